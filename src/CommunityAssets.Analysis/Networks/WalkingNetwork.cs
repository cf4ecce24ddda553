using System.Collections.Concurrent;
using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// A walking network: nodes, and edges between them that can be walked either way, with lengths in metres. Made by
/// <see cref="WalkingNetworkBuilder"/>. Immutable and thread-safe; the same stretches in the same order give the same answers.
/// </summary>
/// <remarks>
/// Neighbours are kept as compressed sparse rows: those of node n are the arcs from <c>starts[n]</c> up to <c>starts[n + 1]</c>. Fields of
/// distances (<see cref="From"/>) are used again, so that a question allocates nothing once the network has been asked a few.
/// </remarks>
public sealed class WalkingNetwork
{
    /// <summary>How far from the network a point may lie and still count as being on it, in metres, unless told otherwise.</summary>
    public const double UsualReach = 250;

    /// <summary>
    /// An island whose edges are together no longer than this, in metres, is a path in a car park or a slip of the mapper's pen: points are
    /// put on it only where nothing else is near.
    /// </summary>
    public const double SmallIsland = 1000;

    private const double PerMetre = 100;

    private readonly (int X, int Y)[] _places;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly double[] _metres;
    private readonly int[] _xs;
    private readonly int[] _ys;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _islandOf;
    private readonly BoxTree _tree;
    private readonly ConcurrentBag<NetworkField> _fields = [];

    internal WalkingNetwork(
        (int X, int Y)[] places, int[] from, int[] to, double[] metres, int[] xs, int[] ys, int[] first, int[] last)
    {
        _places = places;
        _from = from;
        _to = to;
        _metres = metres;
        _xs = xs;
        _ys = ys;
        _first = first;
        _last = last;
        (Starts, Arcs) = Rows(places.Length, from, to, metres);
        (Islands, _islandOf) = FindIslands();
        _tree = new BoxTree(Boxes());
    }

    /// <summary>How many nodes there are: ends of stretches, and where one ends at a bend of another.</summary>
    public int NodeCount => _places.Length;

    /// <summary>How many edges there are.</summary>
    public int EdgeCount => _metres.Length;

    /// <summary>The parts that hang together, longest first: one in a network without faults, or one for each real island.</summary>
    public ImmutableArray<NetworkIsland> Islands { get; }

    /// <summary>Where the arcs of each node start; one more than there are nodes.</summary>
    internal int[] Starts { get; }

    /// <summary>The arcs, those of each node together.</summary>
    internal NetworkArc[] Arcs { get; }

    /// <summary>The usual length of an edge, in metres; 1 where there is none.</summary>
    internal double UsualMetres => _metres.Length > 0 ? _metres.Average() : 1;

    /// <summary>The longest edge, in metres; 1 where there is none.</summary>
    internal double LongestMetres => _metres.Length > 0 ? _metres.Max() : 1;

    /// <summary>The place of a node on the working grid, in metres.</summary>
    public (double X, double Y) NodeAt(int node) => (_places[node].X / PerMetre, _places[node].Y / PerMetre);

    /// <summary>The two nodes that an edge joins, and its length in metres.</summary>
    public (int From, int To, double Metres) Edge(int edge) => (_from[edge], _to[edge], _metres[edge]);

    /// <summary>Which of <see cref="Islands"/> an edge is part of.</summary>
    public int IslandOf(int edge) => _islandOf[_from[edge]];

    /// <summary>
    /// The nearest place on the network to a point. One on a small island is given only where no other is within reach.
    /// </summary>
    /// <param name="x">Easting on the working grid, in metres.</param>
    /// <param name="y">Northing on the working grid, in metres.</param>
    /// <param name="reach">How far from the network the point may lie, in metres.</param>
    /// <returns>The place, or null when the network is farther away.</returns>
    public NetworkPoint? Snap(double x, double y, double reach = UsualReach)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            return null;
        }

        var search = new EdgeSearch(this, x * PerMetre, y * PerMetre);
        _tree.Near(x * PerMetre, y * PerMetre, reach * PerMetre, ref search);
        return search.Found;
    }

    /// <summary>Where a place on the network is on the working grid, in metres.</summary>
    public Coordinate At(NetworkPoint place) => Course(new NetworkStretch(place.Edge, place.Along, place.Along))[0];

    /// <summary>
    /// The course of a part of an edge on the working grid, in metres, cut where it starts and ends to the last figure. What the edge says
    /// of its length is spread evenly over its course.
    /// </summary>
    public Coordinate[] Course(NetworkStretch stretch)
    {
        var (first, last) = (_first[stretch.Edge], _last[stretch.Edge]);
        var whole = 0.0;
        for (var i = first; i < last; i++)
        {
            whole += Step(i);
        }

        var scale = whole / _metres[stretch.Edge];
        var (start, end) = (stretch.Start * scale, stretch.End * scale);
        var course = new List<Coordinate>();
        var walked = 0.0;
        for (var i = first; i < last; i++)
        {
            var step = Step(i);
            if (course.Count == 0 && (start <= walked + step || i == last - 1))
            {
                course.Add(Between(i, step > 0 ? (start - walked) / step : 0));
            }

            if (course.Count > 0 && (end <= walked + step || i == last - 1))
            {
                course.Add(Between(i, step > 0 ? (end - walked) / step : 0));
                break;
            }

            walked += step;
            if (course.Count > 0)
            {
                course.Add(Between(i, 1));
            }
        }

        return [.. course];
    }

    /// <summary>Tells every edge whose box is within some metres of a place.</summary>
    internal void EdgesNear(double x, double y, double metres, List<int> edges)
    {
        var gather = new Gather(edges);
        _tree.Near(x * PerMetre, y * PerMetre, metres * PerMetre, ref gather);
    }

    /// <summary>Walks from a place on the network, every way, no farther than a limit.</summary>
    /// <param name="start">Where from.</param>
    /// <param name="limit">How far, in metres along the network.</param>
    /// <returns>How far everything is. To be disposed of, once, when it has been read.</returns>
    public NetworkField From(NetworkPoint start, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)start.Edge, (uint)EdgeCount, nameof(start));
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit >= 0, true, nameof(limit));
        if (!_fields.TryTake(out var field))
        {
            field = new NetworkField(this);
        }

        field.Spread(start, limit);
        return field;
    }

    /// <summary>
    /// Walks from many places, on both cores. Places near each other are walked from one after another, since much of what is read is then
    /// still at hand; what is told of each does not depend on it.
    /// </summary>
    /// <param name="starts">Where from.</param>
    /// <param name="limit">How far, in metres along the network.</param>
    /// <param name="look">Reads what was found from a place, told by its number, at once: the field is used again. From any thread.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public void FromEach(
        IReadOnlyList<NetworkPoint> starts, double limit, Action<int, NetworkField> look, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(look);
        var (order, keys) = (new int[starts.Count], new uint[starts.Count]);
        for (var at = 0; at < order.Length; at++)
        {
            (order[at], keys[at]) = (at, _tree.Along(_places[_from[starts[at].Edge]]));
        }

        Array.Sort(keys, order);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        const int Together = 32;
        Parallel.For(0, (order.Length + Together - 1) / Together, options, block =>
        {
            for (var at = block * Together; at < Math.Min(order.Length, (block + 1) * Together); at++)
            {
                using var field = From(starts[order[at]], limit);
                look(order[at], field);
            }
        });
    }

    /// <summary>Takes a field back that has been read.</summary>
    internal void Return(NetworkField field)
    {
        // More would be kept only after that many questions at the same moment.
        if (_fields.Count < Environment.ProcessorCount)
        {
            _fields.Add(field);
        }
    }

    private static (int[] Starts, NetworkArc[] Arcs) Rows(int nodes, int[] from, int[] to, double[] metres)
    {
        var starts = new int[nodes + 1];
        for (var i = 0; i < from.Length; i++)
        {
            starts[from[i] + 1]++;
            starts[to[i] + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            starts[node + 1] += starts[node];
        }

        var next = starts.AsSpan(0, nodes).ToArray();
        var arcs = new NetworkArc[from.Length * 2];
        for (var i = 0; i < from.Length; i++)
        {
            arcs[next[from[i]]++] = new NetworkArc(to[i], i, metres[i]);
            arcs[next[to[i]]++] = new NetworkArc(from[i], i, metres[i]);
        }

        return (starts, arcs);
    }

    private (ImmutableArray<NetworkIsland> Islands, int[] IslandOf) FindIslands()
    {
        var part = new int[NodeCount];
        Array.Fill(part, -1);
        var sizes = new List<(int Number, int Nodes, int First)>();
        var waiting = new Stack<int>();
        for (var node = 0; node < part.Length; node++)
        {
            if (part[node] >= 0)
            {
                continue;
            }

            var nodes = 0;
            part[node] = sizes.Count;
            waiting.Push(node);
            while (waiting.TryPop(out var here))
            {
                nodes++;
                foreach (var arc in Arcs.AsSpan(Starts[here], Starts[here + 1] - Starts[here]))
                {
                    if (part[arc.Target] < 0)
                    {
                        part[arc.Target] = sizes.Count;
                        waiting.Push(arc.Target);
                    }
                }
            }

            sizes.Add((sizes.Count, nodes, node));
        }

        var metres = new double[sizes.Count];
        for (var edge = 0; edge < _metres.Length; edge++)
        {
            metres[part[_from[edge]]] += _metres[edge];
        }

        (int Number, int Nodes, int First)[] ordered = [.. sizes.OrderByDescending(size => metres[size.Number])];
        var rank = new int[sizes.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            rank[ordered[i].Number] = i;
        }

        return (
            [.. ordered.Select(size => new NetworkIsland(size.Nodes, metres[size.Number], NodeAt(size.First).X, NodeAt(size.First).Y))],
            Array.ConvertAll(part, number => rank[number]));
    }

    private int[] Boxes()
    {
        var boxes = new int[EdgeCount * 4];
        for (var edge = 0; edge < EdgeCount; edge++)
        {
            var box = boxes.AsSpan(edge * 4, 4);
            (box[0], box[1]) = (box[2], box[3]) = (_xs[_first[edge]], _ys[_first[edge]]);
            for (var i = _first[edge] + 1; i <= _last[edge]; i++)
            {
                box[0] = Math.Min(box[0], _xs[i]);
                box[1] = Math.Min(box[1], _ys[i]);
                box[2] = Math.Max(box[2], _xs[i]);
                box[3] = Math.Max(box[3], _ys[i]);
            }
        }

        return boxes;
    }

    private double Step(int point)
    {
        var (dx, dy) = (_xs[point + 1] - (double)_xs[point], _ys[point + 1] - (double)_ys[point]);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    private Coordinate Between(int point, double share)
    {
        var kept = Math.Clamp(share, 0, 1);
        return new Coordinate(
            (_xs[point] + (kept * (_xs[point + 1] - (double)_xs[point]))) / PerMetre,
            (_ys[point] + (kept * (_ys[point + 1] - (double)_ys[point]))) / PerMetre);
    }

    private readonly struct Gather(List<int> edges) : IBoxVisitor
    {
        public double Visit(int item, double within)
        {
            edges.Add(item);
            return within;
        }
    }

    /// <summary>Looks for the nearest place on an edge. Works in centimetres, as the coordinates are kept.</summary>
    private struct EdgeSearch(WalkingNetwork network, double x, double y) : IBoxVisitor
    {
        private Nearest _large = Nearest.None;
        private Nearest _small = Nearest.None;

        public readonly NetworkPoint? Found
        {
            get
            {
                var nearest = _large.Edge >= 0 ? _large : _small;
                return nearest.Edge < 0 ? null : network.PointOn(nearest, x, y);
            }
        }

        public double Visit(int item, double within)
        {
            var large = network.Islands[network.IslandOf(item)].Metres > SmallIsland;
            ref var nearest = ref large ? ref _large : ref _small;
            for (var i = network._first[item]; i < network._last[item]; i++)
            {
                var (squared, share) = network.Project(i, x, y);

                // Where two are as near as each other, the one that was added first.
                if (squared <= within * within && (squared < nearest.Squared || (squared == nearest.Squared && item < nearest.Edge)))
                {
                    nearest = new Nearest(item, i, share, squared);
                }
            }

            return Math.Min(within, Math.Sqrt(_large.Squared));
        }
    }

    private (double Squared, double Share) Project(int point, double x, double y)
    {
        double x1 = _xs[point], y1 = _ys[point];
        double dx = _xs[point + 1] - x1, dy = _ys[point + 1] - y1;
        var length = (dx * dx) + (dy * dy);
        var share = length > 0 ? Math.Clamp((((x - x1) * dx) + ((y - y1) * dy)) / length, 0, 1) : 0;
        var (offX, offY) = (x1 + (share * dx) - x, y1 + (share * dy) - y);
        return ((offX * offX) + (offY * offY), share);
    }

    private NetworkPoint PointOn(Nearest nearest, double x, double y)
    {
        double before = 0, whole = 0;
        for (var i = _first[nearest.Edge]; i < _last[nearest.Edge]; i++)
        {
            var length = Step(i);
            whole += length;
            before += i < nearest.Point ? length : i == nearest.Point ? length * nearest.Share : 0;
        }

        var metres = _metres[nearest.Edge];
        var along = whole > 0 ? Math.Min(metres, metres * (before / whole)) : 0;
        return new NetworkPoint(nearest.Edge, along, Math.Sqrt(nearest.Squared) / PerMetre);
    }

    private readonly record struct Nearest(int Edge, int Point, double Share, double Squared)
    {
        public static Nearest None => new(-1, -1, 0, double.PositiveInfinity);
    }
}
