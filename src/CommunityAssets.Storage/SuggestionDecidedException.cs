using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>Somebody decided on a suggestion first; nothing was written.</summary>
/// <param name="now">The suggestion as it is now, with who was first and what was decided.</param>
public sealed class SuggestionDecidedException(Suggestion now) : Exception("Somebody else was here first: nothing was changed.")
{
    /// <summary>The suggestion as it is now.</summary>
    public Suggestion Now { get; } = now;
}
