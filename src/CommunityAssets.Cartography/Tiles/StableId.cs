using System.Globalization;
using System.Text;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Numbers for features that are the same in every tile, and small enough for a browser's whole numbers (53 bits).</summary>
internal static class StableId
{
    private const ulong Browser = (1UL << 53) - 1;

    /// <summary>FNV-1a (Fowler, Noll, Vo) of a text, cut to 53 bits.</summary>
    public static ulong Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// The number of an area: a code of ONS's kind (E01000001) as letter and number, which is small and packs well since neighbours'
    /// codes follow each other; any other code by its hash, which is kept apart from those.
    /// </summary>
    public static ulong OfArea(string code)
    {
        const ulong Numbers = 100_000_000;
        return code is [>= 'A' and <= 'Z', _, _, _, _, _, _, _, _]
            && uint.TryParse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ((ulong)(code[0] - 'A' + 1) * Numbers) + number
            : Of(code) | (1UL << 52);
    }

    /// <summary>The same of an id.</summary>
    public static ulong Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Of(bytes);
    }

    /// <summary>FNV-1a of bytes, all 64 bits of it.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in bytes)
        {
            hash = unchecked((hash ^ one) * 1099511628211UL);
        }

        return hash;
    }

    private static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Hash(bytes);
        return (hash ^ (hash >> 53)) & Browser;
    }
}
