using System.Collections.Immutable;

namespace CommunityAssets.Analysis.Finding;

/// <summary>What was understood from somebody's words.</summary>
/// <param name="Parts">Topics and wishes, in the order in which they were said, each key once.</param>
/// <param name="Phrases">Phrases that name a topic, as the list of synonyms writes them: names and summaries may hold them too.</param>
/// <param name="Words">Telling words that are left: names of groups, of places, of anything that the list does not know.</param>
public sealed record Understood(ImmutableArray<UnderstoodPart> Parts, ImmutableArray<string> Phrases, ImmutableArray<string> Words)
{
    /// <summary>Nothing said.</summary>
    public static Understood Nothing { get; } = new([], [], []);
}
