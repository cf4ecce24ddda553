using System.Text.Json;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>One geometry object of a topology, with its id and properties.</summary>
internal sealed class TopoJsonGeometry(TopoJsonArcs arcs, GeometryFactory factory, ReadNotes notes, long row)
{
    private const int DeepestCollection = 8;

    // An edge lies between two areas; a route may come the same way a few times more.
    private const int MostTimes = 4;
    private const int AlwaysAllowed = 10_000;
    private long _points;

    /// <summary>Reads it.</summary>
    /// <exception cref="FeatureProblemException">Something in it is wrong.</exception>
    public (string? Id, IReadOnlyDictionary<string, object?> Attributes, Geometry? Geometry) Read(ReadOnlySpan<byte> json)
    {
        var attributes = JsonAttributes.None;
        string? id = null;
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new FeatureProblemException(null, "this is not a geometry object but a bare value.", "Export the file again.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                if (name is "properties")
                {
                    attributes = JsonAttributes.Read(ref reader);
                }
                else
                {
                    id = name is "id" ? JsonAttributes.Id(ref reader) : id;
                    reader.Skip();
                }
            }

            using var document = JsonDocument.Parse(json.ToArray());
            return (id, attributes, Build(document.RootElement, 0));
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new FeatureProblemException("arcs",
                "the geometry is not as TopoJSON has it: a list of arc numbers, nested as its type asks.", "Export the file again.");
        }
    }

    private Geometry? Build(JsonElement element, int depth)
    {
        var type = element.TryGetProperty("type", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString() : null;
        switch (type)
        {
            case "Point":
                return factory.CreatePoint(Place(element.GetProperty("coordinates")));
            case "MultiPoint":
                return factory.CreateMultiPointFromCoords([.. element.GetProperty("coordinates").EnumerateArray().Select(Place)]);
            case "LineString":
                return Line(element.GetProperty("arcs"));
            case "MultiLineString":
                return factory.CreateMultiLineString([.. element.GetProperty("arcs").EnumerateArray().Select(Line)]);
            case "Polygon":
                return Polygon(element.GetProperty("arcs"));
            case "MultiPolygon":
                return factory.CreateMultiPolygon([.. element.GetProperty("arcs").EnumerateArray().Select(Polygon)]);
            case "GeometryCollection" when depth < DeepestCollection:
                return factory.CreateGeometryCollection(
                    [.. element.GetProperty("geometries").EnumerateArray().Select(part => Build(part, depth + 1)).OfType<Geometry>()]);
            case null:
                return null;
            default:
                throw new FeatureProblemException("type", $"\"{type}\" is not a type of geometry.",
                    "TopoJSON has Point, LineString, Polygon, their Multi forms and GeometryCollection.");
        }
    }

    private Coordinate Place(JsonElement position)
    {
        var place = arcs.Place(position[0].GetDouble(), position[1].GetDouble());
        return double.IsFinite(place.X) && double.IsFinite(place.Y)
            ? place
            : throw new FeatureProblemException("coordinates", "a number is too large.", "Export the file again.");
    }

    private LineString Line(JsonElement indices)
    {
        var points = Join(indices);
        return points.Length >= 2
            ? factory.CreateLineString(points)
            : throw new FeatureProblemException("arcs", "a line has fewer than two points.", "Export the file again.");
    }

    private Polygon Polygon(JsonElement rings)
    {
        LinearRing[] made = [.. rings.EnumerateArray().Select(ring => Rings.Close(Join(ring), factory, notes, row))];
        return made.Length == 0 ? factory.CreatePolygon() : factory.CreatePolygon(made[0], made[1..]);
    }

    private Coordinate[] Join(JsonElement indices)
    {
        var points = new List<Coordinate>();
        foreach (var index in indices.EnumerateArray())
        {
            var before = points.Count;
            arcs.AddTo(points, index.GetInt64());
            _points += points.Count - before;
            if (_points > AlwaysAllowed && _points > MostTimes * arcs.Points)
            {
                // A few numbers may stand for more points than memory holds.
                throw new FeatureProblemException(
                    "arcs", "the shape goes over the same arcs again and again.", "Export the file again, or draw the shape anew.");
            }
        }

        return [.. points];
    }
}
