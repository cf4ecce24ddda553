namespace CommunityAssets.Web.Duplicates;

/// <summary>What may be recorded twice, as stewards have decided so far; each list the likeliest first.</summary>
/// <param name="Waiting">Pairs that wait for a decision.</param>
/// <param name="Later">Pairs that were put off.</param>
/// <param name="Different">Pairs that were told apart.</param>
/// <param name="Found">The search that they come from; null while the first is under way.</param>
/// <param name="At">When it ended; null while the first is under way.</param>
/// <param name="Progress">The share done, from 0 to 1, of the search under way; null for none.</param>
public sealed record DuplicateQueue(
    IReadOnlyList<FoundPair> Waiting, IReadOnlyList<FoundPair> Later, IReadOnlyList<FoundPair> Different, FoundDuplicates? Found,
    DateTimeOffset? At, double? Progress)
{
    /// <summary>Whether a search is under way.</summary>
    public bool Working => Progress is not null;
}
