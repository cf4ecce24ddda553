using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>How many suggestions there are.</summary>
/// <param name="ByState">How many in each state; a state without any may be missing.</param>
/// <param name="OldestWaiting">When the one was sent that has waited longest, or null.</param>
public sealed record SuggestionCounts(IReadOnlyDictionary<SuggestionState, long> ByState, DateTimeOffset? OldestWaiting)
{
    /// <summary>How many are in a state.</summary>
    public long In(SuggestionState state) => ByState.GetValueOrDefault(state);
}
