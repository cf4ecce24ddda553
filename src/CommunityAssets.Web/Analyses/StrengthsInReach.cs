using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// What of the recorded strengths is within 15 minutes' walk of the people of each area, in the order of a ground: enhanced two-step
/// floating catchments (Luo and Qi 2009). People who live just outside the ground want it too, and are counted.
/// </summary>
/// <param name="Access">
/// Places in reach for each person, weighted by distance and shared with everybody else in reach; 0 where nothing is recorded in reach, NaN
/// where nobody lives.
/// </param>
/// <param name="Nearest">The way to the nearest of them in metres; infinite where none is in reach.</param>
/// <param name="Reached">Which sites they are, by number.</param>
/// <param name="Starts">For each area the strengths to start from, best first: see <see cref="MostStarts"/>.</param>
/// <param name="Words">How it was measured, in words.</param>
/// <param name="Guessed">Areas whose people are not known, counted with as many as others have on average.</param>
/// <param name="Empty">Areas where nobody lives.</param>
/// <param name="Alike">
/// Whether every area counts as one, since no populations are loaded: access is then places for an area, not for a person.
/// </param>
public sealed record StrengthsInReach(
    double[] Access, double[] Nearest, IReadOnlyList<IReadOnlyList<int>> Reached, IReadOnlyList<IReadOnlyList<StartingPoint>> Starts, string Words,
    int Guessed, int Empty, bool Alike)
{
    /// <summary>
    /// How many strengths to start from are told of an area: groups first, since they are people who meet, and the nearer first. Where none
    /// is in reach the nearest one further off is told.
    /// </summary>
    public const int MostStarts = 5;

    private const double WidestBox = 1_000_000;

    /// <summary>How many recorded strengths are in reach of each area.</summary>
    public int[] Counts { get; } = [.. Reached.Select(sites => sites.Count)];

    /// <summary>Places in reach for 1,000 people; NaN where nobody lives, and everywhere where no populations are loaded.</summary>
    public double[] Per1000 { get; } = Array.ConvertAll(Access, places => Alike ? double.NaN : places * 1000);

    /// <summary>Measures.</summary>
    public static async Task<StrengthsInReach> MeasureAsync(
        IAtlas atlas, Ground ground, Sites sites, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // Whoever lives as far from a site as the reach goes shares it; sites lie up to the reach away from the ground.
        var wide = await ground.WithSurroundingsAsync(atlas, 2 * Decay.Walking.Reach, cancellationToken);
        var known = wide.People.Where(number => !double.IsNaN(number)).ToList();

        // Where nothing is known of people every area counts the same: what is in reach is then shared by areas.
        var usual = known.Count == 0 ? 1 : known.Average();
        double[] people = [.. wide.People.Select(number => double.IsNaN(number) ? usual : number)];
        var ways = await Ways.MeasureAsync(
            atlas, wide.Centres, sites.Shapes, Decay.Walking.Reach, PartOfWork.Measuring(progress), cancellationToken);
        var shared = FloatingCatchments.TwoStep(ways.Pairs, people, sites.Capacities, Decay.Walking, cancellationToken).Areas;
        var count = ground.Areas.Count;
        double[] access = [.. Enumerable.Range(0, count).Select(area => people[area] > 0 ? shared[area] : double.NaN)];
        var (reached, nearest, best) = Inside(ways.Pairs, ground, sites);
        var starts = await StartsAsync(atlas, ground, sites, best, cancellationToken);
        return new StrengthsInReach(
            access, nearest, reached, starts,
            $"enhanced two-step floating catchments from {ground.CentreWords}, {ways.Words}; {Decay.Walking}"
            + (known.Count == 0 ? "; every area counted alike, since no populations are loaded" : ""),
            known.Count == 0 ? 0 : ground.People.Count(double.IsNaN),
            people.Take(count).Count(number => number == 0), known.Count == 0);
    }

    /// <summary>The box that strengths are looked for in where areas are of a place: see <see cref="Sites.ReadAsync"/>.</summary>
    /// <remarks>Sites in reach of the place, of those around it who share them, and of the sites that these have besides.</remarks>
    public static Envelope? Around(Ground ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        return ground.Around(3 * Decay.Walking.Reach);
    }

    private static (List<int>[] Reached, double[] Nearest, List<StartingPoint>?[] Best) Inside(
        ReachPairs pairs, Ground ground, Sites sites)
    {
        var count = ground.Areas.Count;
        var (reached, nearest, best) = (new List<int>[count], new double[count], new List<StartingPoint>?[count]);
        for (var area = 0; area < count; area++)
        {
            reached[area] = [];
        }

        Array.Fill(nearest, double.PositiveInfinity);
        for (var site = 0; site < pairs.Sites; site++)
        {
            var areas = pairs.Of(site);
            var metres = pairs.Metres(site);
            for (var at = 0; at < areas.Length; at++)
            {
                if (areas[at] is var area && area < count)
                {
                    reached[area].Add(site);
                    nearest[area] = Math.Min(nearest[area], metres[at]);
                    Keep(best[area] ??= new List<StartingPoint>(MostStarts + 1), new StartingPoint(
                        sites.Assets[site], metres[at], InReach: true));
                }
            }
        }

        return (reached, nearest, best);
    }

    // Where none is in reach the nearest one further off is told; that may lie beyond the box that sites were looked for in.
    private static async Task<IReadOnlyList<StartingPoint>[]> StartsAsync(
        IAtlas atlas, Ground ground, Sites sites, List<StartingPoint>?[] best, CancellationToken cancellationToken)
    {
        var starts = Array.ConvertAll(best, IReadOnlyList<StartingPoint> (some) => some ?? []);
        int[] lonely = [.. Enumerable.Range(0, best.Length).Where(area => best[area] is null)];
        while (lonely.Length > 0)
        {
            var tree = Tree(sites);
            foreach (var area in lonely)
            {
                starts[area] = Beyond(tree, ground.Centres[area], sites);
            }

            if (sites.Box is not { } box)
            {
                break;
            }

            lonely =
            [
                .. lonely.Where(area =>
                    starts[area].Count == 0 || starts[area][0].Metres > Ways.Detour * ToEdge(box, ground.Centres[area])),
            ];
            if (lonely.Length > 0)
            {
                sites = await sites.InAsync(atlas, Wider(box), cancellationToken);
            }
        }

        return starts;
    }

    private static PointTree? Tree(Sites sites) => sites.Shapes.Count == 0 ? null
        : PointTree.Of([.. sites.Shapes.Select(shape => (shape as Point ?? shape.InteriorPoint).Coordinate)]);

    private static double ToEdge(Envelope box, Coordinate at) =>
        Math.Min(Math.Min(at.X - box.MinX, box.MaxX - at.X), Math.Min(at.Y - box.MinY, box.MaxY - at.Y));

    // Several times as wide each time, until it is the whole atlas.
    private static Envelope? Wider(Envelope box)
    {
        var wider = box.Copy();
        wider.ExpandBy(Math.Max(10_000, Math.Max(box.Width, box.Height)));
        return wider.Width > WidestBox ? null : wider;
    }

    private static void Keep(List<StartingPoint> best, StartingPoint one)
    {
        var place = best.FindIndex(other => Comes(one, other) < 0);
        best.Insert(place < 0 ? best.Count : place, one);
        if (best.Count > MostStarts)
        {
            best.RemoveAt(MostStarts);
        }
    }

    private static int Comes(StartingPoint one, StartingPoint other)
    {
        var group = (other.Asset.Kind == AssetKind.Group).CompareTo(one.Asset.Kind == AssetKind.Group);
        var near = one.Metres.CompareTo(other.Metres);
        return group != 0 ? group : near != 0 ? near : one.Asset.Id.CompareTo(other.Asset.Id);
    }

    private static List<StartingPoint> Beyond(PointTree? tree, Coordinate centre, Sites sites)
    {
        if (tree is null)
        {
            return [];
        }

        var site = tree.Nearest(centre.X, centre.Y, 1)[0];
        var straight = sites.Shapes[site].Distance(sites.Shapes[site].Factory.CreatePoint(centre));
        return [new StartingPoint(sites.Assets[site], Ways.Detour * straight, InReach: false)];
    }
}
