using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Suggestions;

namespace CommunityAssets.Web.History;

/// <summary>One line of an entry's history, as far as the viewer may see it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as a role or the name of an import.</param>
/// <param name="Words">What was done, in a sentence.</param>
/// <param name="Reason">Why, where told.</param>
public sealed record HistoryEntry(DateTimeOffset At, string By, string Words, string? Reason)
{
    /// <summary>The version that it made; null for a change of links.</summary>
    public int? Version { get; init; }

    /// <summary>What changed beside what was; null for the first version, for links, and where the viewer may not see it.</summary>
    public ChangesView? Changes { get; init; }

    /// <summary>The entry as it was; null for links and where the viewer may not see it.</summary>
    public Asset? State { get; init; }

    /// <summary>Whether it is how the entry is now.</summary>
    public bool Current { get; init; }

    /// <summary>The kind of link that was added or taken away, and what is at its other end; null for versions.</summary>
    public (LinkKind Kind, bool Forward, Asset Other)? Link { get; init; }

    /// <summary>What was done to a record, in words.</summary>
    public static string Told(ChangeKind what) => what switch
    {
        ChangeKind.Added => "Added",
        ChangeKind.Changed => "Changed",
        ChangeKind.Retired => "Retired",
        ChangeKind.Restored => "Brought back",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not a kind of change."),
    };
}
