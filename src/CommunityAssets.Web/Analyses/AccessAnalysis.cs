using System.Globalization;
using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// Walking access from where people live, by the population-weighted centroid of each area: the nearest strength, how many there are within
/// some minutes, and the share of people who have one in reach: of the place, of larger areas, of fifths of need.
/// </summary>
public static class AccessAnalysis
{
    /// <summary>Works out walking access.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas that people are taken to set out from.</param>
    /// <param name="sites">The strengths.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">Fifths or larger areas are asked for that the atlas can't make out.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, Sites sites, AccessRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(request);
        var fifths = await AccessGroups.FifthsAsync(atlas, ground, request, cancellationToken);
        var groups = await AccessGroups.OfAsync(atlas, ground, request, fifths, cancellationToken);
        var parts = Parts(sites, request.Parts);
        var network = await Ways.NetworkAsync(atlas, AccessRequest.Around(ground), cancellationToken);
        var (reach, straight) = Measure(ground, sites, parts, request, network, progress, cancellationToken);
        var told = new AccessTold(ground, sites, request, parts, reach, fifths);
        var (columns, rows) = request.Rows == AccessRows.Areas
            ? (told.AreaColumns, told.AreaRows()) : (told.GroupColumns, told.GroupRows(groups));
        return new AnalysisTable(
            "access",
            await Told.MethodAsync(
                atlas, ground.People,
                $"Walking access from {ground.CentreWords} of {ground.Words}, to the nearest side of {sites.Words}, at "
                + $"{AccessRequest.Pace:0} m a minute, {Way(network, straight)}; the nearest within {AccessRequest.Farthest} minutes"
                + (fifths is null ? "." : $"; fifths of these areas by rank of {fifths.Words}, equal values in one."),
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("topic", sites.Topic?.Id), ("kind", sites.Kind is { } kind ? KindNames.Name(kind) : null),
                    ("minutes", request.Minutes),
                    ("parts", request.Parts.ToString()), ("rows", request.Larger?.ToString() ?? request.Rows.ToString()),
                    ("indicator", request.Indicator), ("period", fifths?.Period), ("metresAMinute", AccessRequest.Pace),
                    ("onNetwork", network is not null), ("waysByStraightLine", straight), ("networkParts", network?.Islands.Length),
                ],
                cancellationToken),
            [.. told.Findings(), .. Apart(network)], columns, rows);
    }

    private static List<AccessPart> Parts(Sites sites, AccessParts parts) => parts switch
    {
        AccessParts.ByKind =>
        [
            .. KindNames.All.Select(kind => new AccessPart(
                KindNames.Name(kind), KindNames.Label(kind), Members(sites, asset => asset.Kind == kind)))
                    .Where(part => part.Sites.Count > 0),
        ],
        AccessParts.ByTopic =>
        [
            .. TopicList.Standard.Topics.Select(topic => new AccessPart(
                topic.Id, topic.Label, Members(sites, asset => asset.Topics.Contains(topic.Id)))).Where(part => part.Sites.Count > 0),
        ],
        _ => [new AccessPart("all", "All", Members(sites, _ => true))],
    };

    private static List<int> Members(Sites sites, Func<AssetSite, bool> isIn) =>
        [.. Enumerable.Range(0, sites.Assets.Count).Where(site => isIn(sites.Assets[site]))];

    private static (SitesInReach Reach, long Straight) Measure(
        Ground ground, Sites sites, List<AccessPart> parts, AccessRequest request, WalkingNetwork? network, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var member = new List<int>[sites.Assets.Count];
        for (var site = 0; site < member.Length; site++)
        {
            member[site] = [];
        }

        for (var part = 0; part < parts.Count; part++)
        {
            parts[part].Sites.ForEach(site => member[site].Add(part));
        }

        int[][] groups = [.. member.Select(of => of.ToArray())];
        double[] limits = [.. request.Minutes.Select(minutes => minutes * AccessRequest.Pace)];
        var pairs = WalkingPairs.Measure(
            ground.Centres, sites.Shapes, network, limits[^1], Ways.Detour, PartOfWork.Measuring(progress), cancellationToken);
        var reach = SitesInReach.Of(pairs, groups, parts.Count, limits);
        var straight = pairs.Count - pairs.OnNetwork;

        // Only for areas that have none nearby is it worth walking farther.
        var lonely = reach.WithoutNearest();
        if (lonely.Length > 0 && parts.Count > 0)
        {
            var wider = WalkingPairs.Measure(
                [.. lonely.Select(area => ground.Centres[area])], sites.Shapes, network, AccessRequest.Farthest * AccessRequest.Pace,
                Ways.Detour, null, cancellationToken);
            reach.Widen(lonely, wider, groups);
            straight += wider.Count - wider.OnNetwork;
        }

        return (reach, straight);
    }

    /// <summary>Parts of the network that do not hang together with the largest: nobody can be shown a way between them.</summary>
    private static IEnumerable<string> Apart(WalkingNetwork? network)
    {
        if (network is { Islands: [_, .. { Length: > 0 } others] })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{PlainWords.Count(others.Length, "part", "parts")} of the walking network, {others.Sum(part => part.Metres) / 1000:N1} of "
                + $"{network.Islands.Sum(part => part.Metres) / 1000:N0} km, {(others.Length == 1 ? "does" : "do")} not hang together with "
                + $"the rest. Who sets out beside one of under {WalkingNetwork.SmallIsland / 1000:0} km is taken to another street within "
                + $"{WalkingNetwork.UsualReach:0} m; other ways from part to part are by straight line.");
        }
    }

    private static string Way(WalkingNetwork? network, long straight) => network is null
        ? "by straight line × 1.3, since no walking network is loaded here"
        : straight == 0 ? "along the walking network"
        : $"along the walking network ({PlainWords.Count(straight, "way", "ways")} by straight line × 1.3, where an end is not near it or "
            + "the two do not hang together)";
}
