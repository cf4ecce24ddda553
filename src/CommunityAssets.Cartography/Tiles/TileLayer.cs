using Google.Protobuf;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// One layer of a Mapbox Vector Tile 2.1, written field by field with the wire format of Google.Protobuf: the feed has no package that
/// writes such tiles. Attribute names and values are kept once a layer.
/// </summary>
internal sealed class TileLayer(string name)
{
    private readonly List<byte[]> _features = [];
    private readonly Dictionary<string, uint> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<TileValue, uint> _values = [];

    public bool IsEmpty => _features.Count == 0;

    /// <summary>Adds a feature; one without any geometry is left out, as the standard wants.</summary>
    /// <param name="id">Its number, the same in every tile.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="attributes">Names and values.</param>
    public void Add(ulong id, TileGeometry geometry, ReadOnlySpan<(string Name, TileValue Value)> attributes)
    {
        if (geometry.IsEmpty)
        {
            return;
        }

        var tags = new uint[attributes.Length * 2];
        for (var i = 0; i < attributes.Length; i++)
        {
            tags[i * 2] = Number(_keys, attributes[i].Name);
            tags[(i * 2) + 1] = Number(_values, attributes[i].Value);
        }

        _features.Add(Message(output =>
        {
            output.WriteTag(1, WireFormat.WireType.Varint);
            output.WriteUInt64(id);
            Packed(output, 2, tags);
            output.WriteTag(3, WireFormat.WireType.Varint);
            output.WriteEnum(geometry.Type);
            Packed(output, 4, geometry.Commands);
        }));
    }

    /// <summary>A tile of layers; those without features are left out. No bytes at all when all are.</summary>
    public static byte[] Tile(params IEnumerable<TileLayer> layers) => Message(output =>
    {
        foreach (var layer in layers.Where(layer => !layer.IsEmpty))
        {
            Nested(output, 3, layer.Encoded());
        }
    });

    private byte[] Encoded() => Message(output =>
    {
        output.WriteTag(15, WireFormat.WireType.Varint);
        output.WriteUInt32(2);
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteString(name);
        foreach (var feature in _features)
        {
            Nested(output, 2, feature);
        }

        foreach (var key in _keys.Keys)
        {
            output.WriteTag(3, WireFormat.WireType.LengthDelimited);
            output.WriteString(key);
        }

        foreach (var value in _values.Keys)
        {
            Nested(output, 4, Encoded(value));
        }

        output.WriteTag(5, WireFormat.WireType.Varint);
        output.WriteUInt32(TileAddress.Extent);
    });

    private static byte[] Encoded(TileValue value) => Message(output =>
    {
        switch (value.Kind)
        {
            case TileValue.Form.Text:
                output.WriteTag(1, WireFormat.WireType.LengthDelimited);
                output.WriteString(value.Text!);
                break;
            case TileValue.Form.Number:
                output.WriteTag(3, WireFormat.WireType.Fixed64);
                output.WriteDouble(value.Number);
                break;
            case TileValue.Form.Whole when value.Whole >= 0:
                output.WriteTag(5, WireFormat.WireType.Varint);
                output.WriteUInt64((ulong)value.Whole);
                break;
            case TileValue.Form.Whole:
                output.WriteTag(6, WireFormat.WireType.Varint);
                output.WriteSInt64(value.Whole);
                break;
            case TileValue.Form.Truth:
                output.WriteTag(7, WireFormat.WireType.Varint);
                output.WriteBool(value.Whole != 0);
                break;
            default:
                throw new InvalidOperationException($"There is no form {value.Kind}.");
        }
    });

    // Dictionaries keep the order in which they were filled as long as nothing is taken out, and nothing is.
    private static uint Number<T>(Dictionary<T, uint> numbers, T item) where T : notnull
    {
        if (!numbers.TryGetValue(item, out var number))
        {
            number = (uint)numbers.Count;
            numbers.Add(item, number);
        }

        return number;
    }

    private static void Packed(CodedOutputStream output, int field, IReadOnlyList<uint> numbers)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteLength(numbers.Sum(CodedOutputStream.ComputeUInt32Size));
        foreach (var number in numbers)
        {
            output.WriteUInt32(number);
        }
    }

    private static void Nested(CodedOutputStream output, int field, byte[] message)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(UnsafeByteOperations.UnsafeWrap(message));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
        {
            write(output);
        }

        return memory.ToArray();
    }
}
