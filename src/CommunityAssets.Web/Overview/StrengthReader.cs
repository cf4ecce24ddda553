using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Overview;

/// <summary>Tells what is there, how it hangs together and how well it is known, of whatever a query matches. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="links">Reads links.</param>
/// <param name="coverage">Tells how complete the record is.</param>
public sealed class StrengthReader(IAtlas atlas, LinkReader links, CoverageReader coverage)
{
    /// <summary>With more strengths than this, examples are taken from the first of them and links are not followed one by one.</summary>
    public const int Followed = 1000;

    private const string HowWell = "How well this is known: ";
    private const int ExamplesShown = 6;

    /// <summary>Tells it.</summary>
    /// <param name="wanted">What is meant.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(Strengths Strengths, StoryLinks Links, Known Known)> ReadAsync(
        AssetQuery wanted, Sight sight, CancellationToken cancellationToken)
    {
        var query = sight.Narrow(wanted);
        var counts = await atlas.Assets.CountAsync(query, cancellationToken);
        var first = await atlas.Assets.SearchAsync(
            query with { Sort = AssetSort.Name, Limit = Followed, Cursor = null }, cancellationToken);
        var assets = first.Hits.Select(hit => hit.Asset).ToList();
        var linked = first.Next is null
            ? TellLinks(await links.OfAsync(assets, sight, cancellationToken))
            : new StoryLinks(null, null);
        var covered = first.Next is null ? await coverage.OfAsync(assets, cancellationToken) : null;
        return (TellStrengths(counts, assets), linked, TellKnown(counts, covered));
    }

    /// <summary>Tells counts alone, without examples and links.</summary>
    public static (Strengths Strengths, Known Known) Of(AssetCounts counts) => (TellStrengths(counts, []), TellKnown(counts));

    /// <summary>
    /// "41 strengths are on the map here: 17 groups, 9 places and 15 organisations." Few records are told as not yet mapped.
    /// </summary>
    public static string Sentence(AssetCounts counts)
    {
        var parts = KindNames.All.Where(counts.ByKind.ContainsKey)
            .Select(kind => PlainWords.Count(counts.ByKind[kind], KindNames.Name(kind), KindNames.Many(kind)));
        return counts.Total switch
        {
            0 => $"{RecordWords.NotYetMapped}: nobody has told this atlas about the strengths here so far.",
            1 => $"1 strength is on the map here so far: {PlainWords.List([.. parts])}.",
            < RecordWords.Few => $"{counts.Total} strengths are on the map here so far: {PlainWords.List([.. parts])}.",
            _ => $"{PlainWords.Count(counts.Total, "strength", "strengths")} are on the map here: {PlainWords.List([.. parts])}.",
        };
    }

    private static Strengths TellStrengths(AssetCounts counts, IReadOnlyList<Asset> assets) => new(
        counts.Total,
        Sentence(counts),
        [.. KindNames.All.Where(counts.ByKind.ContainsKey).Select(kind =>
            new KindCount(KindNames.Name(kind), KindNames.Label(kind), KindNames.Name(kind), KindNames.Many(kind), counts.ByKind[kind]))],
        [.. counts.ByTopic.Select(pair => new TopicCount(pair.Key, TopicWords.Label(pair.Key), pair.Value))
            .OrderByDescending(topic => topic.Count).ThenBy(topic => topic.Label, StringComparer.Ordinal)],
        [.. Examples(assets).Select(asset =>
            new Example(asset.Id, asset.Name, KindNames.Name(asset.Kind), [.. asset.Topics.Select(TopicWords.Label)]))]);

    /// <summary>
    /// A few of different kinds: of each kind in turn the one that was checked last, those with a summary before those without.
    /// </summary>
    private static IEnumerable<Asset> Examples(IReadOnlyList<Asset> assets) => assets
        .GroupBy(asset => asset.Kind)
        .SelectMany(kind => kind
            .OrderByDescending(asset => asset.Verification?.On ?? DateOnly.MinValue)
            .ThenBy(asset => string.IsNullOrEmpty(asset.Summary))
            .Take(ExamplesShown)
            .Select((asset, turn) => (Asset: asset, Turn: turn)))
        .OrderBy(pair => pair.Turn)
        .ThenBy(pair => pair.Asset.Kind)
        .Take(ExamplesShown)
        .Select(pair => pair.Asset);

    private static StoryLinks TellLinks(IReadOnlyList<KnownLink> links)
    {
        if (links.Count == 0)
        {
            return new StoryLinks(0, null);
        }

        var parts = new List<string>();
        Add(LinkKind.MeetsAt, count => count == 1 ? "1 group's meeting place" : $"{count} groups' meeting places");
        Add(LinkKind.Runs, count => count == 1 ? "who runs 1 of them" : $"who runs {count} of them");
        Add(LinkKind.PartnersWith, count => PlainWords.Count(count, "partnership", "partnerships"));
        var known = PlainWords.Count(links.Count, "link between them is", "links between them are");
        return new StoryLinks(links.Count, parts.Count == 0 ? null : $"{known} known: {PlainWords.List(parts)}.");

        void Add(LinkKind kind, Func<int, string> words)
        {
            var count = links.Count(link => link.Kind == kind);
            if (count > 0)
            {
                parts.Add(words(count));
            }
        }
    }

    private static Known TellKnown(AssetCounts counts, (AssetKind Kind, CoverageEstimate Estimate)? covered = null)
    {
        var few = counts.Total < RecordWords.Few;
        var sources = counts.BySource.Count;
        if (counts.Total == 0)
        {
            return new Known(HowWell + RecordWords.Complete(0), 0, 0, null, true);
        }

        var records = $"{PlainWords.Count(counts.Total, "record", "records")} from {PlainWords.Count(sources, "source", "sources")}";
        var latest = counts.LatestCheck is { } day ? $", the latest on {PlainWords.Date(day)}" : "";
        var check = counts.Verified == 0 ? "none has been checked by somebody yet"
            : counts.Verified == counts.Total ? $"{(counts.Total == 1 ? "it has" : "all have")} been checked by somebody{latest}"
            : $"{counts.Verified:N0} checked by somebody{latest}";
        var complete = covered is var (kind, estimate)
            ? RecordWords.Tell(counts.ByKind.GetValueOrDefault(kind), KindNames.Name(kind), KindNames.Many(kind), estimate)
            : RecordWords.Complete(counts.Total);
        return new Known($"{HowWell}{records}; {check}. {complete}", sources, counts.Verified, counts.LatestCheck, few);
    }
}
