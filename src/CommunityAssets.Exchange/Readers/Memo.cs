namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Remembers what short texts mean, since in a long file the same few come again and again ("Tue 10:00-12:00", "60+"). Starts afresh when
/// it holds many, so that memory stays bounded whatever a file holds.
/// </summary>
/// <param name="read">Reads a text that is not known yet.</param>
internal sealed class Memo<T>(Func<string, T> read)
{
    private const int Most = 8192;
    private const int LongestText = 200;

    private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);

    /// <summary>What a text means.</summary>
    public T Of(string text)
    {
        if (_known.TryGetValue(text, out var known))
        {
            return known;
        }

        var meaning = read(text);
        if (text.Length <= LongestText)
        {
            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            _known.Add(text, meaning);
        }

        return meaning;
    }
}
