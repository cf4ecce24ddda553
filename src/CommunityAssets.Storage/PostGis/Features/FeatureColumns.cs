using System.Collections.Frozen;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>Where the fields of features are kept, by name; a test holds the names in step with the fields.</summary>
internal static class FeatureColumns
{
    /// <summary>The fields of <c>atlas.assets a</c>.</summary>
    public static readonly FrozenDictionary<string, FeatureColumn> Assets = new Dictionary<string, FeatureColumn>(StringComparer.Ordinal)
    {
        ["id"] = new("a.id::text", "a.id"),
        ["kind"] = FeatureColumn.Coded("a.kind", [.. KindNames.All.Select(KindNames.Name)]),
        ["name"] = new("a.name"),
        ["summary"] = new("a.summary"),
        ["topics"] = new("a.topics"),
        ["address"] = new("a.address"),
        ["postcode"] = new("a.postcode"),
        ["placed_by"] = FeatureColumn.Coded("nullif(a.placement, 0)", "coordinates", "postcode"),
        ["online"] = new("a.online"),
        ["covers"] = Sparse("a.covers"),
        ["days"] = new("a.days", "a.days", [.. AssetFields.DayNames]),
        ["cost"] = FeatureColumn.Coded("a.cost_kind", "free", "donation", "amount"),
        ["pounds"] = new("a.cost_pounds::float8"),
        ["cost_note"] = new("a.cost_note"),
        ["age_from"] = new("a.age_from"),
        ["age_to"] = new("a.age_to"),
        ["audience"] = new("a.audience"),
        ["languages"] = Sparse("a.languages"),
        ["phone"] = new("a.phone"),
        ["email"] = new("a.email"),
        ["web"] = new("a.web"),
        ["capacity"] = new("a.capacity"),
        ["source"] = new("a.source"),
        ["source_id"] = new("a.source_id"),
        ["licence"] = new("a.licence"),
        ["retrieved"] = new("a.retrieved"),
        ["verified"] = new("a.verified"),
        ["verified_by"] = new("a.verified_by"),
        ["verify_by"] = new("a.verify_due"),
        ["created"] = new("a.created"),
        ["updated"] = new("a.updated"),
    }.Concat(Access.Features.Select(AccessColumn)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The fields of <c>atlas.areas a</c> of one level.</summary>
    public static FeatureColumn Area(string field, AreaLevel level) => field switch
    {
        "code" => new("a.code"),
        "name" => new("a.name"),
        "level" => new($"'{LevelNames.Name(level)}'::text"),
        "vintage" => new("a.vintage"),
        "population" => new("p.population"),
        "source" => new("a.source"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of areas."),
    };

    private static KeyValuePair<string, FeatureColumn> AccessColumn(AccessFeature feature)
    {
        var bit = 1 << (int)feature;
        return new(
            AssetFields.AccessName(feature),
            new($"(CASE WHEN a.access_yes & {bit} <> 0 THEN true WHEN a.access_no & {bit} <> 0 THEN false END)", "a.access_yes")
            {
                Denied = "a.access_no",
                Bit = bit,
            });
    }

    // A list that is mostly empty: nothing is sent for an empty one.
    private static FeatureColumn Sparse(string column) => new(column, $"nullif({column}, '{{}}')");
}
