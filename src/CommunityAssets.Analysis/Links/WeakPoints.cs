namespace CommunityAssets.Analysis.Links;

/// <summary>Members and links without which a component falls apart: one depth-first walk, without recursion so that long chains fit.</summary>
internal sealed class WeakPoints
{
    private readonly LinkGraph _graph;
    private readonly Func<int, int> _counts;
    private readonly int[] _entered;
    private readonly int[] _lowest;
    private readonly int[] _next;
    private readonly int[] _parent;

    // Of what was walked below a member: how many count, and of those how many would be cut off without it, in how many pieces.
    private readonly int[] _below;
    private readonly int[] _cutOff;
    private readonly int[] _pieces;
    private readonly List<int> _walked = [];
    private readonly List<(int One, int Other)> _bridges = [];

    private WeakPoints(LinkGraph graph, Func<int, int> counts)
    {
        (_graph, _counts) = (graph, counts);
        (_entered, _lowest, _next, _parent) = (new int[graph.Count], new int[graph.Count], new int[graph.Count], new int[graph.Count]);
        (_below, _cutOff, _pieces) = (new int[graph.Count], new int[graph.Count], new int[graph.Count]);
    }

    /// <summary>Finds them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="counted">
    /// For each member whether it counts: a member holds together what two or more pieces with such fall into without it.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    public static (bool[] Holds, IReadOnlyList<(int One, int Other)> Bridges) Of(
        LinkGraph graph, IReadOnlyList<bool>? counted, CancellationToken cancellationToken)
    {
        var found = new WeakPoints(graph, counted is null ? static _ => 1 : member => counted[member] ? 1 : 0);
        for (var root = 0; root < graph.Count; root++)
        {
            if (found._entered[root] == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                found.Walk(root);
            }
        }

        found._bridges.Sort();
        return (Array.ConvertAll(found._pieces, pieces => pieces > 1), found._bridges);
    }

    private void Walk(int root)
    {
        var path = new Stack<int>();
        var clock = 0;
        _walked.Clear();
        Enter(root, above: -1);
        while (path.TryPeek(out var member))
        {
            var others = _graph.Of(member);
            if (_next[member] == others.Length)
            {
                path.Pop();
                Leave(member);
                continue;
            }

            var other = others[_next[member]++];
            if (_entered[other] == 0)
            {
                Enter(other, member);
            }
            else if (other != _parent[member])
            {
                _lowest[member] = Math.Min(_lowest[member], _entered[other]);
            }
        }

        // What is neither cut off below a member nor the member itself stays together above it: one piece more.
        foreach (var member in _walked)
        {
            _pieces[member] += _below[root] - _counts(member) - _cutOff[member] > 0 ? 1 : 0;
        }

        void Enter(int member, int above)
        {
            _parent[member] = above;
            _entered[member] = _lowest[member] = ++clock;
            _below[member] = _counts(member);
            _walked.Add(member);
            path.Push(member);
        }
    }

    private void Leave(int member)
    {
        var above = _parent[member];
        if (above < 0)
        {
            return;
        }

        _below[above] += _below[member];
        _lowest[above] = Math.Min(_lowest[above], _lowest[member]);
        if (_lowest[member] >= _entered[above])
        {
            _cutOff[above] += _below[member];
            _pieces[above] += _below[member] > 0 ? 1 : 0;
        }

        if (_lowest[member] > _entered[above])
        {
            _bridges.Add((Math.Min(above, member), Math.Max(above, member)));
        }
    }
}
