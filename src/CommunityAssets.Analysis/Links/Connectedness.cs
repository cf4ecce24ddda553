namespace CommunityAssets.Analysis.Links;

/// <summary>How the members of a graph hang together. Everything is by member, in the graph's order, unless said otherwise.</summary>
public sealed record Connectedness
{
    /// <summary>Which component each is in: 0 the largest, then the next; of the same size the one whose first member comes first.</summary>
    public required IReadOnlyList<int> Components { get; init; }

    /// <summary>How many members each component has.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>How many others each is linked to. 0: unlinked.</summary>
    public required IReadOnlyList<int> Degrees { get; init; }

    /// <summary>
    /// On how many shortest ways between two others each lies, ways of equal length sharing one (Brandes). Each pair is counted once.
    /// </summary>
    public required IReadOnlyList<double> Betweenness { get; init; }

    /// <summary>Members without whom their component would fall apart, as far as members count.</summary>
    public required IReadOnlyList<bool> HoldsTogether { get; init; }

    /// <summary>Links without which a component would fall apart, in order, each with the lower number first.</summary>
    public required IReadOnlyList<(int One, int Other)> Bridges { get; init; }

    /// <summary>Members without any link.</summary>
    public IEnumerable<int> Unlinked => Enumerable.Range(0, Degrees.Count).Where(member => Degrees[member] == 0);
}
