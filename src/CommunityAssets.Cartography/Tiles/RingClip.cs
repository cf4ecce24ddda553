namespace CommunityAssets.Cartography.Tiles;

/// <summary>Cuts rings and lines of whole numbers to the square of a tile with its surroundings.</summary>
internal static class RingClip
{
    /// <summary>
    /// The part of a ring within the square (Sutherland and Hodgman 1974), not closed, neighbours distinct; empty when it has no area
    /// there. A ring that leaves the square and comes back is held together along the square's edge.
    /// </summary>
    public static List<(int X, int Y)> Ring(ReadOnlySpan<(int X, int Y)> ring, TileFrame frame)
    {
        List<(int X, int Y)> cut = [.. ring];
        cut = Half(cut, point => point.X >= frame.Low, (a, b) => AtX(a, b, frame.Low));
        cut = Half(cut, point => point.X <= frame.High, (a, b) => AtX(a, b, frame.High));
        cut = Half(cut, point => point.Y >= frame.Low, (a, b) => AtY(a, b, frame.Low));
        cut = Half(cut, point => point.Y <= frame.High, (a, b) => AtY(a, b, frame.High));
        var points = new TilePoints();
        foreach (var point in cut)
        {
            if (points.Count == 0 || points[points.Count - 1] != point)
            {
                points.Add(point);
            }
        }

        var kept = points.All;
        while (kept.Length > 1 && kept[0] == kept[^1])
        {
            kept = kept[..^1];
        }

        return kept.Length >= 3 && TwiceArea(kept) != 0 ? [.. kept] : [];
    }

    /// <summary>The parts of a line within the square, each of two positions or more.</summary>
    public static List<List<(int X, int Y)>> Line(ReadOnlySpan<(int X, int Y)> line, TileFrame frame)
    {
        var parts = new List<List<(int X, int Y)>>();
        List<(int X, int Y)>? part = null;
        for (var i = 1; i < line.Length; i++)
        {
            if (!Segment(line[i - 1], line[i], frame, out var from, out var to))
            {
                part = null;
                continue;
            }

            if (part is null || part[^1] != from)
            {
                part = [from];
                parts.Add(part);
            }

            if (to != from)
            {
                part.Add(to);
            }

            part = to == line[i] ? part : null;
        }

        parts.RemoveAll(found => found.Count < 2);
        return parts;
    }

    /// <summary>
    /// The part of a segment within the square (Liang and Barsky 1984). Where it is cut is the same position whichever way it is told, so
    /// that neighbours who share it are cut alike.
    /// </summary>
    public static bool Segment(
        (int X, int Y) from, (int X, int Y) to, TileFrame frame, out (int X, int Y) enter, out (int X, int Y) leave)
    {
        (enter, leave) = (from, to);
        var (first, last) = (0.0, 1.0);
        var (dx, dy) = ((double)to.X - from.X, (double)to.Y - from.Y);
        ReadOnlySpan<(double Step, double Room, bool Across, int At)> sides =
        [
            (-dx, (double)from.X - frame.Low, true, frame.Low), (dx, (double)frame.High - from.X, true, frame.High),
            (-dy, (double)from.Y - frame.Low, false, frame.Low), (dy, (double)frame.High - from.Y, false, frame.High),
        ];
        foreach (var (step, room, across, at) in sides)
        {
            if (step == 0)
            {
                if (room < 0)
                {
                    return false;
                }
            }
            else if (step < 0 && room / step > first)
            {
                first = room / step;
                enter = across ? AtX(from, to, at) : AtY(from, to, at);
            }
            else if (step > 0 && room / step < last)
            {
                last = room / step;
                leave = across ? AtX(from, to, at) : AtY(from, to, at);
            }
        }

        enter = Within(enter, frame);
        leave = Within(leave, frame);
        return first <= last;
    }

    /// <summary>
    /// Twice the area of a ring that is not closed, by the surveyor's formula; positive when it turns clockwise with y downward.
    /// </summary>
    public static long TwiceArea(ReadOnlySpan<(int X, int Y)> ring)
    {
        long sum = 0;
        var (x, y) = ring[^1];
        foreach (var next in ring)
        {
            sum += ((long)x * next.Y) - ((long)next.X * y);
            (x, y) = next;
        }

        return sum;
    }

    /// <summary>Whether a ring holds a position that is not on it.</summary>
    public static bool Holds(ReadOnlySpan<(int X, int Y)> ring, (int X, int Y) point)
    {
        var inside = false;
        var from = ring[^1];
        foreach (var to in ring)
        {
            if (from.Y > point.Y != to.Y > point.Y
                && point.X < from.X + (((double)to.X - from.X) * ((double)point.Y - from.Y) / ((double)to.Y - from.Y)))
            {
                inside = !inside;
            }

            from = to;
        }

        return inside;
    }

    private static List<(int X, int Y)> Half(
        List<(int X, int Y)> ring, Func<(int X, int Y), bool> inside, Func<(int X, int Y), (int X, int Y), (int X, int Y)> cross)
    {
        var kept = new List<(int X, int Y)>(ring.Count + 4);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i == 0 ? ring.Count - 1 : i - 1], ring[i]);
            if (inside(from) != inside(to))
            {
                kept.Add(cross(from, to));
            }

            if (inside(to))
            {
                kept.Add(to);
            }
        }

        return kept;
    }

    private static (int X, int Y) Within((int X, int Y) point, TileFrame frame) =>
        (Math.Clamp(point.X, frame.Low, frame.High), Math.Clamp(point.Y, frame.Low, frame.High));

    private static (int X, int Y) AtX((int X, int Y) one, (int X, int Y) other, int x)
    {
        var (a, b) = InOrder(one, other);
        return (x, (int)Math.Round(a.Y + (((double)x - a.X) * ((double)b.Y - a.Y) / ((double)b.X - a.X))));
    }

    private static (int X, int Y) AtY((int X, int Y) one, (int X, int Y) other, int y)
    {
        var (a, b) = InOrder(one, other);
        return ((int)Math.Round(a.X + (((double)y - a.Y) * ((double)b.X - a.X) / ((double)b.Y - a.Y))), y);
    }

    private static ((int X, int Y) Less, (int X, int Y) More) InOrder((int X, int Y) one, (int X, int Y) other) =>
        one.CompareTo(other) <= 0 ? (one, other) : (other, one);
}
