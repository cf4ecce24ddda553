using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>
/// Bends the straight lines between blocks as lanes and field boundaries bend: by midpoint displacement (Fournier, Fussell and Carpenter
/// 1982), held within the triangles that the line makes with the middles beside it, so that no two lines ever cross.
/// </summary>
public static class Courses
{
    /// <summary>The course from one corner to another.</summary>
    /// <param name="from">The first corner.</param>
    /// <param name="to">The last corner.</param>
    /// <param name="beside">The middles of the blocks beside it.</param>
    /// <param name="step">Metres between points, about.</param>
    /// <param name="bend">How far it may stray, as a share of its length.</param>
    /// <param name="dice">Chance for this line alone.</param>
    public static Coordinate[] Bend(Spot from, Spot to, IReadOnlyList<Spot> beside, double step, double bend, Dice dice)
    {
        var length = from.To(to);
        var levels = Math.Clamp((int)Math.Ceiling(Math.Log2(length / step)), 0, 4);
        var count = 1 << levels;
        var offsets = new double[count + 1];
        var sway = bend * length;
        for (var span = count; span > 1; span /= 2, sway *= 0.55)
        {
            for (var i = span / 2; i < count; i += span)
            {
                offsets[i] = ((offsets[i - (span / 2)] + offsets[i + (span / 2)]) / 2) + (dice.Normal() * sway * 0.6);
            }
        }

        double ux = (to.X - from.X) / length, uy = (to.Y - from.Y) / length;
        var course = new Coordinate[count + 1];
        for (var i = 0; i <= count; i++)
        {
            var t = (double)i / count;
            double most = 0, least = 0;
            foreach (var middle in beside)
            {
                double mx = middle.X - from.X, my = middle.Y - from.Y;
                double along = ((mx * ux) + (my * uy)) / length, across = (my * ux) - (mx * uy);
                var room = along is <= 0.02 or >= 0.98 ? 0 : across * (t < along ? t / along : (1 - t) / (1 - along)) * 0.6;
                most = Math.Max(most, room);
                least = Math.Min(least, room);
            }

            var offset = i == 0 || i == count ? 0 : Math.Clamp(offsets[i], least, most);
            course[i] = new Coordinate(
                Math.Round(from.X + ((to.X - from.X) * t) - (uy * offset), 2),
                Math.Round(from.Y + ((to.Y - from.Y) * t) + (ux * offset), 2));
        }

        return course;
    }
}
