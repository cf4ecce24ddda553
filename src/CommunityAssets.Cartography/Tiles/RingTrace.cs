namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Cuts the rings of one polygon to a tile with its surroundings, as separate rings where the polygon leaves and comes back: each stretch
/// inside goes on along the frame to where the next one comes in (Weiler and Atherton 1977, for a rectangle). Not for many threads at once.
/// </summary>
internal sealed class RingTrace
{
    private readonly TilePoints _points = new();
    private readonly TilePoints _ring = new();
    private readonly List<Stretch> _stretches = [];
    private TileFrame _frame;

    /// <summary>Whether any ring came in.</summary>
    public bool CameIn => _stretches.Count > 0;

    /// <summary>Starts a polygon.</summary>
    public void Begin(TileFrame frame)
    {
        _frame = frame;
        _points.Clear();
        _stretches.Clear();
    }

    /// <summary>
    /// Adds a ring that is partly outside, not closed. An outer ring turns clockwise on the screen (y grows downward), a hole the other
    /// way: the ground is on the right.
    /// </summary>
    public void Add(ReadOnlySpan<(int X, int Y)> ring)
    {
        var start = 0;
        while (Inside(ring[start]))
        {
            start++;
        }

        var from = ring[start];
        for (var i = 1; i <= ring.Length; i++)
        {
            var to = ring[(start + i) % ring.Length];
            Add(from, to);
            from = to;
        }
    }

    /// <summary>Gives the rings that come of it, each with the sign of its area.</summary>
    /// <param name="found">Takes them.</param>
    public void Rings(List<(int X, int Y)[]> found)
    {
        for (var start = 0; start < _stretches.Count; start++)
        {
            if (_stretches[start].Used)
            {
                continue;
            }

            _ring.Clear();
            var at = start;
            do
            {
                var stretch = _stretches[at];
                _stretches[at] = stretch with { Used = true };
                foreach (var point in _points.All.Slice(stretch.From, stretch.Length))
                {
                    _ring.AddToRing(point);
                }

                at = Next(start, stretch.Out);
                Walk(stretch.Out, _stretches[at].In);
            }
            while (at != start);

            _ring.EndRing();
            if (_ring.Count >= 3 && RingClip.TwiceArea(_ring.All) != 0)
            {
                found.Add(_ring.All.ToArray());
            }
        }
    }

    private void Add((int X, int Y) from, (int X, int Y) to)
    {
        var (fromIn, toIn) = (Inside(from), Inside(to));
        if (fromIn && toIn)
        {
            _points.Add(to);
            return;
        }

        if (!RingClip.Segment(from, to, _frame, out var enter, out var leave) || (!fromIn && !toIn && OnOneSide(enter, leave)))
        {
            return;
        }

        if (!fromIn)
        {
            _stretches.Add(new Stretch(_points.Count, 0, Along(enter), 0));
            _points.Add(enter);
        }

        _points.Add(toIn ? to : leave);
        if (!toIn)
        {
            var open = _stretches[^1];
            _stretches[^1] = open with { Length = _points.Count - open.From, Out = Along(leave) };
        }
    }

    // The stretch that comes in soonest along the frame: one not used yet, or the one that the ring began with.
    private int Next(int start, int from)
    {
        var (best, nearest) = (start, Way(from, _stretches[start].In));
        for (var i = 0; i < _stretches.Count; i++)
        {
            if (!_stretches[i].Used && Way(from, _stretches[i].In) is var way && way < nearest)
            {
                (best, nearest) = (i, way);
            }
        }

        return best;
    }

    private void Walk(int from, int to)
    {
        var side = _frame.High - _frame.Low;
        var way = Way(from, to);
        for (var corner = ((from / side) + 1) * side; corner - from <= way; corner += side)
        {
            _ring.AddToRing((corner / side % 4) switch
            {
                0 => (_frame.Low, _frame.Low),
                1 => (_frame.High, _frame.Low),
                2 => (_frame.High, _frame.High),
                _ => (_frame.Low, _frame.High),
            });
        }
    }

    private int Way(int from, int to)
    {
        var around = 4 * (_frame.High - _frame.Low);
        return (to - from + around) % around;
    }

    // How far along the frame a position on it is, clockwise from its top left corner.
    private int Along((int X, int Y) point)
    {
        var (low, high) = (_frame.Low, _frame.High);
        var side = high - low;
        return point.Y == low ? point.X - low
            : point.X == high ? side + (point.Y - low)
            : point.Y == high ? (2 * side) + (high - point.X)
            : (3 * side) + (high - point.Y);
    }

    private bool OnOneSide((int X, int Y) a, (int X, int Y) b) =>
        a == b || (a.X == b.X && (a.X == _frame.Low || a.X == _frame.High)) || (a.Y == b.Y && (a.Y == _frame.Low || a.Y == _frame.High));

    private bool Inside((int X, int Y) point) =>
        point.X > _frame.Low && point.X < _frame.High && point.Y > _frame.Low && point.Y < _frame.High;

    /// <summary>A stretch of a ring inside the frame.</summary>
    /// <param name="From">Its first position.</param>
    /// <param name="Length">How many positions.</param>
    /// <param name="In">Where on the frame it comes in.</param>
    /// <param name="Out">Where it goes out.</param>
    private readonly record struct Stretch(int From, int Length, int In, int Out)
    {
        public bool Used { get; init; }
    }
}
