using Google.Protobuf;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>Reads Mapbox Vector Tiles 2.1 back, strictly, with code that shares nothing with the encoder.</summary>
internal static class DecodedTile
{
    private static readonly GeometryFactory Factory = new();

    public static IReadOnlyDictionary<string, DecodedLayer> Read(byte[] tile)
    {
        var layers = new Dictionary<string, DecodedLayer>(StringComparer.Ordinal);
        foreach (var (field, bytes) in Fields(tile))
        {
            Assert.Equal(3, field);
            var layer = Layer((byte[])bytes);
            layers.Add(layer.Name, layer);
        }

        return layers;
    }

    private static DecodedLayer Layer(byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        Assert.Equal(2UL, fields.Single(one => one.Field == 15).Value);
        var name = Text(fields.Single(one => one.Field == 1).Value);
        var extent = (ulong)fields.Single(one => one.Field == 5).Value;
        var keys = fields.Where(one => one.Field == 3).Select(one => Text(one.Value)).ToList();
        var values = fields.Where(one => one.Field == 4).Select(one => Value((byte[])one.Value)).ToList();
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(values.Count, values.Distinct().Count());
        var features = fields.Where(one => one.Field == 2).Select(one => Feature((byte[])one.Value, keys, values)).ToList();
        Assert.NotEmpty(features);
        return new DecodedLayer(name, (int)extent, features);
    }

    private static DecodedFeature Feature(byte[] bytes, List<string> keys, List<object> values)
    {
        var fields = Fields(bytes).ToDictionary(one => one.Field, one => one.Value);
        var tags = fields.TryGetValue(2, out var packed) ? Packed((byte[])packed) : [];
        var attributes = tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]], StringComparer.Ordinal);
        var commands = Packed((byte[])fields[4]);
        var (id, type) = (fields.TryGetValue(1, out var given) ? (ulong)given : 0, (int)(ulong)fields[3]);
        return new DecodedFeature(id, type, commands, Geometry(type, commands), attributes);
    }

    private static Geometry Geometry(int type, List<uint> commands)
    {
        var (parts, x, y, at) = (new List<List<Coordinate>>(), 0, 0, 0);
        while (at < commands.Count)
        {
            var (command, count) = (commands[at] & 7, (int)(commands[at] >> 3));
            at++;
            Assert.True(count > 0);
            if (command == 7)
            {
                Assert.Equal((3, 1), (type, count));
                parts[^1].Add(parts[^1][0].Copy());
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                x += Unzigzag(commands[at++]);
                y += Unzigzag(commands[at++]);
                if (command == 1)
                {
                    parts.Add([]);
                }
                else
                {
                    Assert.False(parts[^1][^1].X == x && parts[^1][^1].Y == y, "a line that goes nowhere");
                }

                parts[^1].Add(new Coordinate(x, y));
            }
        }

        return type switch
        {
            1 when parts.Count == 1 => Factory.CreatePoint(parts[0][0]),
            1 => Factory.CreateMultiPointFromCoords([.. parts.Select(part => part[0])]),
            2 => Factory.CreateMultiLineString([.. parts.Select(part => Factory.CreateLineString([.. part]))]),
            3 => Polygons(parts),
            _ => throw new InvalidDataException($"There is no type {type}."),
        };
    }

    // Section 4.3.3.3: a ring of positive area (surveyor's formula, y downward) starts a polygon, one of negative area is a hole of the
    // last.
    private static MultiPolygon Polygons(List<List<Coordinate>> rings)
    {
        var polygons = new List<(LinearRing Outer, List<LinearRing> Holes)>();
        foreach (var ring in rings)
        {
            var area = ring.Zip(ring.Skip(1), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum();
            Assert.NotEqual(0, area);
            if (area > 0)
            {
                polygons.Add((Factory.CreateLinearRing([.. ring]), []));
            }
            else
            {
                polygons[^1].Holes.Add(Factory.CreateLinearRing([.. ring]));
            }
        }

        return Factory.CreateMultiPolygon([.. polygons.Select(polygon => Factory.CreatePolygon(polygon.Outer, [.. polygon.Holes]))]);
    }

    private static object Value(byte[] bytes)
    {
        var (field, value) = Fields(bytes).Single();
        return field switch
        {
            1 => Text(value),
            2 => (double)BitConverter.UInt32BitsToSingle((uint)value),
            3 => BitConverter.Int64BitsToDouble((long)(ulong)value),
            5 => (long)(ulong)value,
            6 => (long)((ulong)value >> 1) ^ -((long)(ulong)value & 1),
            7 => (ulong)value == 1,
            _ => throw new InvalidDataException($"There is no value of form {field}."),
        };
    }

    private static IEnumerable<(int Field, object Value)> Fields(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        while (!input.IsAtEnd)
        {
            var tag = input.ReadTag();
            yield return (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed32 => input.ReadFixed32(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                var other => throw new InvalidDataException($"Wire type {other} is not used in tiles."),
            });
        }
    }

    private static List<uint> Packed(byte[] bytes)
    {
        var (input, numbers) = (new CodedInputStream(bytes), new List<uint>());
        while (!input.IsAtEnd)
        {
            numbers.Add(input.ReadUInt32());
        }

        return numbers;
    }

    private static string Text(object bytes) => System.Text.Encoding.UTF8.GetString((byte[])bytes);

    private static int Unzigzag(uint number) => (int)(number >> 1) ^ -(int)(number & 1);
}
