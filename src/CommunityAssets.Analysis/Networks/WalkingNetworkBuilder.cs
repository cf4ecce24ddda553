using System.Runtime.InteropServices;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// Makes a walking network of stretches. Coordinates are kept to the centimetre. Stretches meet where they end at the same centimetre, and
/// where one ends at a bend of another, which is split there; two that merely cross, or share a bend that is nobody's end, do not meet: one
/// may pass over the other on a bridge. Not thread-safe.
/// </summary>
public sealed class WalkingNetworkBuilder
{
    private const double Furthest = int.MaxValue / 100.0;
    private readonly List<int> _xs = [];
    private readonly List<int> _ys = [];
    private readonly List<int> _starts = [0];
    private readonly List<double> _metres = [];

    /// <summary>How many stretches were added.</summary>
    public int Count => _metres.Count;

    /// <summary>How many were passed over because nobody may walk there.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Adds a stretch; one where people may not walk is only counted.</summary>
    /// <exception cref="ArgumentException">Its length is not above 0, or it lies off any map in metres.</exception>
    public void Add(NetworkEdge edge)
    {
        ArgumentNullException.ThrowIfNull(edge);
        if (!edge.Walkable)
        {
            PassedOver++;
            return;
        }

        var points = edge.Line.CoordinateSequence;
        if (points.Count < 2 || !(edge.Metres > 0) || !double.IsFinite(edge.Metres))
        {
            throw new ArgumentException($"Stretch {edge.SourceId} of {edge.Source} has no length.", nameof(edge));
        }

        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = (points.GetX(i), points.GetY(i));
            if (!(Math.Abs(x) < Furthest) || !(Math.Abs(y) < Furthest))
            {
                throw new ArgumentException($"Stretch {edge.SourceId} of {edge.Source} lies off the map.", nameof(edge));
            }

            _xs.Add((int)Math.Round(x * 100));
            _ys.Add((int)Math.Round(y * 100));
        }

        _starts.Add(_xs.Count);
        _metres.Add(edge.Metres);
    }

    /// <summary>Makes the network of what was added.</summary>
    public WalkingNetwork Build()
    {
        var nodes = new Dictionary<long, int>(_metres.Count);
        var places = new List<(int X, int Y)>(_metres.Count);
        for (var i = 0; i < _metres.Count; i++)
        {
            foreach (var end in (ReadOnlySpan<int>)[_starts[i], _starts[i + 1] - 1])
            {
                if (nodes.TryAdd(Key(end), nodes.Count))
                {
                    places.Add((_xs[end], _ys[end]));
                }
            }
        }

        var pieces = new Pieces(_metres.Count);
        for (var i = 0; i < _metres.Count; i++)
        {
            Split(i, nodes, pieces);
        }

        return new WalkingNetwork(
            [.. places], [.. pieces.From], [.. pieces.To], [.. pieces.Metres], [.. _xs], [.. _ys], [.. pieces.First], [.. pieces.Last]);
    }

    private void Split(int stretch, Dictionary<long, int> nodes, Pieces pieces)
    {
        var (first, last) = (_starts[stretch], _starts[stretch + 1] - 1);
        var whole = Course(first, last);
        var node = nodes[Key(first)];
        var start = first;
        for (var i = first + 1; i <= last; i++)
        {
            if (!nodes.TryGetValue(Key(i), out var next))
            {
                continue;
            }

            var course = Course(start, i);
            if (course <= 0 && (start > first || i < last))
            {
                // The same place written twice: nothing lies between.
                continue;
            }

            // What a stretch says of its length counts, also where it is not that of its course (a hill, a staircase).
            var share = start == first && i == last ? 1 : course / whole;
            pieces.Add(node, next, _metres[stretch] * share, start, i);
            (node, start) = (next, i);
        }
    }

    private double Course(int first, int last)
    {
        var xs = CollectionsMarshal.AsSpan(_xs);
        var ys = CollectionsMarshal.AsSpan(_ys);
        var length = 0.0;
        for (var i = first; i < last; i++)
        {
            var (dx, dy) = ((double)xs[i + 1] - xs[i], (double)ys[i + 1] - ys[i]);
            length += Math.Sqrt((dx * dx) + (dy * dy));
        }

        return length;
    }

    // Times an odd number, which keeps different places different, and spreads neighbours over the table: a long's own hash code is its
    // two halves laid over each other, which many places of one town share.
    private long Key(int point) => unchecked((((long)_xs[point] << 32) | (uint)_ys[point]) * (long)0x9E3779B97F4A7C15UL);

    private sealed class Pieces(int expected)
    {
        public List<int> From { get; } = new(expected);

        public List<int> To { get; } = new(expected);

        public List<double> Metres { get; } = new(expected);

        public List<int> First { get; } = new(expected);

        public List<int> Last { get; } = new(expected);

        public void Add(int from, int to, double metres, int first, int last)
        {
            From.Add(from);
            To.Add(to);
            Metres.Add(metres);
            First.Add(first);
            Last.Add(last);
        }
    }
}
