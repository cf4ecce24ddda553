namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Gives the same string object for the same text of the row before, so that the columns of a long table that seldom change (indicator,
/// period) cost no memory and compare at once further on.
/// </summary>
internal struct SameText
{
    private string? _last;

    /// <summary>The text, as the object given last time when it is the same.</summary>
    public string Of(string text)
    {
        if (!string.Equals(text, _last, StringComparison.Ordinal))
        {
            _last = text;
        }

        return _last!;
    }
}
