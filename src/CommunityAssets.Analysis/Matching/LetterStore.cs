namespace CommunityAssets.Analysis.Matching;

/// <summary>Many short texts, one after the other in pieces: nothing is copied when it grows.</summary>
internal sealed class LetterStore
{
    private const int PieceBits = 16;
    private readonly List<char[]> _pieces = [];
    private int _used = 1 << PieceBits;

    /// <summary>Adds a text shorter than a piece.</summary>
    /// <returns>Where it is.</returns>
    public int Add(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        if (_used + text.Length > 1 << PieceBits)
        {
            _pieces.Add(new char[1 << PieceBits]);
            _used = 0;
        }

        text.CopyTo(0, _pieces[^1], _used, text.Length);
        var at = ((_pieces.Count - 1) << PieceBits) + _used;
        _used += text.Length;
        return at;
    }

    /// <summary>Reads a text.</summary>
    public ReadOnlySpan<char> Read(int at, int length) =>
        length == 0 ? default : _pieces[at >> PieceBits].AsSpan(at & ((1 << PieceBits) - 1), length);
}
