using System.Text;
using System.Text.Json;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>What a first look at an item tells, before it is read.</summary>
/// <param name="Sort">What it is.</param>
/// <param name="Id">Its id as text; null when it has none.</param>
/// <param name="IsSummary">Whether it has none of the lists (schedules, places, costs…) that only a whole service has.</param>
internal readonly record struct ItemGlance(ItemSort Sort, string? Id, bool IsSummary)
{
    /// <summary>Looks at an item.</summary>
    /// <param name="json">One valid JSON value.</param>
    public static ItemGlance At(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return new ItemGlance(ItemSort.Foreign, Id: null, IsSummary: false);
        }

        string? id = null;
        var (service, organization, other, page, lists) = (false, false, false, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan)
            {
                case var name when name.SequenceEqual("id"u8):
                    reader.Read();
                    id = Text(ref reader);
                    break;
                case var name when name.SequenceEqual("contents"u8):
                    page = true;
                    break;
                case var name when name.SequenceEqual("attributes"u8):
                    // Organizations and locations have them too, so they do not make a service; but summaries have none.
                    lists = true;
                    break;
                case var name when IsList(name):
                    (service, lists) = (true, true);
                    break;
                case var name when IsOfService(name):
                    service = true;
                    break;
                case var name when IsOfOrganization(name):
                    organization = true;
                    break;
                case var name when IsOfOther(name):
                    other = true;
                    break;
            }

            reader.Skip();
        }

        var sort = page ? ItemSort.Foreign
            : service ? ItemSort.Service
            : other ? ItemSort.Other
            : organization ? ItemSort.Organization
            : ItemSort.Service;
        return new ItemGlance(sort, id, IsSummary: sort == ItemSort.Service && !lists);
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Encoding.ASCII.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair; the item itself is refused for it when it is read.
            return null;
        }
    }

    private static bool IsList(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("schedules"u8) || name.SequenceEqual("service_at_locations"u8) || name.SequenceEqual("cost_options"u8)
        || name.SequenceEqual("service_areas"u8) || name.SequenceEqual("languages"u8) || name.SequenceEqual("contacts"u8)
        || name.SequenceEqual("phones"u8) || name.SequenceEqual("funding"u8);

    private static bool IsOfService(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("status"u8) || name.SequenceEqual("organization"u8) || name.SequenceEqual("organization_id"u8)
        || name.SequenceEqual("assured_date"u8) || name.SequenceEqual("minimum_age"u8) || name.SequenceEqual("maximum_age"u8)
        || name.SequenceEqual("fees"u8) || name.SequenceEqual("last_modified"u8) || name.SequenceEqual("alert"u8);

    private static bool IsOfOrganization(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("website"u8) || name.SequenceEqual("logo"u8) || name.SequenceEqual("uri"u8)
        || name.SequenceEqual("organization_identifiers"u8) || name.SequenceEqual("parent_organization_id"u8)
        || name.SequenceEqual("services"u8);

    private static bool IsOfOther(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("location"u8) || name.SequenceEqual("location_id"u8) || name.SequenceEqual("service"u8)
        || name.SequenceEqual("taxonomy"u8) || name.SequenceEqual("taxonomy_id"u8) || name.SequenceEqual("term"u8)
        || name.SequenceEqual("term_uri"u8) || name.SequenceEqual("parent_id"u8) || name.SequenceEqual("version"u8);
}
