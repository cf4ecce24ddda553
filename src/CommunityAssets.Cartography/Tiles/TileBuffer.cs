using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Bytes in the wire format of Protocol Buffers, written one after the other; used again and again without new memory.</summary>
internal sealed class TileBuffer
{
    // Larger ones are for a country at once, which is drawn seldom.
    private const int MostKept = 4 << 20;

    private static readonly ConcurrentBag<TileBuffer> Free = [];

    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>An empty buffer, one that was used before where there is one: tiles are drawn without a trace in memory.</summary>
    public static TileBuffer Rent() => Free.TryTake(out var buffer) ? buffer : new TileBuffer();

    /// <summary>Gives it back for others. It must not be used any more.</summary>
    public void Return()
    {
        if (_bytes.Length <= MostKept)
        {
            Clear();
            Free.Add(this);
        }
    }

    /// <summary>How many bytes a number takes.</summary>
    public static int SizeOf(uint number) => number switch
    {
        < 1u << 7 => 1,
        < 1u << 14 => 2,
        < 1u << 21 => 3,
        < 1u << 28 => 4,
        _ => 5,
    };

    public void Clear() => Length = 0;

    /// <summary>A field's number and wire type, which is below 8 and 16 in all that tiles have: one byte.</summary>
    public void Tag(int field, int type) => Byte((byte)((field << 3) | type));

    public void Byte(byte value)
    {
        Room(1);
        _bytes[Length++] = value;
    }

    public void Number(uint number)
    {
        Room(5);
        var at = Length;
        while (number >= 0x80)
        {
            _bytes[at++] = (byte)(number | 0x80);
            number >>= 7;
        }

        _bytes[at++] = (byte)number;
        Length = at;
    }

    public void Number(ulong number)
    {
        Room(10);
        var at = Length;
        while (number >= 0x80)
        {
            _bytes[at++] = (byte)(number | 0x80);
            number >>= 7;
        }

        _bytes[at++] = (byte)number;
        Length = at;
    }

    public void Double(double number)
    {
        Room(8);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(Length), number);
        Length += 8;
    }

    public void Single(float number)
    {
        Room(4);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan(Length), number);
        Length += 4;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>A text's length and its UTF-8.</summary>
    public void Text(string text)
    {
        Number((uint)Encoding.UTF8.GetByteCount(text));
        Room(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    /// <summary>An id's 36 letters, with their length.</summary>
    public void Text(Guid id)
    {
        Room(37);
        _bytes[Length] = 36;
        id.TryFormat(_bytes.AsSpan(Length + 1), out _);
        Length += 37;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        }
    }
}
