using CommunityAssets.Domain.Text;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The words of an atlas that answer one word of a search.</summary>
/// <param name="sought">The word that is looked for: letters and digits alone.</param>
internal sealed class WordTerms(string sought)
{
    private const int Beginning = 3;

    private readonly List<string> endings = [];
    private readonly List<string> oneSlip = [];
    private readonly List<string> twoSlips = [];

    /// <summary>The word that is looked for.</summary>
    public string Sought => sought;

    /// <summary>The word alone, as PostgreSQL writes a full-text query.</summary>
    public string Exact => Quote(sought);

    /// <summary>The word with other endings; null when there are none.</summary>
    public string? Endings => Any(endings);

    /// <summary>Words that begin with it; null when it is too short for that.</summary>
    public string? Beginnings => sought.Length >= Beginning ? Quote(sought) + ":*" : null;

    /// <summary>Words that are one slip from it; null when there are none.</summary>
    public string? OneSlip => Any(oneSlip);

    /// <summary>Words that are two slips from it; null when there are none.</summary>
    public string? TwoSlips => Any(twoSlips);

    /// <summary>All of them.</summary>
    public string All => string.Join('|', new[] { Exact, Endings, Beginnings, OneSlip, TwoSlips }.OfType<string>());

    /// <summary>Adds a word of the atlas.</summary>
    public void Add(WordMatch match, string word)
    {
        switch (match)
        {
            case WordMatch.Ending:
                endings.Add(word);
                break;
            case WordMatch.OneSlip:
                oneSlip.Add(word);
                break;
            case WordMatch.TwoSlips:
                twoSlips.Add(word);
                break;
            default:
                // Exact and beginnings need no list, and what is no match was found by its letters alone.
                break;
        }
    }

    private static string? Any(List<string> words) => words.Count == 0 ? null : string.Join('|', words.Select(Quote));

    // Words hold letters and digits alone; quoted, none of them is read as a sign.
    private static string Quote(string word) => "'" + word + "'";
}
