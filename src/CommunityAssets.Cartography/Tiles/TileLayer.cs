using System.Text;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// One layer of a Mapbox Vector Tile 2.1, written field by field in the wire format of Protocol Buffers: the feed has no package that
/// writes such tiles. Attribute names and values are kept once a layer. Not for many threads at once.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="extent">How many steps its tile is wide.</param>
internal sealed class TileLayer(string name, int extent = TileAddress.Extent)
{
    private readonly Dictionary<string, uint> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<TileValue, uint> _known = [];
    private readonly TileBuffer _values = TileBuffer.Rent();
    private readonly TileBuffer _features = TileBuffer.Rent();
    private readonly TileBuffer _tags = TileBuffer.Rent();
    private readonly TileBuffer _packed = TileBuffer.Rent();
    private uint _valueCount;

    public bool IsEmpty => _features.Length == 0;

    /// <summary>The number of an attribute's name.</summary>
    public uint Key(string key)
    {
        if (!_keys.TryGetValue(key, out var number))
        {
            number = (uint)_keys.Count;
            _keys.Add(key, number);
        }

        return number;
    }

    /// <summary>The number of a value, which is written once however often it is asked for.</summary>
    public uint Value(TileValue value)
    {
        if (!_known.TryGetValue(value, out var number))
        {
            number = Write(value);
            _known.Add(value, number);
        }

        return number;
    }

    /// <summary>The number of a text that the caller knows to be new here.</summary>
    public uint NewText(ReadOnlySpan<byte> utf8)
    {
        _values.Tag(4, 2);
        _values.Number((uint)(1 + TileBuffer.SizeOf((uint)utf8.Length) + utf8.Length));
        _values.Tag(1, 2);
        _values.Number((uint)utf8.Length);
        _values.Bytes(utf8);
        return _valueCount++;
    }

    /// <inheritdoc cref="NewText(ReadOnlySpan{byte})"/>
    public uint NewText(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        var utf8 = size <= 512 ? stackalloc byte[size] : new byte[size];
        Encoding.UTF8.GetBytes(text, utf8);
        return NewText(utf8);
    }

    /// <summary>The number of an id that the caller knows to be new here.</summary>
    public uint NewText(Guid id)
    {
        _values.Tag(4, 2);
        _values.Byte(38);
        _values.Tag(1, 2);
        _values.Text(id);
        return _valueCount++;
    }

    /// <summary>Adds a feature; one without any geometry is left out, as the standard wants.</summary>
    /// <param name="id">Its number, the same in every tile.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="attributes">Names and values.</param>
    public void Add(ulong id, TileGeometry geometry, params ReadOnlySpan<(string Name, TileValue Value)> attributes)
    {
        if (geometry.IsEmpty)
        {
            return;
        }

        Span<uint> tags = stackalloc uint[attributes.Length * 2];
        for (var i = 0; i < attributes.Length; i++)
        {
            tags[i * 2] = Key(attributes[i].Name);
            tags[(i * 2) + 1] = Value(attributes[i].Value);
        }

        Add(id, geometry, tags);
    }

    /// <summary>Adds a feature that has a geometry.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="tags">Numbers of names and values in turn.</param>
    public void Add(ulong id, TileGeometry geometry, ReadOnlySpan<uint> tags)
    {
        _packed.Clear();
        foreach (var command in geometry.Commands)
        {
            _packed.Number(command);
        }

        Add(id, geometry.Type, _packed.Written, tags);
    }

    /// <summary>Adds a feature whose geometry is packed already.</summary>
    /// <param name="id">Its number; null for one that is told by nothing but its place.</param>
    /// <param name="type">1 points, 2 lines, 3 polygons.</param>
    /// <param name="geometry">Its commands, packed.</param>
    /// <param name="tags">Numbers of names and values in turn.</param>
    public void Add(ulong? id, int type, ReadOnlySpan<byte> geometry, ReadOnlySpan<uint> tags)
    {
        _tags.Clear();
        if (id is { } number)
        {
            _tags.Tag(1, 0);
            _tags.Number(number);
        }

        Packed(2, tags);
        _tags.Tag(3, 0);
        _tags.Number((uint)type);
        _tags.Tag(4, 2);
        _tags.Number((uint)geometry.Length);
        _tags.Bytes(geometry);
        _features.Tag(2, 2);
        _features.Number((uint)_tags.Length);
        _features.Bytes(_tags.Written);
    }

    /// <summary>
    /// A tile of layers; those without features are left out. No bytes at all when all are. The layers are of no use afterwards.
    /// </summary>
    public static byte[] Tile(params ReadOnlySpan<TileLayer> layers)
    {
        var tile = TileBuffer.Rent();
        foreach (var layer in layers)
        {
            if (!layer.IsEmpty)
            {
                layer.WriteTo(tile);
            }

            layer._values.Return();
            layer._features.Return();
            layer._tags.Return();
            layer._packed.Return();
        }

        var bytes = tile.Written.ToArray();
        tile.Return();
        return bytes;
    }

    private void WriteTo(TileBuffer tile)
    {
        var head = TileBuffer.Rent();
        head.Tag(15, 0);
        head.Number(2u);
        head.Tag(1, 2);
        head.Text(name);
        var tail = TileBuffer.Rent();
        foreach (var key in _keys.Keys)
        {
            tail.Tag(3, 2);
            tail.Text(key);
        }

        tail.Bytes(_values.Written);
        tail.Tag(5, 0);
        tail.Number((uint)extent);
        tile.Tag(3, 2);
        tile.Number((uint)(head.Length + _features.Length + tail.Length));
        tile.Bytes(head.Written);
        tile.Bytes(_features.Written);
        tile.Bytes(tail.Written);
        head.Return();
        tail.Return();
    }

    private uint Write(TileValue value)
    {
        // The value's own message goes by way of the buffer for features, which is free between two of them.
        _tags.Clear();
        switch (value.Kind)
        {
            case TileValue.Form.Text:
                _tags.Tag(1, 2);
                _tags.Text(value.Text!);
                break;
            case TileValue.Form.Number:
                _tags.Tag(3, 1);
                _tags.Double(value.Number);
                break;
            case TileValue.Form.Single:
                _tags.Tag(2, 5);
                _tags.Single((float)value.Number);
                break;
            case TileValue.Form.Whole when value.Whole >= 0:
                _tags.Tag(5, 0);
                _tags.Number((ulong)value.Whole);
                break;
            case TileValue.Form.Whole:
                _tags.Tag(6, 0);
                _tags.Number((ulong)((value.Whole << 1) ^ (value.Whole >> 63)));
                break;
            case TileValue.Form.Truth:
                _tags.Tag(7, 0);
                _tags.Byte((byte)(value.Whole != 0 ? 1 : 0));
                break;
            default:
                throw new InvalidOperationException($"There is no form {value.Kind}.");
        }

        _values.Tag(4, 2);
        _values.Number((uint)_tags.Length);
        _values.Bytes(_tags.Written);
        return _valueCount++;
    }

    private void Packed(int field, ReadOnlySpan<uint> numbers)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        var size = 0;
        foreach (var number in numbers)
        {
            size += TileBuffer.SizeOf(number);
        }

        _tags.Tag(field, 2);
        _tags.Number((uint)size);
        foreach (var number in numbers)
        {
            _tags.Number(number);
        }
    }
}
