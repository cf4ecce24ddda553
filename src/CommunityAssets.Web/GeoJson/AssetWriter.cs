using System.Globalization;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.GeoJson;

/// <summary>Writes assets as GeoJSON features with every field. What a field does not say is null or empty, never left out.</summary>
/// <param name="grid">The working grid that geometries come on.</param>
public sealed class AssetWriter(ReferenceSystem grid)
{
    private readonly GeometryWriter _geometries = new(grid);

    /// <summary>Writes one feature.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="asset">The asset, all of which the asker may see.</param>
    /// <param name="metres">How far it is from the point asked about, or null.</param>
    /// <param name="more">Writes further members into the properties, or null.</param>
    public void Write(Utf8JsonWriter writer, Asset asset, double? metres = null, Action<Utf8JsonWriter>? more = null)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", asset.Id);
        writer.WritePropertyName("geometry");
        _geometries.Write(writer, asset.Location.Shape);
        writer.WriteStartObject("properties");
        writer.WriteString("kind", KindNames.Name(asset.Kind));
        writer.WriteString("name", asset.Name);
        writer.WriteString("summary", asset.Summary);
        WriteTexts(writer, "topics", asset.Topics);
        WriteLocation(writer, asset.Location);
        WriteSessions(writer, asset);
        WriteAccess(writer, asset.Access);
        WriteCost(writer, asset.Cost);
        WriteAudience(writer, asset.Audience);
        WriteTexts(writer, "languages", asset.Languages);
        WriteContact(writer, asset.Contact);
        WriteNumber(writer, "capacity", asset.Capacity);
        WriteProvenance(writer, asset);
        if (metres is { } distance)
        {
            writer.WriteNumber("metres", Math.Round(distance, 1));
        }

        more?.Invoke(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, AssetLocation location)
    {
        writer.WriteString("placedBy", location.Placement switch
        {
            Placement.Coordinates => "coordinates",
            Placement.Postcode => "postcode",
            _ => null,
        });
        writer.WriteString("address", location.Address);
        writer.WriteString("postcode", location.Postcode);
        writer.WriteBoolean("online", location.Online);
        WriteTexts(writer, "covers", location.Covers);
    }

    private static void WriteSessions(Utf8JsonWriter writer, Asset asset)
    {
        writer.WriteStartArray("sessions");
        foreach (var session in asset.Sessions)
        {
            writer.WriteStartObject();
            writer.WriteString("day", session.Day.ToString()[..3].ToLowerInvariant());
            writer.WriteString("start", session.Start?.ToString("HH:mm", CultureInfo.InvariantCulture));
            writer.WriteString("end", session.End?.ToString("HH:mm", CultureInfo.InvariantCulture));
            writer.WriteNumber("everyWeeks", session.EveryWeeks);
            WriteNumber(writer, "nthOfMonth", session.NthOfMonth);
            writer.WriteString("from", Date(session.From));
            writer.WriteString("until", Date(session.Until));
            writer.WriteString("notes", session.Notes);
            writer.WriteString("rrule", SessionText.ToRRule(session));
            writer.WriteString("words", PlainWords.When(session));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAccess(Utf8JsonWriter writer, Access access)
    {
        writer.WriteStartObject("access");
        foreach (var feature in Access.Features)
        {
            writer.WriteString(AccessNames.Name(feature), access[feature] switch { Answer.Yes => "yes", Answer.No => "no", _ => null });
        }

        writer.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter writer, Cost? cost)
    {
        if (cost is null)
        {
            writer.WriteNull("cost");
            return;
        }

        writer.WriteStartObject("cost");
        writer.WriteString("kind", cost.Kind switch { CostKind.Free => "free", CostKind.Donation => "donation", _ => "amount" });
        if (cost.Pounds is { } pounds)
        {
            writer.WriteNumber("pounds", pounds);
        }
        else
        {
            writer.WriteNull("pounds");
        }

        writer.WriteString("note", cost.Note);
        writer.WriteString("words", PlainWords.Price(cost));
        writer.WriteEndObject();
    }

    private static void WriteAudience(Utf8JsonWriter writer, Audience? audience)
    {
        if (audience is null)
        {
            writer.WriteNull("audience");
            return;
        }

        writer.WriteStartObject("audience");
        WriteNumber(writer, "ageFrom", audience.AgeFrom);
        WriteNumber(writer, "ageTo", audience.AgeTo);
        writer.WriteString("words", audience.Words);
        writer.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter writer, Contact? contact)
    {
        if (contact is null)
        {
            writer.WriteNull("contact");
            return;
        }

        writer.WriteStartObject("contact");
        writer.WriteString("phone", contact.Phone);
        writer.WriteString("email", contact.Email);
        writer.WriteString("web", contact.Web);
        writer.WriteEndObject();
    }

    private static void WriteProvenance(Utf8JsonWriter writer, Asset asset)
    {
        writer.WriteStartObject("source");
        writer.WriteString("name", asset.Provenance.Source);
        writer.WriteString("id", asset.Provenance.SourceId);
        writer.WriteString("licence", asset.Provenance.Licence);
        writer.WriteString("retrieved", Date(asset.Provenance.Retrieved));
        writer.WriteEndObject();
        if (asset.Verification is { } verification)
        {
            writer.WriteStartObject("verified");
            writer.WriteString("by", verification.ByRole);
            writer.WriteString("on", Date(verification.On));
            writer.WriteString("nextDue", Date(verification.NextDue));
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("verified");
        }

        writer.WriteString(
            "status", asset.Status switch { AssetStatus.Published => "published", AssetStatus.Retired => "retired", _ => "suggested" });
        writer.WriteString("visibility", asset.Visibility == Visibility.Public ? "public" : "workforce");
        writer.WriteNumber("version", asset.Version);
        writer.WriteString("created", asset.Created.UtcDateTime);
        writer.WriteString("updated", asset.Updated.UtcDateTime);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
