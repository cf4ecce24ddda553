namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Whether rings neither cross nor touch, themselves or each other: a quick test on whole numbers that answers for nearly all grounds, so
/// that only the others go the long way. Not for many threads at once.
/// </summary>
internal sealed class RingCheck
{
    private Edge[] _edges = new Edge[128];
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>Adds a ring of three positions or more, not closed, neighbours distinct.</summary>
    public void Add(ReadOnlySpan<(int X, int Y)> ring)
    {
        if (_edges.Length < _count + ring.Length)
        {
            Array.Resize(ref _edges, Math.Max(_edges.Length * 2, _count + ring.Length));
        }

        var first = _count;
        var from = ring[^1];
        for (var i = 0; i < ring.Length; i++)
        {
            var to = ring[i];
            _edges[_count++] = new Edge(from, to, i == 0 ? first + ring.Length - 1 : first + i - 1, first + i);
            from = to;
        }
    }

    /// <summary>Whether all that was added is simple. The edges are in another order afterwards.</summary>
    public bool IsSimple()
    {
        var edges = _edges.AsSpan(0, _count);
        edges.Sort(static (one, other) => one.MinX.CompareTo(other.MinX));
        for (var i = 0; i < edges.Length; i++)
        {
            ref readonly var edge = ref edges[i];
            for (var j = i + 1; j < edges.Length && edges[j].MinX <= edge.MaxX; j++)
            {
                if (edges[j].MinY <= edge.MaxY && edges[j].MaxY >= edge.MinY && !edge.Follows(edges[j]) && edge.Meets(edges[j]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private readonly record struct Edge((int X, int Y) From, (int X, int Y) To, int Start, int End)
    {
        public int MinX { get; } = Math.Min(From.X, To.X);

        public int MaxX { get; } = Math.Max(From.X, To.X);

        public int MinY { get; } = Math.Min(From.Y, To.Y);

        public int MaxY { get; } = Math.Max(From.Y, To.Y);

        // Neighbours share their corner. They share no more, since what turns straight back was left out.
        public bool Follows(in Edge other) => Start == other.End || End == other.Start;

        public bool Meets(in Edge other)
        {
            var (a, b) = (Side(other.From), Side(other.To));
            var (c, d) = (other.Side(From), other.Side(To));
            return a * b <= 0 && c * d <= 0;
        }

        private int Side((int X, int Y) point) => Math.Sign(
            (((long)To.X - From.X) * ((long)point.Y - From.Y)) - (((long)point.X - From.X) * ((long)To.Y - From.Y)));
    }
}
