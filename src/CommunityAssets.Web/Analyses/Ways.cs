using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>How far it is from areas to sites: along the walking network where the atlas has one, else by straight line × 1.3.</summary>
/// <param name="Pairs">Who is in reach of what.</param>
/// <param name="OnNetwork">Pairs measured along the network.</param>
/// <param name="Straight">Pairs estimated from the straight line, since the atlas has no network or an end is not near it.</param>
public sealed record Ways(ReachPairs Pairs, long OnNetwork, long Straight)
{
    /// <summary>What a straight metre is to walk.</summary>
    public const double Detour = 1.3;

    /// <summary>How it was measured, in words.</summary>
    public string Words => OnNetwork == 0 ? "by straight line × 1.3, since no walking network is loaded here"
        : Straight == 0 ? "along the walking network"
        : $"along the walking network ({Straight:N0} of {OnNetwork + Straight:N0} ways by straight line × 1.3, where an end is not near it)";

    /// <summary>Measures.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="areas">Centres of areas.</param>
    /// <param name="sites">Places of sites.</param>
    /// <param name="metres">How far at most.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Ways> MeasureAsync(
        IAtlas atlas, IReadOnlyList<Coordinate> areas, IReadOnlyList<Coordinate> sites, double metres, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var straight = ReachPairs.StraightLine(areas, sites, metres, Detour, cancellationToken);
        if (await atlas.Network.CountAsync(cancellationToken) == 0)
        {
            return new Ways(straight, 0, straight.Count);
        }

        var builder = new WalkingNetworkBuilder();
        await foreach (var edge in atlas.Network.StreamAsync(cancellationToken: cancellationToken))
        {
            builder.Add(edge);
        }

        return OverNetwork(builder.Build(), areas, sites, metres, straight, progress, cancellationToken);
    }

    private static Ways OverNetwork(
        WalkingNetwork network, IReadOnlyList<Coordinate> areas, IReadOnlyList<Coordinate> sites, double metres, ReachPairs straight,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // The crow's way is never longer than the walk: those within it are all that a walk can reach.
        var near = ReachPairs.StraightLine(areas, sites, metres, detour: 1, cancellationToken);
        NetworkPoint?[] ends = [.. areas.Select(area => network.Snap(area.X, area.Y))];
        var rows = new (int[] Areas, double[] Metres)[sites.Count];
        var (walked, guessed, done) = (0L, 0L, 0);
        Parallel.For(0, sites.Count, new ParallelOptions { CancellationToken = cancellationToken }, site =>
        {
            var (found, far) = (new List<int>(), new List<double>());
            var start = network.Snap(sites[site].X, sites[site].Y);
            using var field = start is { } from ? network.From(from, metres) : null;
            var guesses = straight.Of(site).ToArray().Zip(straight.Metres(site).ToArray()).ToDictionary(pair => pair.First, pair => pair.Second);
            foreach (var area in near.Of(site))
            {
                var isOn = start is not null && ends[area] is not null
                    && network.IslandOf(start.Value.Edge) == network.IslandOf(ends[area]!.Value.Edge);
                var way = isOn ? start!.Value.Off + field!.To(ends[area]!.Value) + ends[area]!.Value.Off
                    : guesses.GetValueOrDefault(area, double.PositiveInfinity);
                if (way <= metres)
                {
                    found.Add(area);
                    far.Add(way);
                    _ = isOn ? Interlocked.Increment(ref walked) : Interlocked.Increment(ref guessed);
                }
            }

            rows[site] = ([.. found], [.. far]);
            progress?.Report(Interlocked.Increment(ref done) / (double)sites.Count);
        });
        return new Ways(ReachPairs.From(rows, areas.Count), walked, guessed);
    }
}
