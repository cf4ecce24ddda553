using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage.Filters;

/// <summary>The fields of assets as flat features, in the order in which they are told. Names are those of exported files.</summary>
public static class AssetFields
{
    /// <summary>Every field.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        new("id", FieldType.Text, "The record's own id, a UUID; also the id of the feature.") { Optional = false },
        new("kind", FieldType.Text, "What sort of strength it is.")
        {
            Optional = false,
            Choices = [.. KindNames.All.Select(KindNames.Name)],
        },
        new("name", FieldType.Text, "Its name.") { Optional = false },
        new("summary", FieldType.Text, "What it is, in plain text."),
        new("topics", FieldType.Words, "What people find there, by the ids of topics.") { Optional = false },
        new("address", FieldType.Text, "The address as its source gives it."),
        new("postcode", FieldType.Text, "The postcode, with its blank."),
        new("placed_by", FieldType.Text, "How its place on the map was found.") { Choices = ["coordinates", "postcode"] },
        new("online", FieldType.Truth, "Whether people can take part online.") { Optional = false },
        new("covers", FieldType.Words, "Codes of the areas that it covers, where it has no one place.") { Optional = false },
        new("days", FieldType.Words, "Weekdays on which something happens.") { Optional = false, Choices = [.. DayNames] },
        .. Access.Features.Select(feature => new Field(
            AccessName(feature), FieldType.Truth, AccessNames.Words(feature) + ": true, false, or not known (null).")),
        new("cost", FieldType.Text, "What sort of cost there is; null when not known.") { Choices = ["free", "donation", "amount"] },
        new("pounds", FieldType.Number, "The amount in pounds."),
        new("cost_note", FieldType.Text, "What is said about the cost."),
        new("age_from", FieldType.Whole, "The youngest age that it is for, in years."),
        new("age_to", FieldType.Whole, "The oldest age that it is for, in years."),
        new("audience", FieldType.Text, "Who it is for, in words."),
        new("languages", FieldType.Words, "Languages spoken there, as BCP 47 tags.") { Optional = false },
        new("phone", FieldType.Text, "The organisation's telephone."),
        new("email", FieldType.Text, "The organisation's email."),
        new("web", FieldType.Text, "The organisation's web address."),
        new("capacity", FieldType.Whole, "People that it can welcome at a time."),
        new("source", FieldType.Text, "The source that the record came from.") { Optional = false },
        new("source_id", FieldType.Text, "The source's own id of the record.") { Optional = false },
        new("licence", FieldType.Text, "The licence of the source."),
        new("retrieved", FieldType.Day, "The day on which it was fetched from its source."),
        new("verified", FieldType.Day, "The day on which somebody last checked it."),
        new("verified_by", FieldType.Text, "The role of whoever checked it."),
        new("verify_by", FieldType.Day, "The day by which it should be checked again."),
        new("created", FieldType.Moment, "When the record was added to this atlas.") { Optional = false },
        new("updated", FieldType.Moment, "When the record last changed in this atlas.") { Optional = false },
    ];

    /// <summary>The names of weekdays from Sunday on, as bit 0 to 6 of a stored mask.</summary>
    internal static ReadOnlySpan<string> DayNames => new[] { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };

    /// <summary>The name of the field that holds an access feature: <c>step_free</c>.</summary>
    public static string AccessName(AccessFeature feature) => AccessNames.Name(feature).Replace('-', '_');
}
