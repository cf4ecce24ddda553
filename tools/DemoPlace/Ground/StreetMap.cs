using CommunityAssets.DemoPlace.Output;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>The streets and paths that people walk: lines between blocks, thinned as the place was built, all in one connected
/// network.</summary>
public sealed class StreetMap
{
    private static readonly Dictionary<Character, double> Missing = new()
    {
        [Character.Centre] = 0.06,
        [Character.Terraces] = 0.08,
        [Character.Villas] = 0.3,
        [Character.Suburb] = 0.36,
        [Character.Estate] = 0.42,
        [Character.NewBuild] = 0.42,
        [Character.Village] = 0.3,
        [Character.Farmland] = 0.78,
    };

    private StreetMap(IReadOnlyList<Street> streets) => Streets = streets;

    /// <summary>Every stretch.</summary>
    public IReadOnlyList<Street> Streets { get; }

    /// <summary>Lays streets out over the ground.</summary>
    public static StreetMap LayOut(BlockMap map, Dice dice)
    {
        var lines = Connected(Crossable(map));
        var weights = lines.ToDictionary(line => line, line => line.Metres * dice.Between(0.6, 1.4));
        var tree = Tree(lines, weights);
        var kept = lines.Where(line => tree.Contains(line) || !dice.Chance(Missing[Wilder(line)])).ToList();
        var main = MainRoads(map, kept);
        var streets = kept.Select((line, i) => new Street(i + 1, line, Kind(line, main, dice))).ToList();
        NameStreets(map, streets, dice);
        return new StreetMap(streets);
    }

    /// <summary>The named street nearest to a spot.</summary>
    public Street Nearest(Spot spot) => Streets.Where(street => street.Name.Length > 0)
        .MinBy(street => new Spot(street.Middle.X, street.Middle.Y).To(spot))!;

    // Nobody walks on water: lines that end at the river do so only at a bridge, or on the north bank's towpath.
    private static List<Edge> Crossable(BlockMap map)
    {
        var river = map.Edges.Where(edge => edge.River).SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
        var bridges = TownPlan.Bridges.Select(spot => river.MinBy(corner => map.Corners[corner].To(spot))).ToHashSet();
        return
        [
            .. map.Edges.Where(edge => edge.Right is not null && (edge.River
                ? map.Corners[edge.From].X is > 3000 and < 8300
                : new[] { edge.From, edge.To }.All(corner => !river.Contains(corner) || bridges.Contains(corner)
                    || (edge.Left!.NorthBank && map.Corners[corner].X is > 3000 and < 8300)))),
        ];
    }

    private static List<Edge> Connected(List<Edge> lines)
    {
        var groups = new Unions();
        foreach (var line in lines)
        {
            groups.Join(line.From, line.To);
        }

        return [.. lines.GroupBy(line => groups.Find(line.From)).MaxBy(group => group.Count())!];
    }

    private static HashSet<Edge> Tree(List<Edge> lines, Dictionary<Edge, double> weights)
    {
        var groups = new Unions();
        return [.. lines.OrderBy(line => weights[line]).Where(line => groups.Join(line.From, line.To))];
    }

    private static Character Wilder(Edge edge) =>
        edge.Left!.Character == Character.Farmland || edge.Right!.Character == Character.Farmland ? Character.Farmland
            : edge.Left.Character;

    private static HashSet<Edge> MainRoads(BlockMap map, List<Edge> lines)
    {
        var beside = lines.SelectMany(line => new[] { (Corner: line.From, line), (Corner: line.To, line) })
            .ToLookup(pair => pair.Corner, pair => pair.line);
        int Corner(double x, double y) => beside.Select(group => group.Key).MinBy(corner => map.Corners[corner].To(new Spot(x, y)));
        var start = Corner(5300, 5900);
        var reached = new Dictionary<int, Edge?>();
        var queue = new PriorityQueue<(int Corner, Edge? By), (double, int)>();
        queue.Enqueue((start, null), (0, start));
        while (queue.TryDequeue(out var next, out var metres))
        {
            if (!reached.TryAdd(next.Corner, next.By))
            {
                continue;
            }

            foreach (var line in beside[next.Corner])
            {
                var other = line.From == next.Corner ? line.To : line.From;
                queue.Enqueue((other, line), (metres.Item1 + line.Metres, other));
            }
        }

        var main = new HashSet<Edge>();
        Spot[] outward = [.. TownPlan.Neighbourhoods.Where(n => n.Character == Character.Village).Select(n => new Spot(n.X, n.Y)),
            new(4900, 1400), new(10_300, 7000), new(700, 6300), new(5900, 11_500)];
        foreach (var spot in outward)
        {
            var at = Corner(spot.X, spot.Y);
            while (reached[at] is { } line)
            {
                main.Add(line);
                at = line.From == at ? line.To : line.From;
            }
        }

        return main;
    }

    private static string Kind(Edge line, HashSet<Edge> main, Dice dice)
    {
        if (main.Contains(line))
        {
            return "A Road";
        }

        if (line.River)
        {
            return "Towpath";
        }

        if (line.Left!.Green is { } green && green == line.Right!.Green)
        {
            return "Footpath";
        }

        return Wilder(line) switch
        {
            Character.Farmland => dice.Chance(0.45) ? "Track" : "Local Road",
            Character.Estate or Character.NewBuild => dice.Chance(0.24) ? "Footpath" : "Local Road",
            _ => dice.Chance(0.07) ? "Footpath" : "Local Road",
        };
    }

    // A street keeps its name while it runs on more or less straight, for half a kilometre at most.
    private static void NameStreets(BlockMap map, List<Street> streets, Dice dice)
    {
        var beside = streets.Where(street => street.Kind is "A Road" or "Local Road")
            .SelectMany(street => new[] { (street.Edge.From, street), (street.Edge.To, street) })
                .ToLookup(pair => pair.Item1, pair => pair.street);
        var names = new StreetNames(dice);
        foreach (var street in streets.Where(street => street.Kind is "A Road" or "Local Road" && street.Name.Length == 0).ToList())
        {
            if (street.Name.Length > 0)
            {
                continue;
            }

            var middle = new Spot(street.Middle.X, street.Middle.Y);
            street.Name = street.Kind == "A Road" ? StreetNames.MainRoad(middle) : names.Next(Wilder(street.Edge));
            var limit = street.Kind == "A Road" ? 900 : 520;
            foreach (var end in new[] { street.Edge.From, street.Edge.To })
            {
                Follow(map, beside, street, end, limit);
            }
        }
    }

    private static void Follow(BlockMap map, ILookup<int, Street> beside, Street street, int end, double limit)
    {
        var (at, last, gone) = (end, street.Edge, street.Edge.Metres);
        while (gone < limit)
        {
            var from = map.Corners[last.From == at ? last.To : last.From];
            var here = map.Corners[at];
            var next = beside[at].Where(other => other.Name.Length == 0 && other.Kind == street.Kind)
                .Select(other => (other, Turn: Straightness(from, here,
                    map.Corners[other.Edge.From == at ? other.Edge.To : other.Edge.From])))
                .OrderByDescending(pair => pair.Turn).FirstOrDefault();
            if (next.other is null || next.Turn < 0.55)
            {
                return;
            }

            next.other.Name = street.Name;
            gone += next.other.Edge.Metres;
            at = next.other.Edge.From == at ? next.other.Edge.To : next.other.Edge.From;
            last = next.other.Edge;
        }
    }

    private static double Straightness(Spot from, Spot here, Spot to) =>
        (((here.X - from.X) * (to.X - here.X)) + ((here.Y - from.Y) * (to.Y - here.Y))) / (from.To(here) * here.To(to));
}
