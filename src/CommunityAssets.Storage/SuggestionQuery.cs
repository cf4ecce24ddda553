using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>Which suggestions to list.</summary>
public sealed record SuggestionQuery
{
    /// <summary>The state; null for any.</summary>
    public SuggestionState? State { get; init; } = SuggestionState.Waiting;

    /// <summary>Sent from this account, or null.</summary>
    public Guid? Account { get; init; }

    /// <summary>About this asset alone, or null.</summary>
    public Guid? Asset { get; init; }

    /// <summary>The most to return; 1 to 200.</summary>
    public int Limit { get; init; } = 25;

    /// <summary>The id that the page before ended with (<see cref="SuggestionPage.Next"/>), or null for the first page.</summary>
    public Guid? After { get; init; }
}
