using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>A page of suggestions.</summary>
/// <param name="Suggestions">The suggestions, in order.</param>
/// <param name="Next">What the next page starts after; null when this is the last one.</param>
public sealed record SuggestionPage(IReadOnlyList<Suggestion> Suggestions, Guid? Next);
