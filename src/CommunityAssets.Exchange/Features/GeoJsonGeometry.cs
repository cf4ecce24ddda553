using System.Text;
using System.Text.Json;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Geometry out of GeoJSON (RFC 7946, 3.1). Members may stand in any order; heights are left out. A ring that does not end where it began
/// is closed and noted.
/// </summary>
internal ref struct GeoJsonGeometry(GeometryFactory factory, ReadNotes notes, long row)
{
    private const string Member = "geometry.coordinates";
    private const int DeepestCollection = 8;
    private readonly List<Coordinate> _points = [];

    /// <summary>Reads the geometry object or null that the reader stands at, to its end.</summary>
    public readonly Geometry? Read(ref Utf8JsonReader reader) => Read(ref reader, 0);

    private readonly Geometry? Read(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject || depth > DeepestCollection)
        {
            throw new FeatureProblemException("geometry", "the geometry is not a GeoJSON geometry.",
                "Write {\"type\": …, \"coordinates\": …}, or null for none.");
        }

        string? type = null;
        var content = default(Utf8JsonReader);
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isContent = reader.ValueTextEquals("coordinates"u8) || reader.ValueTextEquals("geometries"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                type = reader.GetString();
            }
            else if (isContent)
            {
                content = reader;
                found = true;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        if (!found || content.TokenType != JsonTokenType.StartArray)
        {
            throw new FeatureProblemException("geometry",
                $"the geometry has no coordinates{(type is null ? "" : " though it is a " + type)}.", "Export the feature again.");
        }

        return Build(type, ref content, depth);
    }

    private readonly Geometry? Build(string? type, ref Utf8JsonReader reader, int depth)
    {
        switch (type)
        {
            case "Point":
                reader.Read();
                return reader.TokenType == JsonTokenType.EndArray ? null : factory.CreatePoint(Position(ref reader));
            case "MultiPoint":
                return Positions(ref reader) is { Length: > 0 } points ? factory.CreateMultiPointFromCoords(points) : null;
            case "LineString":
                return Line(ref reader);
            case "MultiLineString":
                var lines = new List<LineString>();
                while (Next(ref reader))
                {
                    if (Line(ref reader) is { } line)
                    {
                        lines.Add(line);
                    }
                }

                return lines.Count == 0 ? null : factory.CreateMultiLineString([.. lines]);
            case "Polygon":
                return Polygon(ref reader);
            case "MultiPolygon":
                var polygons = new List<Polygon>();
                while (Next(ref reader))
                {
                    if (Polygon(ref reader) is { } polygon)
                    {
                        polygons.Add(polygon);
                    }
                }

                return polygons.Count == 0 ? null : factory.CreateMultiPolygon([.. polygons]);
            case "GeometryCollection":
                var parts = new List<Geometry>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Read(ref reader, depth + 1) is { } part)
                    {
                        parts.Add(part);
                    }
                }

                return parts.Count == 0 ? null : factory.CreateGeometryCollection([.. parts]);
            default:
                throw new FeatureProblemException("geometry.type", $"\"{type}\" is not a type of geometry.",
                    "GeoJSON has Point, LineString, Polygon, their Multi forms and GeometryCollection.");
        }
    }

    private readonly LineString? Line(ref Utf8JsonReader reader)
    {
        var points = Positions(ref reader);
        return points.Length switch
        {
            0 => null,
            1 => throw new FeatureProblemException(Member, "a line has only one point.", "Give it at least two, or make it a Point."),
            _ => factory.CreateLineString(points),
        };
    }

    private readonly Polygon? Polygon(ref Utf8JsonReader reader)
    {
        LinearRing? shell = null;
        List<LinearRing>? holes = null;
        while (Next(ref reader))
        {
            var ring = Rings.Close(Positions(ref reader), factory, notes, row);
            if (shell is null)
            {
                shell = ring;
            }
            else
            {
                (holes ??= []).Add(ring);
            }
        }

        return shell is null ? null : factory.CreatePolygon(shell, holes is null ? [] : [.. holes]);
    }

    /// <summary>Goes into the next array inside the one being read; false at its end.</summary>
    private static bool Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.EndArray => false,
            JsonTokenType.StartArray => true,
            _ => throw NotNested(ref reader),
        };
    }

    private readonly Coordinate[] Positions(ref Utf8JsonReader reader)
    {
        _points.Clear();
        while (Next(ref reader))
        {
            reader.Read();
            _points.Add(Position(ref reader));
        }

        return [.. _points];
    }

    /// <summary>Reads the numbers of a position, the reader standing at the first, up to the closing bracket.</summary>
    private static Coordinate Position(ref Utf8JsonReader reader)
    {
        var x = Number(ref reader);
        reader.Read();
        var y = Number(ref reader);
        for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            // Height and measure, which the atlas has no use for. Null stands for an unknown height.
            if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.Null))
            {
                throw NotNested(ref reader);
            }
        }

        return new Coordinate(x, y);
    }

    private static double Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw NotNested(ref reader);
        }

        var value = reader.GetDouble();
        return double.IsFinite(value)
            ? value
            : throw new FeatureProblemException(Member, $"'{Shown(ref reader)}' is too large a number.", "Export the feature again.");
    }

    private static string Shown(ref Utf8JsonReader reader) =>
        Encoding.ASCII.GetString(reader.ValueSpan[..Math.Min(64, reader.ValueSpan.Length)]);

    private static FeatureProblemException NotNested(ref Utf8JsonReader reader)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.EndArray => "a position has fewer than two numbers.",
            JsonTokenType.StartArray => "brackets are nested too deep for this type of geometry.",
            JsonTokenType.Number => "brackets are not nested deep enough for this type of geometry.",
            JsonTokenType.String => $"'{reader.GetString()}' stands where a number should.",
            _ => $"'{(reader.TokenType == JsonTokenType.Null ? "null" : reader.TokenType.ToString())}' stands where a number should.",
        };
        return new FeatureProblemException(Member, found, "A position is [longitude, latitude] in plain numbers.");
    }
}
