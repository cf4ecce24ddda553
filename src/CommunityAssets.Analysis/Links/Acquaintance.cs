namespace CommunityAssets.Analysis.Links;

/// <summary>Which members of a kind are linked to another of that kind, straight or through one thing that both are linked to.</summary>
/// <remarks>
/// Two links are the most: a group that meets in the same hall as another, is run by the same trust or shares a person with it can be
/// introduced by whoever is between them; three links away nobody knows both.
/// </remarks>
public static class Acquaintance
{
    /// <summary>Finds them, in time that grows with the number of links.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="ofKind">For each member whether it is of the kind.</param>
    /// <returns>For each member whether it is of the kind and linked to another that is.</returns>
    /// <exception cref="ArgumentException">There is not an answer for each member.</exception>
    public static bool[] Of(LinkGraph graph, ReadOnlySpan<bool> ofKind)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (ofKind.Length != graph.Count)
        {
            throw new ArgumentException($"There are {graph.Count} members, but kinds of {ofKind.Length}.", nameof(ofKind));
        }

        // How many of the kind each member is linked to: with two, each of them has the other.
        var around = new int[graph.Count];
        for (var member = 0; member < around.Length; member++)
        {
            foreach (var other in graph.Of(member))
            {
                around[member] += ofKind[other] ? 1 : 0;
            }
        }

        var linked = new bool[graph.Count];
        for (var member = 0; member < linked.Length; member++)
        {
            if (ofKind[member])
            {
                linked[member] = around[member] > 0;
                foreach (var other in graph.Of(member))
                {
                    linked[member] |= around[other] > 1;
                }
            }
        }

        return linked;
    }
}
