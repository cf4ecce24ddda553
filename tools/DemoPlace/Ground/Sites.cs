using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>
/// Scatters the middles of street blocks: in pairs along the river, so that it becomes a boundary; in rows where there are terraces;
/// elsewhere no nearer to each other than the neighbourhood's spacing, wider towards the fields.
/// </summary>
public static class Sites
{
    private const double Low = -1600;
    private const double HighX = 12_600;
    private const double HighY = 14_200;
    private const double Bucket = 700;

    /// <summary>Places the middles, and says which of them lie on the river's banks (even: north, odd: south).</summary>
    public static IReadOnlyList<Spot> Scatter(Dice dice)
    {
        var sites = new List<Spot>();
        var buckets = new Dictionary<(int, int), List<Spot>>();
        Pair(sites, buckets);
        Rows(sites, buckets, dice.For("rows"));
        var darts = dice.For("darts");
        for (var i = 0; i < 90_000; i++)
        {
            var spot = new Spot(darts.Between(Low, HighX), darts.Between(Low, HighY));
            if (Clear(buckets, spot, Spacing(spot)))
            {
                Add(sites, buckets, spot);
            }
        }

        return sites;
    }

    /// <summary>The river as a smooth line: Catmull and Rom's spline through the plan's spots.</summary>
    public static IReadOnlyList<Spot> RiverLine()
    {
        var plan = TownPlan.River;
        var line = new List<Spot>();
        for (var i = 1; i + 2 < plan.Count; i++)
        {
            for (var step = 0; step < 40; step++)
            {
                var t = step / 40.0;
                line.Add(new Spot(
                    Spline(plan[i - 1].X, plan[i].X, plan[i + 1].X, plan[i + 2].X, t),
                    Spline(plan[i - 1].Y, plan[i].Y, plan[i + 1].Y, plan[i + 2].Y, t)));
            }
        }

        return line;
    }

    private static double Spline(double a, double b, double c, double d, double t) =>
        0.5 * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + (((3 * b) - a - (3 * c) + d) * t * t * t));

    private static double Spacing(Spot spot)
    {
        var spacing = 560.0;
        foreach (var n in TownPlan.Neighbourhoods)
        {
            var inside = n.Character switch
            {
                Character.Centre => 116.0,
                Character.Terraces => 122,
                Character.Estate => 140,
                Character.NewBuild => 148,
                Character.Village => 135,
                _ => 156,
            };
            var nearness = n.Nearness(spot.X, spot.Y);
            var wider = n.Character == Character.Village ? 420 : 260;
            spacing = Math.Min(spacing, nearness < 1 ? inside : inside + ((nearness - 1) * wider));
        }

        return spacing;
    }

    private static void Pair(List<Spot> sites, Dictionary<(int, int), List<Spot>> buckets)
    {
        var line = RiverLine();
        var gone = double.MaxValue;
        for (var i = 1; i + 1 < line.Count; i++)
        {
            gone += i == 1 ? 0 : line[i].To(line[i - 1]);
            var step = Math.Clamp(Spacing(line[i]) * 1.05, 130, 300);
            if (gone < step)
            {
                continue;
            }

            gone = 0;
            double dx = line[i + 1].X - line[i - 1].X, dy = line[i + 1].Y - line[i - 1].Y;
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            double away = step * 0.42, nx = -dy / length * away, ny = dx / length * away;
            Add(sites, buckets, new Spot(line[i].X + nx, line[i].Y + ny));
            Add(sites, buckets, new Spot(line[i].X - nx, line[i].Y - ny));
        }
    }

    private static void Rows(List<Spot> sites, Dictionary<(int, int), List<Spot>> buckets, Dice dice)
    {
        foreach (var n in TownPlan.Neighbourhoods.Where(n => n.Character == Character.Terraces))
        {
            var turn = dice.Between(-0.7, 0.7);
            double cos = Math.Cos(turn), sin = Math.Sin(turn);
            for (var row = -12; row <= 12; row++)
            {
                for (var column = -12; column <= 12; column++)
                {
                    double u = (column * 104) + dice.Between(-7, 7), v = (row * 158) + dice.Between(-8, 8);
                    var spot = new Spot(n.X + (u * cos) - (v * sin), n.Y + (u * sin) + (v * cos));
                    var (owner, nearness) = TownPlan.Around(spot);
                    if (owner == n && nearness < 1.02 && Clear(buckets, spot, 84))
                    {
                        Add(sites, buckets, spot);
                    }
                }
            }
        }
    }

    private static bool Clear(Dictionary<(int, int), List<Spot>> buckets, Spot spot, double spacing)
    {
        var (i, j) = Key(spot);
        for (var di = -1; di <= 1; di++)
        {
            for (var dj = -1; dj <= 1; dj++)
            {
                if (buckets.TryGetValue((i + di, j + dj), out var near) && near.Exists(other => other.To(spot) < spacing))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void Add(List<Spot> sites, Dictionary<(int, int), List<Spot>> buckets, Spot spot)
    {
        sites.Add(spot);
        if (!buckets.TryGetValue(Key(spot), out var bucket))
        {
            buckets.Add(Key(spot), bucket = []);
        }

        bucket.Add(spot);
    }

    private static (int I, int J) Key(Spot spot) => ((int)Math.Floor(spot.X / Bucket), (int)Math.Floor(spot.Y / Bucket));
}
