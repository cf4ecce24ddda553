using System.Runtime.InteropServices;
using System.Text;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Texts as UTF-8, each different one once, in pieces of a megabyte: a million names take little more than their letters. Written by one
/// thread, then read by many.
/// </summary>
internal sealed class MarkNames
{
    private const int PieceBits = 20;
    private const int Longest = ushort.MaxValue;

    private readonly List<byte[]> _pieces = [];
    private Dictionary<ulong, int>? _places = [];
    private int _next = 1 << PieceBits;

    /// <summary>The place of a name; it is written when it is new. A name of more than 65,535 bytes is cut there.</summary>
    public int Place(string name)
    {
        var size = Encoding.UTF8.GetByteCount(name);
        var utf8 = size <= 512 ? stackalloc byte[size] : new byte[size];
        Encoding.UTF8.GetBytes(name, utf8);
        utf8 = utf8.Length > Longest ? Whole(utf8[..Longest]) : utf8;

        // Of two names with one hash the second is written each time it comes: that costs a little room and is never wrong.
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places!, StableId.Hash(utf8), out var known);
        if (!known)
        {
            return place = Write(utf8);
        }

        return At(place).SequenceEqual(utf8) ? place : Write(utf8);
    }

    /// <summary>The name at a place.</summary>
    public ReadOnlySpan<byte> At(int place)
    {
        var piece = _pieces[place >> PieceBits].AsSpan(place & ((1 << PieceBits) - 1));
        return piece.Slice(2, piece[0] | (piece[1] << 8));
    }

    /// <summary>Nothing more will be written: what helped to find names again is let go.</summary>
    public void Close() => _places = null;

    private int Write(ReadOnlySpan<byte> utf8)
    {
        if ((1 << PieceBits) - _next < utf8.Length + 2)
        {
            _pieces.Add(new byte[1 << PieceBits]);
            _next = 0;
        }

        var piece = _pieces[^1];
        var place = ((_pieces.Count - 1) << PieceBits) | _next;
        (piece[_next], piece[_next + 1]) = ((byte)utf8.Length, (byte)(utf8.Length >> 8));
        utf8.CopyTo(piece.AsSpan(_next + 2));
        _next += utf8.Length + 2;
        return place;
    }

    // Cut before a letter, never within one.
    private static Span<byte> Whole(Span<byte> utf8)
    {
        var end = utf8.Length;
        while (end > 0 && (utf8[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return utf8[..Math.Max(0, end - 1)];
    }
}
