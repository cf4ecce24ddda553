using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>Reads CQL2 JSON (OGC 21-065r2, Annex C).</summary>
public static class CqlJson
{
    // Each level of an expression is an object and a list; a shape in the deepest has a few lists more.
    private const int DeepestJson = (CqlLimits.Depth * 2) + CqlLimits.ShapeDepth + 4;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="CqlException">It is not CQL2 JSON, too long, or nested too deeply.</exception>
    public static Cql Read(string text)
    {
        if (text.Length > CqlLimits.Characters)
        {
            throw new CqlException($"The filter is {text.Length:N0} characters long; at most {CqlLimits.Characters:N0} can be read.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestJson });
            return Read(document.RootElement, "$", 1);
        }
        catch (JsonException problem)
        {
            throw new CqlException(
                $"The filter is not JSON that can be read, or is nested deeper than {CqlLimits.Depth} levels "
                + $"(at character {problem.BytePositionInLine + 1}).");
        }
    }

    private static Cql Read(JsonElement element, string place, int depth)
    {
        if (depth > CqlLimits.Depth + 1)
        {
            throw CqlLimits.TooDeep(place);
        }

        return element.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => new Cql.Truth(element.GetBoolean()) { Place = place },
            JsonValueKind.String => new Cql.Text(Text(element, place)) { Place = place },
            JsonValueKind.Number => new Cql.Number(Number(element, place)) { Place = place },
            JsonValueKind.Array => new Cql.List(Items(element, place, depth)) { Place = place },
            JsonValueKind.Object => ReadObject(element, place, depth),
            _ => throw CqlException.At(place, "null has no meaning in a filter; use isNull"),
        };
    }

    private static Cql ReadObject(JsonElement element, string place, int depth)
    {
        if (element.TryGetProperty("op", out var op))
        {
            var name = op.ValueKind == JsonValueKind.String ? Text(op, place + ".op") : "";
            return element.TryGetProperty("args", out var args) && args.ValueKind == JsonValueKind.Array && name.Length > 0
                ? new Cql.Call(name.ToLowerInvariant(), Items(args, place + ".args", depth)) { Place = place }
                : throw CqlException.At(place, "An operator needs its name in 'op' and a list of what it is of in 'args'");
        }

        if (element.TryGetProperty("property", out var property) && property.ValueKind == JsonValueKind.String)
        {
            return new Cql.Property(Text(property, place)) { Place = place };
        }

        if (element.TryGetProperty("date", out var date))
        {
            return CqlTimes.Of("date", [Read(date, place, depth + 1)], place);
        }

        if (element.TryGetProperty("timestamp", out var timestamp))
        {
            return CqlTimes.Of("timestamp", [Read(timestamp, place, depth + 1)], place);
        }

        if (element.TryGetProperty("interval", out var interval) && interval.ValueKind == JsonValueKind.Array)
        {
            return CqlTimes.Interval(Items(interval, place, depth), place);
        }

        if (element.TryGetProperty("bbox", out var box) && box.ValueKind == JsonValueKind.Array)
        {
            return new Cql.Shape(CqlShapes.OfBox(Items(box, place, depth), place)) { Place = place };
        }

        return element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? new Cql.Shape(ReadShape(element, Text(type, place), place)) { Place = place }
            : throw CqlException.At(
                place,
                "An object in a filter has 'op' and 'args', or 'property', 'date', 'timestamp', 'interval', 'bbox', or is a geometry");
    }

    private static ImmutableArray<Cql> Items(JsonElement list, string place, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Cql>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            items.Add(Read(item, $"{place}[{items.Count}]", depth + 1));
        }

        return items.ToImmutable();
    }

    private static Geometry ReadShape(JsonElement element, string type, string place)
    {
        var factory = new GeometryFactory();
        try
        {
            if (type == "GeometryCollection")
            {
                return element.TryGetProperty("geometries", out var parts) && parts.ValueKind == JsonValueKind.Array
                    ? factory.CreateGeometryCollection([.. parts.EnumerateArray().Select(part =>
                        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out var inner)
                            && inner.ValueKind == JsonValueKind.String && inner.GetString() is { } name and not "GeometryCollection"
                            ? ReadShape(part, name, place)
                            : throw CqlException.At(place, "A part of the geometry collection is not a geometry"))])
                    : throw CqlException.At(place, "A geometry collection needs 'geometries'");
            }

            if (!element.TryGetProperty("coordinates", out var at) || at.ValueKind != JsonValueKind.Array)
            {
                throw CqlException.At(place, "A geometry needs 'coordinates'");
            }

            return type switch
            {
                "Point" => factory.CreatePoint(Position(at, place)),
                "LineString" => Line(at),
                "Polygon" => Polygon(at),
                "MultiPoint" => factory.CreateMultiPointFromCoords(Positions(at, place)),
                "MultiLineString" => factory.CreateMultiLineString([.. at.EnumerateArray().Select(Line)]),
                "MultiPolygon" => factory.CreateMultiPolygon([.. at.EnumerateArray().Select(Polygon)]),
                _ => throw CqlException.At(place, $"'{type}' is not a geometry"),
            };
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw CqlException.At(place, "The geometry can't be read: " + problem.Message.TrimEnd('.'));
        }

        LineString Line(JsonElement positions) => factory.CreateLineString(Positions(positions, place));

        Polygon Polygon(JsonElement rings)
        {
            LinearRing[] all = [.. rings.EnumerateArray().Select(ring => factory.CreateLinearRing(Positions(ring, place)))];
            return all.Length == 0 ? factory.CreatePolygon() : factory.CreatePolygon(all[0], all[1..]);
        }
    }

    private static Coordinate[] Positions(JsonElement list, string place) =>
        [.. list.EnumerateArray().Select(position => Position(position, place))];

    private static Coordinate Position(JsonElement position, string place)
    {
        double[] numbers = [.. position.EnumerateArray().Select(number => Number(number, place))];
        return numbers.Length is 2 or 3
            ? new Coordinate(numbers[0], numbers[1])
            : throw CqlException.At(place, "A position needs two numbers");
    }

    private static double Number(JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw CqlException.At(place, "A number was expected");

    private static string Text(JsonElement element, string place)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw CqlException.At(place, "A text holds half of a character");
        }
    }
}
