using CommunityAssets.Analysis.Finding;

namespace CommunityAssets.Web.Finder;

/// <summary>What the finder found.</summary>
/// <param name="Asked">What was asked, as it stands in the address.</param>
/// <param name="Meant">What was looked for: asked, and understood from the words.</param>
/// <param name="Parts">What was understood from the words.</param>
/// <param name="Words">Words that were looked for in names and summaries, beside what was understood.</param>
/// <param name="Where">Where somebody is; null where nothing was said, or what was said is not known.</param>
/// <param name="WhereInWords">What of the words named the place; null where it was given by itself.</param>
/// <param name="Groups">What was found, group by group, best first; groups with nothing in them are left out.</param>
public sealed record FinderAnswer(
    FinderQuery Asked,
    FinderQuery Meant,
    IReadOnlyList<UnderstoodPart> Parts,
    IReadOnlyList<string> Words,
    Whereabouts? Where,
    string? WhereInWords,
    IReadOnlyList<FoundGroup> Groups)
{
    /// <summary>Whether a place was named that is not known.</summary>
    public bool IsLost => Meant.Where is not null && Where is null;

    /// <summary>Topics that were looked for: ticked or understood.</summary>
    public IReadOnlyList<string> Topics => [.. Meant.Topics];

    /// <summary>Everything shown, in order.</summary>
    public IEnumerable<Found> Shown => Groups.SelectMany(group => group.Shown);

    /// <summary>Whether nothing at all was found.</summary>
    public bool IsEmpty => Groups.Count == 0;
}
