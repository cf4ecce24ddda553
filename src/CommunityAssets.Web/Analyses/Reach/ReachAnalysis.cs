using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.Finder;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>
/// What is within a walk of a place: the ground, who lives there, and what is recorded there. Nothing of the place is kept, since it may be
/// somebody's home. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="networks">Its walking network.</param>
/// <param name="layers">Its small areas.</param>
public sealed class ReachAnalysis(IAtlas atlas, WalkingNetworks networks, SmallLayers layers)
{
    /// <summary>Works it out.</summary>
    /// <param name="start">Where the walk sets out.</param>
    /// <param name="minutes">Minutes on foot, rising, from 1 to <see cref="AccessRequest.Farthest"/>.</param>
    /// <param name="see">The widest view of strengths allowed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ReachAnswer> RunAsync(
        ReachStart start, IReadOnlyList<int> minutes, Visibility see, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(minutes);
        double[] limits = [.. minutes.Select(time => time * AccessRequest.Pace)];
        var network = await networks.AroundAsync(start.Place, limits[^1], cancellationToken);
        var (origin, beside) = Beside(network, start);
        var drawn = beside is { } on
            ? Isochrones.Of(network!, origin, on, limits, cancellationToken)
            : Isochrones.Circles(origin, limits, Ways.Detour);
        var strengths = await StrengthsAsync(start, origin, network, limits[^1], see, cancellationToken);
        var people = await ReachCounts.ReadAsync(layers, [.. drawn.Select(isochrone => isochrone.Shape)], cancellationToken);
        ReachTime[] times =
        [
            .. minutes.Select((time, at) =>
            {
                var there = strengths.TakeWhile(one => one.Metres <= limits[at]).ToList();
                return new ReachTime(
                    time, limits[at], drawn[at].Shape, people.Lives[at], there.Count,
                    [.. KindNames.All.Select(kind => (kind, there.Count(one => one.Asset.Kind == kind))).Where(pair => pair.Item2 > 0)],
                    [
                        .. there.SelectMany(one => one.Asset.Topics).CountBy(topic => topic).Select(pair => (pair.Key, pair.Value))
                            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal),
                    ]);
            }),
        ];
        var words = new ReachWords(network is not null, beside is not null, people, times);
        return new ReachAnswer(
            start, beside is not null, times, strengths, words.Findings(),
            await Told.MethodAsync(
                atlas, [.. times.Select(time => time.Lives.People ?? double.NaN)], words.Method(), cancellationToken),
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["minutes"] = minutes,
                ["metresAMinute"] = AccessRequest.Pace,
                ["onNetwork"] = beside is not null,
                ["detour"] = beside is null ? Ways.Detour : null,
                ["width"] = beside is null ? null : Isochrones.Width,
                ["level"] = people.Layer is { } layer ? LevelNames.Name(layer.Level) : null,
                ["vintage"] = people.Layer?.Vintage,
                ["atlas"] = await atlas.VersionAsync(cancellationToken),
            });
    }

    /// <summary>Where the walk starts: the place itself, or the side of a large ground that is nearest to a street.</summary>
    private static (Coordinate Origin, NetworkPoint? Beside) Beside(WalkingNetwork? network, ReachStart start)
    {
        var place = start.Place.Coordinate;
        var nearest = (Origin: place, Beside: network?.Snap(place.X, place.Y));
        if (nearest.Beside is not null)
        {
            return nearest;
        }

        foreach (var corner in start.From?.Location.Shape?.Coordinates ?? [])
        {
            if (network?.Snap(corner.X, corner.Y) is { } side && !(side.Off >= nearest.Beside?.Off))
            {
                nearest = (corner, side);
            }
        }

        return nearest;
    }

    private async Task<IReadOnlyList<ReachStrength>> StrengthsAsync(
        ReachStart start, Coordinate origin, WalkingNetwork? network, double metres, Visibility see, CancellationToken cancellationToken)
    {
        // No walk is shorter than the crow's way.
        var query = new AssetQuery { Near = new Point(origin) { SRID = start.Place.SRID }, WithinMetres = metres, See = see };
        var near = new List<Asset>();
        await foreach (var asset in atlas.Assets.StreamAsync(query, cancellationToken))
        {
            if (asset.Location.Shape is { IsEmpty: false } && asset.Id != start.From?.Id)
            {
                near.Add(asset);
            }
        }

        var pairs = WalkingPairs.Measure(
            [origin], [.. near.Select(asset => asset.Location.Shape!)], network, metres, Ways.Detour, cancellationToken: cancellationToken);
        var (sites, ways, on) = (pairs.Of(0).ToArray(), pairs.Metres(0).ToArray(), pairs.IsOnNetwork(0).ToArray());
        return
        [
            .. sites.Select((site, at) => new ReachStrength(near[site], ways[at], on[at]))
                .OrderBy(one => one.Metres).ThenBy(one => one.Asset.Name, StringComparer.Ordinal).ThenBy(one => one.Asset.Id),
        ];
    }
}
