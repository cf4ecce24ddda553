using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Features;

/// <summary>Tells a <see cref="JsonShape"/> from the members at the top, in whatever order they stand.</summary>
internal static class JsonShapes
{
    /// <summary>Looks at a file.</summary>
    /// <exception cref="BadInputException">It is JSON of another sort.</exception>
    public static JsonShape Tell(InputFile file)
    {
        using var json = new JsonStream(file.OpenContent(), file.Name);
        if (!json.Read())
        {
            throw new BadInputException($"{file.Name}: the file is empty. Export it again.");
        }

        if (json.Token != JsonTokenType.StartObject)
        {
            throw Foreign(file, "a list, not an object,");
        }

        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            switch (json.Text)
            {
                case "features":
                    return JsonShape.Collection;
                case "arcs" or "objects":
                    return JsonShape.Topology;
                case "geometry" or "properties" or "coordinates" or "geometries":
                    return JsonShape.Sequence;
                case "type":
                    json.Read();
                    return json.Text switch
                    {
                        "FeatureCollection" => JsonShape.Collection,
                        "Topology" => JsonShape.Topology,
                        "Feature" or "Point" or "MultiPoint" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon"
                            or "GeometryCollection" =>
                            JsonShape.Sequence,
                        _ => throw Foreign(file, $"of type \"{json.Text}\""),
                    };
                default:
                    json.Skip();
                    break;
            }
        }

        throw Foreign(file, "without \"type\"");
    }

    private static BadInputException Foreign(InputFile file, string what) => new(
        $"{file.Name}: this is JSON {what} and neither GeoJSON nor TopoJSON. "
        + $"GeoJSON begins with {{\"type\": \"FeatureCollection\", \"features\": […]}}.");
}
