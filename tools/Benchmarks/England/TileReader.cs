using System.Buffers.Binary;
using System.Text;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// Counts what is in a Mapbox Vector Tile 2.1, by reading just enough of its Protocol Buffers: features by layer, and the sum of the attribute
/// <c>count</c>, which features that stand for several things carry.
/// </summary>
internal static class TileReader
{
    /// <summary>Reads a tile.</summary>
    /// <param name="tile">Its bytes, not compressed.</param>
    /// <returns>For each layer: how many features, and how many things they stand for.</returns>
    public static IReadOnlyDictionary<string, (int Features, long Things)> Count(ReadOnlySpan<byte> tile)
    {
        var layers = new Dictionary<string, (int Features, long Things)>(StringComparer.Ordinal);
        while (Field(ref tile, out var field, out var content, out _))
        {
            if (field == 3)
            {
                var (name, features, things) = Layer(content);
                var before = layers.GetValueOrDefault(name);
                layers[name] = (before.Features + features, before.Things + things);
            }
        }

        return layers;
    }

    /// <summary>Every ring of a tile's polygons with its feature's attribute <c>value</c> (NaN where there is none), in order.</summary>
    public static IReadOnlyList<(double Value, List<(int X, int Y)> Ring)> Rings(ReadOnlySpan<byte> tile)
    {
        var rings = new List<(double Value, List<(int X, int Y)> Ring)>();
        while (Field(ref tile, out var part, out var layer, out _))
        {
            if (part != 3)
            {
                continue;
            }

            var (key, keys, values) = (-1, 0, new List<double>());
            for (var rest = layer; Field(ref rest, out var field, out var content, out _);)
            {
                if (field == 3)
                {
                    key = content.SequenceEqual("value"u8) ? keys : key;
                    keys++;
                }
                else if (field == 4)
                {
                    Field(ref content, out var form, out _, out var number);
                    values.Add(form switch
                    {
                        2 => BitConverter.UInt32BitsToSingle((uint)number),
                        3 => BitConverter.UInt64BitsToDouble(number),
                        _ => double.NaN,
                    });
                }
            }

            for (var rest = layer; Field(ref rest, out var field, out var content, out _);)
            {
                if (field == 2)
                {
                    Rings(content, key, values, rings);
                }
            }
        }

        return rings;
    }

    private static void Rings(
        ReadOnlySpan<byte> feature, int key, List<double> values, List<(double Value, List<(int X, int Y)> Ring)> rings)
    {
        var (value, x, y) = (double.NaN, 0, 0);
        while (Field(ref feature, out var field, out var content, out _))
        {
            while (field == 2 && content.Length > 0)
            {
                var (of, at) = ((int)Number(ref content), (int)Number(ref content));
                value = of == key ? values[at] : value;
            }

            while (field == 4 && content.Length > 0)
            {
                var command = (uint)Number(ref content);
                for (var count = command >> 3; (command & 7) != 7 && count > 0; count--)
                {
                    (x, y) = (x + Straight(ref content), y + Straight(ref content));
                    if ((command & 7) == 1)
                    {
                        rings.Add((value, []));
                    }

                    rings[^1].Ring.Add((x, y));
                }
            }
        }

        static int Straight(ref ReadOnlySpan<byte> content)
        {
            var number = (uint)Number(ref content);
            return (int)(number >> 1) ^ -(int)(number & 1);
        }
    }

    private static (string Name, int Features, long Things) Layer(ReadOnlySpan<byte> layer)
    {
        var name = "";
        var features = 0;
        var (key, keys) = (-1, 0);
        var values = new List<long>();
        for (var rest = layer; Field(ref rest, out var field, out var content, out _);)
        {
            switch (field)
            {
                case 1:
                    name = Encoding.UTF8.GetString(content);
                    break;
                case 2:
                    features++;
                    break;
                case 3:
                    key = content.SequenceEqual("count"u8) ? keys : key;
                    keys++;
                    break;
                case 4:
                    Field(ref content, out _, out _, out var number);
                    values.Add((long)number);
                    break;
                default:
                    break;
            }
        }

        if (key < 0)
        {
            return (name, features, features);
        }

        var things = 0L;
        for (var rest = layer; Field(ref rest, out var field, out var content, out _);)
        {
            if (field == 2)
            {
                things += Things(content, key, values);
            }
        }

        return (name, features, things);
    }

    private static long Things(ReadOnlySpan<byte> feature, int key, List<long> values)
    {
        while (Field(ref feature, out var field, out var tags, out _))
        {
            while (field == 2 && tags.Length > 0)
            {
                var of = Number(ref tags);
                var value = Number(ref tags);
                if ((int)of == key)
                {
                    return values[(int)value];
                }
            }
        }

        return 1;
    }

    // Reads one field: a text of bytes, or a number of any width.
    private static bool Field(ref ReadOnlySpan<byte> rest, out int field, out ReadOnlySpan<byte> content, out ulong number)
    {
        field = 0;
        content = default;
        number = 0;
        if (rest.IsEmpty)
        {
            return false;
        }

        var tag = Number(ref rest);
        field = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                number = Number(ref rest);
                break;
            case 1:
                number = BinaryPrimitives.ReadUInt64LittleEndian(rest);
                rest = rest[8..];
                break;
            case 2:
                var length = (int)Number(ref rest);
                content = rest[..length];
                rest = rest[length..];
                break;
            case 5:
                number = BinaryPrimitives.ReadUInt32LittleEndian(rest);
                rest = rest[4..];
                break;
            default:
                throw new InvalidOperationException("A tile that was answered is not Protocol Buffers.");
        }

        return true;
    }

    private static ulong Number(ref ReadOnlySpan<byte> rest)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = rest[0];
            rest = rest[1..];
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }
    }
}
