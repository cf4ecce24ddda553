using System.Text.Json;

namespace CommunityAssets.Web.GeoJson;

/// <summary>Writes what surrounds the features of a FeatureCollection.</summary>
public static class FeatureList
{
    /// <summary>Begins a collection and its list of features.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="matched">How many match in all.</param>
    /// <param name="returned">How many are in this answer.</param>
    /// <param name="links">Links to other pages.</param>
    public static void Begin(Utf8JsonWriter writer, long matched, int returned, IReadOnlyList<(string Rel, string Address)> links)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteNumber("numberMatched", matched);
        writer.WriteNumber("numberReturned", returned);
        writer.WriteStartArray("links");
        foreach (var (rel, address) in links)
        {
            writer.WriteStartObject();
            writer.WriteString("rel", rel);
            writer.WriteString("type", JsonAnswer.GeoJson);
            writer.WriteString("href", address);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("features");
    }

    /// <summary>Ends them.</summary>
    public static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
