namespace CommunityAssets.Cartography.Tiles;

/// <summary>Positions one after the other, in memory that is used again and again.</summary>
/// <param name="straight">Whether a ring's positions on a straight way between others are left out too.</param>
internal sealed class TilePoints(bool straight = false)
{
    private (int X, int Y)[] _points = new (int X, int Y)[64];

    public int Count { get; private set; }

    public ReadOnlySpan<(int X, int Y)> All => _points.AsSpan(0, Count);

    public (int X, int Y) this[int at] => _points[at];

    public void Clear() => Count = 0;

    /// <summary>Adds a position, whatever it is.</summary>
    public void Add((int X, int Y) point)
    {
        if (Count == _points.Length)
        {
            Array.Resize(ref _points, Count * 2);
        }

        _points[Count++] = point;
    }

    public void AddRange(ReadOnlySpan<(int X, int Y)> points)
    {
        foreach (var point in points)
        {
            Add(point);
        }
    }

    public void Reverse() => _points.AsSpan(0, Count).Reverse();

    /// <summary>
    /// Adds a position to a ring, unless it says nothing: one that is there already, or that comes straight back over the way just gone.
    /// </summary>
    public void AddToRing((int X, int Y) point)
    {
        while (Count > 0)
        {
            if (_points[Count - 1] == point)
            {
                return;
            }

            if (Count < 2 || !TurnsBack(_points[Count - 2], _points[Count - 1], point))
            {
                break;
            }

            Count--;
        }

        Add(point);
    }

    /// <summary>Ends a ring: the same where it closes.</summary>
    public void EndRing()
    {
        while (Count >= 3)
        {
            if (_points[Count - 1] == _points[0] || TurnsBack(_points[Count - 2], _points[Count - 1], _points[0]))
            {
                Count--;
            }
            else if (TurnsBack(_points[Count - 1], _points[0], _points[1]))
            {
                _points.AsSpan(1, Count - 1).CopyTo(_points);
                Count--;
            }
            else
            {
                return;
            }
        }
    }

    private bool TurnsBack((int X, int Y) a, (int X, int Y) b, (int X, int Y) c)
    {
        long x1 = b.X - a.X, y1 = b.Y - a.Y, x2 = c.X - b.X, y2 = c.Y - b.Y;
        return (x1 * y2) == (x2 * y1) && (straight || (x1 * x2) + (y1 * y2) < 0);
    }
}
