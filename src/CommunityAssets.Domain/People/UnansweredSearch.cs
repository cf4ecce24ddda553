using System.Collections.Immutable;

namespace CommunityAssets.Domain.People;

/// <summary>
/// What somebody hoped for and did not find. Nothing else is kept of it: no words, no person, no moment, no place smaller than a
/// neighbourhood of some thousand people.
/// </summary>
/// <param name="Month">When.</param>
/// <param name="Msoa">The code of the neighbourhood; null where it is not known.</param>
/// <param name="Topics">What was hoped for, in the order of their ids; empty where no topic was understood.</param>
public sealed record UnansweredSearch(Month Month, string? Msoa, ImmutableArray<string> Topics)
{
    /// <summary>The most topics that are kept of one search.</summary>
    public const int MostTopics = 8;
}
