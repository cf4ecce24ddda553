using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Plan;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>Writes GeoJSON as publishers do: longitude and latitude with six decimals, one feature a line.</summary>
public sealed class GeoJson(string name)
{
    private static readonly GridTransform ToDegrees = GridTransform.Between(ReferenceSystem.BritishNationalGrid, ReferenceSystem.Wgs84);
    private readonly StringBuilder _text = new StringBuilder("{\"type\":\"FeatureCollection\",\"name\":")
        .Append(JsonSerializer.Serialize(name)).Append(",\"features\":[\n");
    private bool _any;

    /// <summary>Longitude and latitude of a spot on the plan, rounded to six decimals.</summary>
    public static (double Longitude, double Latitude) Degrees(double x, double y)
    {
        var (longitude, latitude) = ToDegrees.Apply(TownPlan.East + x, TownPlan.North + y);
        return (Math.Round(longitude, 6), Math.Round(latitude, 6));
    }

    /// <summary>Adds a feature; <paramref name="shape"/> is on the plan.</summary>
    public void Add(Geometry shape, params (string Key, object? Value)[] properties)
    {
        _text.Append(_any ? ",\n" : "").Append("{\"type\":\"Feature\",\"properties\":{");
        _any = true;
        _text.AppendJoin(',', properties.Select(property => $"{Json(property.Key)}:{Json(property.Value)}")).Append("},\"geometry\":");
        Write(shape);
        _text.Append('}');
    }

    /// <summary>The whole text.</summary>
    public string Finish() => _text.Append("\n]}\n").ToString();

    /// <summary>A number as JSON and CSV write it.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Json(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text, Relaxed),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException("A property is text or a number.", nameof(value)),
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private void Write(Geometry shape)
    {
        _text.Append("{\"type\":\"").Append(shape.GeometryType).Append("\",\"coordinates\":");
        switch (shape)
        {
            case Point point:
                Position(point.Coordinate);
                break;
            case LineString line:
                Positions(line.Coordinates);
                break;
            case Polygon polygon:
                Rings(polygon);
                break;
            case MultiPolygon many:
                _text.Append('[');
                for (var i = 0; i < many.NumGeometries; i++)
                {
                    _text.Append(i > 0 ? "," : "");
                    Rings((Polygon)many.GetGeometryN(i));
                }

                _text.Append(']');
                break;
            default:
                throw new ArgumentException($"{shape.GeometryType} is not written here.", nameof(shape));
        }

        _text.Append('}');
    }

    private void Rings(Polygon polygon)
    {
        _text.Append('[');
        // RFC 7946: outer rings run anticlockwise, holes clockwise.
        Positions(Turned(polygon.ExteriorRing.Coordinates, anticlockwise: true));
        foreach (var hole in polygon.InteriorRings)
        {
            _text.Append(',');
            Positions(Turned(hole.Coordinates, anticlockwise: false));
        }

        _text.Append(']');
    }

    private static Coordinate[] Turned(Coordinate[] ring, bool anticlockwise) =>
        NetTopologySuite.Algorithm.Orientation.IsCCW(ring) == anticlockwise ? ring : [.. ring.Reverse()];

    private void Positions(Coordinate[] coordinates)
    {
        _text.Append('[');
        for (var i = 0; i < coordinates.Length; i++)
        {
            _text.Append(i > 0 ? "," : "");
            Position(coordinates[i]);
        }

        _text.Append(']');
    }

    private void Position(Coordinate at)
    {
        var (longitude, latitude) = Degrees(at.X, at.Y);
        _text.Append('[').Append(Number(longitude)).Append(',').Append(Number(latitude)).Append(']');
    }
}
