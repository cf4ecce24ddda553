using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// What somebody told the stewards: something to add, to put right or to take away. Nothing of the sender is kept but the account, where
/// they were signed in; everybody follows their own by a private link.
/// </summary>
public sealed record Suggestion
{
    /// <summary>UUID version 7: suggestions are in order of sending by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it asks for.</summary>
    public required SuggestionKind Kind { get; init; }

    /// <summary>Where it is in its life.</summary>
    public SuggestionState State { get; init; } = SuggestionState.Waiting;

    /// <summary>
    /// The asset as the sender would have it, every field. For an addition its id is the one that it keeps when it is published; otherwise
    /// id and version are those of the asset that the sender looked at.
    /// </summary>
    public required Asset Proposed { get; init; }

    /// <summary>Why, or what is wrong, in the sender's words; up to 2,000 characters, or null.</summary>
    public string? Why { get; init; }

    /// <summary>The sender's account where they were signed in; else null.</summary>
    public Guid? Account { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>1 when sent, one more with each decision.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What became of it; null while it waits.</summary>
    public SuggestionDecision? Decision { get; init; }
}
