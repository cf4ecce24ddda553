namespace CommunityAssets.Analysis.Links;

/// <summary>Members and links without which a component falls apart: one depth-first walk, without recursion so that long chains fit.</summary>
internal static class WeakPoints
{
    public static (bool[] Holds, IReadOnlyList<(int One, int Other)> Bridges) Of(LinkGraph graph)
    {
        var (entered, lowest, next, parent) = (new int[graph.Count], new int[graph.Count], new int[graph.Count], new int[graph.Count]);
        var holds = new bool[graph.Count];
        var bridges = new List<(int One, int Other)>();
        var clock = 0;
        var path = new Stack<int>();
        for (var root = 0; root < graph.Count; root++)
        {
            if (entered[root] > 0)
            {
                continue;
            }

            var children = 0;
            parent[root] = -1;
            entered[root] = lowest[root] = ++clock;
            path.Push(root);
            while (path.TryPeek(out var member))
            {
                var others = graph.Of(member);
                if (next[member] < others.Length)
                {
                    var other = others[next[member]++];
                    if (entered[other] == 0)
                    {
                        parent[other] = member;
                        entered[other] = lowest[other] = ++clock;
                        children += member == root ? 1 : 0;
                        path.Push(other);
                    }
                    else if (other != parent[member])
                    {
                        lowest[member] = Math.Min(lowest[member], entered[other]);
                    }

                    continue;
                }

                path.Pop();
                var above = parent[member];
                if (above >= 0)
                {
                    lowest[above] = Math.Min(lowest[above], lowest[member]);
                    holds[above] |= above != root && lowest[member] >= entered[above];
                    if (lowest[member] > entered[above])
                    {
                        bridges.Add((Math.Min(above, member), Math.Max(above, member)));
                    }
                }
            }

            holds[root] = children > 1;
        }

        bridges.Sort();
        return (holds, bridges);
    }
}
