using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.GeoJson;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>
/// What is within a walk, as a GeoJSON FeatureCollection: a feature for each time, the strengths beside them, nearest first.
/// </summary>
public static class ReachDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="grid">The grid that its shapes are on.</param>
    public static void Write(Utf8JsonWriter writer, ReachAnswer answer, ReferenceSystem grid)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(answer);
        var shapes = new GeometryWriter(grid);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WritePropertyName("place");
        shapes.WritePosition(writer, answer.Start.Place);
        writer.WriteString("asset", answer.Start.From?.Id.ToString("D"));
        writer.WriteString("name", answer.Start.From?.Name);
        writer.WriteBoolean("onNetwork", answer.OnNetwork);
        writer.WriteString("method", answer.Method);
        Member(writer, "parameters", answer.Parameters);
        Member(writer, "findings", answer.Findings);
        Member(writer, "bounds", shapes.Bounds(answer.Times[^1].Shape.EnvelopeInternal));
        writer.WriteStartArray("features");
        foreach (var time in answer.Times)
        {
            Write(writer, time, shapes);
        }

        writer.WriteEndArray();
        Member(writer, "strengths", answer.Strengths.Select(one => new
        {
            one.Asset.Id,
            one.Asset.Name,
            Kind = KindNames.Name(one.Asset.Kind),
            one.Asset.Topics,
            Metres = Math.Round(one.Metres, 1),
            one.Minutes,
            one.OnNetwork,
        }));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReachTime time, GeometryWriter shapes)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteNumber("id", time.Minutes);
        writer.WritePropertyName("geometry");
        shapes.Write(writer, time.Shape);
        Member(writer, "properties", new
        {
            time.Minutes,
            time.Metres,
            time.Lives.People,
            time.Lives.Areas,
            time.Lives.SplitShare,
            time.Lives.PeopleUnknown,
            time.Recorded,
            Kinds = time.Kinds.ToDictionary(one => KindNames.Name(one.Kind), one => one.Count, StringComparer.Ordinal),
            Topics = time.Topics.ToDictionary(one => one.Topic, one => one.Count, StringComparer.Ordinal),
        });
        writer.WriteEndObject();
    }

    private static void Member<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, Json);
    }
}
