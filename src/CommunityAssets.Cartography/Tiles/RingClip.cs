using System.Runtime.InteropServices;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Cuts rings and lines of whole numbers to the square of a tile with its surroundings.</summary>
internal static class RingClip
{
    private const int Low = -TileAddress.Buffer;
    private const int High = TileAddress.Extent + TileAddress.Buffer;

    /// <summary>
    /// The part of a ring within the square (Sutherland and Hodgman 1974), not closed, neighbours distinct; empty when it has no area
    /// there. A ring that leaves the square and comes back is held together along the square's edge.
    /// </summary>
    public static List<(int X, int Y)> Ring(List<(int X, int Y)> ring)
    {
        var (within, meets) = Placed(ring);
        if (!meets)
        {
            return [];
        }

        var cut = ring;
        if (!within)
        {
            cut = Half(cut, static p => p.X >= Low, static (a, b) => AtX(a, b, Low));
            cut = Half(cut, static p => p.X <= High, static (a, b) => AtX(a, b, High));
            cut = Half(cut, static p => p.Y >= Low, static (a, b) => AtY(a, b, Low));
            cut = Half(cut, static p => p.Y <= High, static (a, b) => AtY(a, b, High));
            cut = Distinct(cut);
        }

        return cut.Count >= 3 && TwiceArea(CollectionsMarshal.AsSpan(cut)) != 0 ? cut : [];
    }

    /// <summary>The parts of a line within the square, each of two positions or more.</summary>
    public static List<List<(int X, int Y)>> Line(List<(int X, int Y)> line)
    {
        var parts = new List<List<(int X, int Y)>>();
        List<(int X, int Y)>? part = null;
        for (var i = 1; i < line.Count; i++)
        {
            if (Segment(line[i - 1], line[i]) is not { } cut)
            {
                part = null;
                continue;
            }

            if (part is null || part[^1] != cut.From)
            {
                part = [cut.From];
                parts.Add(part);
            }

            if (cut.To != cut.From)
            {
                part.Add(cut.To);
            }

            part = cut.To == line[i] ? part : null;
        }

        parts.RemoveAll(found => found.Count < 2);
        return parts;
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

    private static (bool Within, bool Meets) Placed(List<(int X, int Y)> ring)
    {
        var (minX, minY, maxX, maxY) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (var (x, y) in ring)
        {
            (minX, minY, maxX, maxY) = (Math.Min(minX, x), Math.Min(minY, y), Math.Max(maxX, x), Math.Max(maxY, y));
        }

        return (
            minX >= Low && minY >= Low && maxX <= High && maxY <= High,
            ring.Count > 0 && minX <= High && minY <= High && maxX >= Low && maxY >= Low);
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

    private static List<(int X, int Y)> Distinct(List<(int X, int Y)> ring)
    {
        var kept = new List<(int X, int Y)>(ring.Count);
        foreach (var point in ring)
        {
            if (kept.Count == 0 || kept[^1] != point)
            {
                kept.Add(point);
            }
        }

        while (kept.Count > 1 && kept[0] == kept[^1])
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    // Liang and Barsky 1984.
    private static ((int X, int Y) From, (int X, int Y) To)? Segment((int X, int Y) from, (int X, int Y) to)
    {
        var (enter, leave) = (0.0, 1.0);
        var (dx, dy) = ((double)to.X - from.X, (double)to.Y - from.Y);
        ReadOnlySpan<(double Step, double Room)> sides =
            [(-dx, from.X - Low), (dx, High - from.X), (-dy, from.Y - Low), (dy, High - from.Y)];
        foreach (var (step, room) in sides)
        {
            if (step == 0)
            {
                if (room < 0)
                {
                    return null;
                }
            }
            else if (step < 0)
            {
                enter = Math.Max(enter, room / step);
            }
            else
            {
                leave = Math.Min(leave, room / step);
            }
        }

        return enter <= leave ? (Along(from, dx, dy, enter), Along(from, dx, dy, leave)) : null;
    }

    private static (int X, int Y) Along((int X, int Y) from, double dx, double dy, double share) =>
        ((int)Math.Round(from.X + (share * dx)), (int)Math.Round(from.Y + (share * dy)));

    private static (int X, int Y) AtX((int X, int Y) a, (int X, int Y) b, int x) =>
        (x, (int)Math.Round(a.Y + (((double)x - a.X) * ((double)b.Y - a.Y) / ((double)b.X - a.X))));

    private static (int X, int Y) AtY((int X, int Y) a, (int X, int Y) b, int y) =>
        ((int)Math.Round(a.X + (((double)y - a.Y) * ((double)b.X - a.X) / ((double)b.Y - a.Y))), y);
}
