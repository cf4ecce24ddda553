using CommunityAssets.DemoPlace.Plan;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>The ground cut into blocks: the Voronoi cells of the scattered middles, with bent edges shared exactly between
/// neighbours.</summary>
public sealed class BlockMap
{
    private static readonly GeometryFactory Factory = new();

    private BlockMap(IReadOnlyList<Block> blocks, IReadOnlyList<Edge> edges, IReadOnlyList<Spot> corners)
    {
        Blocks = blocks;
        Edges = edges;
        Corners = corners;
    }

    /// <summary>Blocks inside the borough.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Lines between them and around them.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>Where lines meet.</summary>
    public IReadOnlyList<Spot> Corners { get; }

    /// <summary>Cuts the ground.</summary>
    public static BlockMap Cut(Dice dice)
    {
        var sites = Sites.Scatter(dice.For("sites"));
        var builder = new VoronoiDiagramBuilder();
        builder.SetSites(sites.Select(site => new Coordinate(site.X, site.Y)).ToList());
        var cells = new List<(Spot Middle, int[] Ring)>();
        var corners = new Corners();
        foreach (var cell in builder.GetSubdivision().GetVoronoiCellPolygons(Factory).OfType<Polygon>())
        {
            var site = (Coordinate)cell.UserData;
            var middle = new Spot(site.X, site.Y);
            cells.Add((middle, [.. cell.ExteriorRing.Coordinates.Skip(1).Select(corners.Number)]));
        }

        cells.Sort((a, b) => a.Middle.Y != b.Middle.Y ? b.Middle.Y.CompareTo(a.Middle.Y) : a.Middle.X.CompareTo(b.Middle.X));
        corners.Merge(cells.Where(cell => TownPlan.IsInside(cell.Middle)).SelectMany(cell => Pairs(cell.Ring)), 16);
        return Assemble(cells, corners, dice.For("courses"));
    }

    private static BlockMap Assemble(List<(Spot Middle, int[] Ring)> cells, Corners corners, Dice dice)
    {
        var rings = cells.ConvertAll(cell => (cell.Middle, Ring: Tidy(cell.Ring.Select(corners.Final))));
        rings.RemoveAll(cell => cell.Ring.Length < 3);
        var beside = new Dictionary<(int, int), List<Spot>>();
        foreach (var (middle, ring) in rings)
        {
            foreach (var (a, b) in Pairs(ring))
            {
                var key = (Math.Min(a, b), Math.Max(a, b));
                if (!beside.TryGetValue(key, out var list))
                {
                    beside.Add(key, list = []);
                }

                list.Add(middle);
            }
        }

        var edges = new Dictionary<(int, int), Edge>();
        foreach (var (key, middles) in beside.Where(line => line.Value.Exists(TownPlan.IsInside)))
        {
            Spot from = corners.At(key.Item1), to = corners.At(key.Item2);
            var (_, nearness) = TownPlan.Around(from.Towards(to, 0.5));
            var rural = nearness > 1.25;
            edges.Add(key, new Edge(key.Item1, key.Item2, Courses.Bend(
                from, to, middles, rural ? 60 : 55, rural ? 0.15 : 0.04, dice.For($"{key.Item1}-{key.Item2}"))));
        }

        var blocks = new List<Block>();
        foreach (var (middle, ring) in rings.Where(cell => TownPlan.IsInside(cell.Middle)))
        {
            var (neighbourhood, nearness) = TownPlan.Around(middle);
            var block = new Block
            {
                Index = blocks.Count,
                Middle = middle,
                Neighbourhood = neighbourhood,
                Character = nearness < (neighbourhood.Character == Character.Village ? 1.15 : 1.22) ? neighbourhood.Character
                    : Character.Farmland,
                Shape = Factory.CreatePolygon(Outline(ring, edges)),
            };
            foreach (var (a, b) in Pairs(ring))
            {
                var edge = edges[(Math.Min(a, b), Math.Max(a, b))];
                block.Edges.Add(edge);
                if (edge.Left is null)
                {
                    edge.Left = block;
                }
                else
                {
                    edge.Right = block;
                }
            }

            blocks.Add(block);
        }

        var map = new BlockMap(blocks, [.. edges.Values], corners.All);
        map.FindRiver();
        return map;
    }

    private static Coordinate[] Outline(int[] ring, Dictionary<(int, int), Edge> edges)
    {
        var outline = new List<Coordinate>();
        foreach (var (a, b) in Pairs(ring))
        {
            var course = edges[(Math.Min(a, b), Math.Max(a, b))].Course;
            outline.AddRange((a < b ? course : course.Reverse()).Take(course.Length - 1).Select(point => point.Copy()));
        }

        outline.Add(outline[0].Copy());
        return [.. outline];
    }

    private static IEnumerable<(int A, int B)> Pairs(int[] ring)
    {
        for (var i = 0; i < ring.Length; i++)
        {
            yield return (ring[i], ring[(i + 1) % ring.Length]);
        }
    }

    private static int[] Tidy(IEnumerable<int> ring)
    {
        var list = new List<int>();
        foreach (var corner in ring)
        {
            if (list.Count == 0 || list[^1] != corner)
            {
                list.Add(corner);
            }
        }

        while (list.Count > 1 && list[^1] == list[0])
        {
            list.RemoveAt(list.Count - 1);
        }

        return [.. list];
    }

    // A line is river where the blocks beside it lie on different sides of the river's line.
    private void FindRiver()
    {
        var line = Sites.RiverLine();
        foreach (var block in Blocks)
        {
            var nearest = 1;
            for (var i = 1; i < line.Count; i++)
            {
                nearest = line[i].To(block.Middle) < line[nearest].To(block.Middle) ? i : nearest;
            }

            Spot a = line[nearest - 1], b = line[nearest];
            block.NorthBank = ((b.X - a.X) * (block.Middle.Y - a.Y)) - ((b.Y - a.Y) * (block.Middle.X - a.X)) > 0;
        }

        foreach (var edge in Edges)
        {
            edge.River = edge.Right is not null && edge.Left!.NorthBank != edge.Right.NorthBank;
        }
    }
}
