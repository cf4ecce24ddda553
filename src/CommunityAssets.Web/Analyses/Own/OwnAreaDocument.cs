using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.GeoJson;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>Estimates as a GeoJSON FeatureCollection: each area with what is known of it in its properties.</summary>
public static class OwnAreaDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Estimates as an answer.</summary>
    /// <param name="estimates">The estimates.</param>
    /// <param name="grid">The grid that their shapes are on.</param>
    public static IResult Answer(IReadOnlyList<OwnAreaEstimate> estimates, ReferenceSystem grid)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        var shapes = new GeometryWriter(grid);
        return JsonAnswer.Of(JsonAnswer.GeoJson, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteStartArray("features");
            foreach (var estimate in estimates)
            {
                writer.WriteStartObject();
                writer.WriteString("type", "Feature");
                writer.WriteString("id", estimate.Drawn.Id);
                writer.WritePropertyName("geometry");
                shapes.Write(writer, estimate.Drawn.Shape);
                writer.WritePropertyName("properties");
                JsonSerializer.Serialize(
                    writer,
                    new
                    {
                        estimate.Drawn.Name,
                        Bounds = shapes.Bounds(estimate.Drawn.Shape.EnvelopeInternal),
                        estimate.People,
                        estimate.PeopleUnknown,
                        estimate.SplitShare,
                        estimate.Level,
                        estimate.Vintage,
                        estimate.Members,
                        estimate.Split,
                        estimate.SplitOthers,
                        estimate.Strengths,
                        estimate.Known,
                        Indicators = estimate.Lines,
                        estimate.Findings,
                        estimate.Method,
                    },
                    Json);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
