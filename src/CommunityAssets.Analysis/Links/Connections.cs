namespace CommunityAssets.Analysis.Links;

/// <summary>Works out how a graph hangs together.</summary>
/// <remarks>
/// Betweenness: Brandes U. A faster algorithm for betweenness centrality. J Math Sociol 2001;25:163–177, without weights. Bridges and the
/// members that hold a component together: Tarjan RE. Inf Process Lett 1974;2:160–161, Hopcroft J, Tarjan R. Commun ACM 1973;16:372–378.
/// </remarks>
public static class Connections
{
    /// <summary>
    /// Works it out, betweenness on both cores, with the same answer on any number of them: time grows with members times links.
    /// </summary>
    /// <param name="graph">The graph; of one without members all is empty.</param>
    /// <param name="counted">
    /// For each member whether it counts in what holds together: with groups alone counted, a member holds together what without it falls
    /// into two pieces or more that each have a group. Null: all count, and those who hold together are the graph's articulation points.
    /// </param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">There is not an answer for each member.</exception>
    public static Connectedness Of(
        LinkGraph graph, IReadOnlyList<bool>? counted = null, IProgress<double>? progress = null, CancellationToken cancellationToken =
            default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (counted is not null && counted.Count != graph.Count)
        {
            throw new ArgumentException($"There are {graph.Count} members, but {counted.Count} are said to count or not.", nameof(counted));
        }

        var (components, sizes) = Components(graph);
        var (holds, bridges) = WeakPoints.Of(graph, counted, cancellationToken);
        return new Connectedness
        {
            Components = components,
            Sizes = sizes,
            Degrees = [.. Enumerable.Range(0, graph.Count).Select(member => graph.Of(member).Length)],
            Betweenness = Brandes.Of(graph, progress, cancellationToken),
            HoldsTogether = holds,
            Bridges = bridges,
        };
    }

    private static (int[] Components, int[] Sizes) Components(LinkGraph graph)
    {
        var found = new int[graph.Count];
        Array.Fill(found, -1);
        var sizes = new List<int>();
        var waiting = new Stack<int>();
        for (var start = 0; start < graph.Count; start++)
        {
            if (found[start] >= 0)
            {
                continue;
            }

            found[start] = sizes.Count;
            sizes.Add(1);
            waiting.Push(start);
            while (waiting.TryPop(out var member))
            {
                foreach (var other in graph.Of(member))
                {
                    if (found[other] < 0)
                    {
                        found[other] = found[start];
                        sizes[found[start]]++;
                        waiting.Push(other);
                    }
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, sizes.Count).OrderByDescending(component => sizes[component]).ThenBy(component => component)];
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return (Array.ConvertAll(found, component => ranks[component]), Array.ConvertAll(order, component => sizes[component]));
    }
}
