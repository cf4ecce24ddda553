using System.Runtime.InteropServices;

namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// How far everything is from one place on a walking network, up to a limit: Dijkstra's shortest paths (Dijkstra 1959), from both ends of
/// the edge that the walk starts on. Read it, then dispose of it: the network uses its arrays again. Not thread-safe.
/// </summary>
public sealed class NetworkField : IDisposable
{
    private readonly WalkingNetwork _network;
    private readonly double[] _metres;

    // The walk in which each node was last reached: nothing needs to be wiped between walks.
    private readonly int[] _walks;
    private readonly List<int> _reached = [];
    private readonly PriorityQueue<int, double> _waiting = new();
    private NetworkPoint _start;
    private double _limit;
    private int _walk;
    private bool _open;

    internal NetworkField(WalkingNetwork network)
    {
        _network = network;
        _metres = new double[network.NodeCount];
        _walks = new int[network.NodeCount];
    }

    /// <summary>The nodes within the limit, in the order in which they were reached, nearest first.</summary>
    public ReadOnlySpan<int> Reached
    {
        get
        {
            ObjectDisposedException.ThrowIf(!_open, this);
            return CollectionsMarshal.AsSpan(_reached);
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
    /// The parts of edges within a limit, cut exactly at it; those of the edge that the walk starts on may overlap. In the order in which they
    /// were reached.
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
        foreach (var node in CollectionsMarshal.AsSpan(_reached))
        {
            if (_metres[node] > most)
            {
                break;
            }

            for (var arc = _network.Starts[node]; arc < _network.Starts[node + 1]; arc++)
            {
                Add(stretches, _network.ArcEdges[arc], node, most);
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
            Array.Clear(_walks);
            _walk = 0;
        }

        _walk++;
        _reached.Clear();
        _waiting.Clear();
        var (from, to, metres) = _network.Edge(start.Edge);
        Offer(from, start.Along);
        Offer(to, metres - start.Along);
        while (_waiting.TryDequeue(out var node, out var far))
        {
            if (far > _metres[node])
            {
                // A shorter way there was found after this one was put in line.
                continue;
            }

            _reached.Add(node);
            for (var arc = _network.Starts[node]; arc < _network.Starts[node + 1]; arc++)
            {
                Offer(_network.Targets[arc], far + _network.Lengths[arc]);
            }
        }
    }

    private void Offer(int node, double far)
    {
        if (far <= _limit && (_walks[node] != _walk || far < _metres[node]))
        {
            _walks[node] = _walk;
            _metres[node] = far;
            _waiting.Enqueue(node, far);
        }
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

    private double Known(int node) => _walks[node] == _walk ? _metres[node] : double.PositiveInfinity;

    private double Within(double metres) => metres <= _limit ? metres : double.PositiveInfinity;
}
