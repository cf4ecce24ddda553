using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>What is said of how groups hang together: what links them first, and never that anything is lacking.</summary>
public static class ConnectednessWords
{
    /// <summary>The most entries named as holding a net together.</summary>
    public const int MostNamed = 3;

    /// <summary>
    /// "14 of 38 groups in Southmead are linked to another. The Greenway Centre and Southmead Trust hold the net together." Where nothing
    /// is recorded, that it is not yet mapped.
    /// </summary>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="linked">How many of them are linked to another group.</param>
    /// <param name="where">Where: <c>in Southmead</c>; null for nowhere in particular.</param>
    /// <param name="holding">Names of what holds the net together, the most important first; the first few are told.</param>
    public static string Tell(int groups, int linked, string? where, IReadOnlyList<string> holding)
    {
        var what = (groups == 1 ? "group" : "groups") + (where is null ? "" : " " + where);
        var sentence = (groups, linked) switch
        {
            (0, _) => RecordWords.Tell(0, "group", "groups"),
            (1, 0) => $"1 {what} is recorded; nobody has told yet what links it to another group.",
            (_, 0) => $"{groups:N0} {what} are recorded; nobody has told yet what links them to other groups.",
            (1, 1) => $"The one {what} that is recorded is linked to another.",
            (2, 2) => $"Both {what} are linked to another.",
            _ when linked == groups => $"All {groups:N0} {what} are linked to another.",
            _ => $"{linked:N0} of {groups:N0} {what} {(linked == 1 ? "is" : "are")} linked to another.",
        };
        string[] told = [.. holding.Take(MostNamed)];
        return told.Length == 0 ? sentence
            : $"{sentence} {PlainWords.List(told)} {(told.Length == 1 ? "holds" : "hold")} the net together.";
    }
}
