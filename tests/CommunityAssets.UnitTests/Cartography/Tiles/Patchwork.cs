using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>
/// Areas side by side with crooked borders that they share, in Web Mercator metres: like a publisher's, made from one seed.
/// </summary>
internal static class Patchwork
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 3857);

    /// <summary>A square of side × side areas. One of them has an island area inside it, which is told as another.</summary>
    public static List<(string Code, string Name, Geometry Shape)> Make(
        int side, double width, int seed, double west = -150_000, double south = 6_850_000)
    {
        var random = new Random(seed);
        var corners = new Coordinate[side + 1, side + 1];
        for (var i = 0; i <= side; i++)
        {
            for (var j = 0; j <= side; j++)
            {
                corners[i, j] = new Coordinate(west + ((i + Shake()) * width), south + ((j + Shake()) * width));
            }
        }

        var borders = new Dictionary<(Coordinate, Coordinate), List<Coordinate>>();
        var areas = new List<(string Code, string Name, Geometry Shape)>();
        for (var i = 0; i < side; i++)
        {
            for (var j = 0; j < side; j++)
            {
                var ring = new List<Coordinate>();
                Coordinate[] around = [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]];
                for (var k = 0; k < 4; k++)
                {
                    ring.AddRange(Border(around[k], around[(k + 1) % 4]).SkipLast(1));
                }

                ring.Add(ring[0].Copy());
                areas.Add(($"E0199{areas.Count:0000}", $"Area {areas.Count + 1}", Factory.CreatePolygon([.. ring])));
            }
        }

        var island = areas[0].Shape.Centroid.Buffer(width / 8, 4);
        areas[0] = areas[0] with { Shape = areas[0].Shape.Difference(island) };
        areas.Add(($"E0199{areas.Count:0000}", "Island", island));
        return areas;

        double Shake() => (random.NextDouble() - 0.5) * 0.2;

        List<Coordinate> Border(Coordinate from, Coordinate to)
        {
            if (borders.TryGetValue((from, to), out var known))
            {
                return known;
            }

            var steps = 40;
            var (dx, dy) = ((to.X - from.X) / steps, (to.Y - from.Y) / steps);
            var line = new List<Coordinate> { from };
            for (var step = 1; step < steps; step++)
            {
                var aside = (random.NextDouble() - 0.5) * 1.4;
                line.Add(new Coordinate(from.X + (dx * step) - (dy * aside), from.Y + (dy * step) + (dx * aside)));
            }

            line.Add(to);
            borders[(from, to)] = line;
            borders[(to, from)] = [.. Enumerable.Reverse(line).Select(point => point.Copy())];
            return line;
        }
    }
}
