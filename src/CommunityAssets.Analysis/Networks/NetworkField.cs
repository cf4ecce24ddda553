namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// How far everything is from one place on a walking network, up to a limit: shortest paths from both ends of the edge that the walk starts
/// on (Dijkstra 1959, with nodes in line by buckets: <see cref="NodeBuckets"/>). Read it, then dispose of it: the network uses its arrays
/// again, so that a walk allocates nothing. Not thread-safe.
/// </summary>
public sealed class NetworkField : IDisposable
{
    private readonly WalkingNetwork _network;
    private readonly Label[] _labels;
    private readonly int[] _reached;
    private readonly NodeBuckets _waiting;
    private int _count;
    private NetworkPoint _start;
    private double _limit;
    private int _walk;
    private bool _open;

    internal NetworkField(WalkingNetwork network)
    {
        _network = network;
        _labels = new Label[network.NodeCount];
        _reached = new int[network.NodeCount];
        _waiting = new NodeBuckets(network.UsualMetres, network.LongestMetres);
    }

    /// <summary>The nodes within the limit, each once, roughly the nearest first; the same order for the same walk.</summary>
    public ReadOnlySpan<int> Reached
    {
        get
        {
            ObjectDisposedException.ThrowIf(!_open, this);
            return _reached.AsSpan(0, _count);
        }
    }

    /// <summary>Metres along the network to a node; infinite when it is beyond the limit.</summary>
    public double ToNode(int node)
    {
        ObjectDisposedException.ThrowIf(!_open, this);
        return Within(Known(node));
    }

    /// <summary>
    /// Metres along the network to a place on it; infinite when it is beyond the limit. What lies between the network and the points that
    /// were asked for (<see cref="NetworkPoint.Off"/>) is not in it.
    /// </summary>
    public double To(NetworkPoint place)
    {
        ObjectDisposedException.ThrowIf(!_open, this);
        var (from, to, metres) = _network.Edge(place.Edge);
        var nearest = Math.Min(Known(from) + place.Along, Known(to) + (metres - place.Along));
        return Within(place.Edge == _start.Edge ? Math.Min(nearest, Math.Abs(place.Along - _start.Along)) : nearest);
    }

    /// <summary>
    /// The parts of edges within a limit, cut exactly at it; those of the edge that the walk starts on may overlap.
    /// </summary>
    /// <param name="limit">Metres along the network, no more than the walk's own limit counts.</param>
    public IReadOnlyList<NetworkStretch> Stretches(double limit)
    {
        ObjectDisposedException.ThrowIf(!_open, this);
        var most = Math.Min(limit, _limit);
        if (!(most >= 0))
        {
            return [];
        }

        var own = _network.Edge(_start.Edge).Metres;
        var stretches = new List<NetworkStretch>
        {
            new(_start.Edge, Math.Max(0, _start.Along - most), Math.Min(own, _start.Along + most)),
        };
        foreach (var node in _reached.AsSpan(0, _count))
        {
            if (_labels[node].Metres <= most)
            {
                for (var arc = _network.Starts[node]; arc < _network.Starts[node + 1]; arc++)
                {
                    Add(stretches, _network.Arcs[arc].Edge, node, most);
                }
            }
        }

        return stretches;
    }

    /// <summary>Gives the arrays back.</summary>
    public void Dispose()
    {
        if (_open)
        {
            _open = false;
            _network.Return(this);
        }
    }

    /// <summary>Walks anew.</summary>
    internal void Spread(NetworkPoint start, double limit)
    {
        (_start, _limit, _open) = (start, limit, true);
        if (_walk == int.MaxValue)
        {
            Array.Clear(_labels);
            _walk = 0;
        }

        _walk++;
        _count = 0;
        _waiting.Clear();
        var (from, to, metres) = _network.Edge(start.Edge);
        Offer(from, start.Along);
        Offer(to, metres - start.Along);
        var (starts, arcs, labels) = (_network.Starts, _network.Arcs, _labels);
        while (_waiting.TryTake(out var node, out var far))
        {
            if (far > labels[node].Metres)
            {
                // A shorter way there was found after this one was put in line.
                continue;
            }

            foreach (ref readonly var arc in arcs.AsSpan(starts[node], starts[node + 1] - starts[node]))
            {
                Offer(arc.Target, far + arc.Metres);
            }
        }
    }

    private void Offer(int node, double far)
    {
        if (!(far <= _limit))
        {
            return;
        }

        ref var label = ref _labels[node];
        if (label.Walk != _walk)
        {
            label.Walk = _walk;
            _reached[_count++] = node;
        }
        else if (far >= label.Metres)
        {
            return;
        }

        label.Metres = far;
        _waiting.Add(node, far);
    }

    private void Add(List<NetworkStretch> stretches, int edge, int node, double most)
    {
        var (from, to, metres) = _network.Edge(edge);
        var (forth, back) = (most - Known(from), most - Known(to));
        if (forth + back >= metres)
        {
            // Told once, from the end it starts at.
            if (node == from)
            {
                stretches.Add(new NetworkStretch(edge, 0, metres));
            }

            return;
        }

        if (node == from && forth > 0)
        {
            stretches.Add(new NetworkStretch(edge, 0, forth));
        }

        if (node == to && back > 0)
        {
            stretches.Add(new NetworkStretch(edge, metres - back, metres));
        }
    }

    private double Known(int node) => _labels[node].Walk == _walk ? _labels[node].Metres : double.PositiveInfinity;

    private double Within(double metres) => metres <= _limit ? metres : double.PositiveInfinity;

    /// <summary>How far a node is, and in which walk that was found: nothing needs to be wiped between walks.</summary>
    private struct Label
    {
        public double Metres;
        public int Walk;
    }
}
