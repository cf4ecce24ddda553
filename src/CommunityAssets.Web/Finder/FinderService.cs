using System.Collections.Immutable;
using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Text;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>
/// Finds what fits somebody's hopes: understands, gathers, measures the ways, puts in order. Keeps nothing of what was asked.
/// Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">Finds where somebody is.</param>
/// <param name="walking">Measures ways on foot.</param>
/// <param name="settings">The service's settings.</param>
public sealed class FinderService(IAtlas atlas, WhereaboutsReader places, IWalkingTimes walking, ServiceSettings settings)
{
    /// <summary>What a query's list of things that were not meant says of the place.</summary>
    public const string OffPlace = "place";

    /// <summary>
    /// How many times as far as asked things are looked for: a near-miss should be told of, the other end of a county not.
    /// </summary>
    private const double Beyond = 2.5;
    private const double LeastMetres = 3000;
    private const double MostMetres = 30_000;
    private const int CellMetres = 100;

    private static readonly Understanding Understanding = new(SynonymList.Standard);
    private static readonly TopicKinship Kinship = new(TopicList.Standard.Topics);

    private readonly VersionedCache<(long X, long Y), ImmutableArray<string>> areas = new(atlas, 5000);

    /// <summary>Finds.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="sight">What the asker may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FinderAnswer> FindAsync(FinderQuery asked, Sight sight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(sight);
        var (where, words, inWords) = await WhereAsync(asked, sight, cancellationToken);
        var understood = Understanding.Read(words);
        var parts = understood.Parts.Where(part => !asked.Off.Contains(part.Key)).ToList();
        var meant = Meant(asked, parts);
        var phrases = understood.Phrases;
        var wish = WishOf(meant, parts, phrases, understood.Words);
        var candidates = await CandidatesAsync(wish, meant, phrases, understood.Words, where, sight, cancellationToken);
        var (measured, ways) = await MeasureAsync(candidates, meant.By, where?.Point, cancellationToken);
        var order = new Ranking(wish, Kinship, LondonTime.Today(settings.Time)).Order(measured);
        var groups = order.GroupBy(fit => fit.Group)
            .OrderBy(group => group.Key == FitGroup.Online && meant.Online ? -1 : (int)group.Key)
            .Select(group => new FoundGroup(
                group.Key,
                [
                    .. group.Take(asked.Limit)
                        .Select(fit => new Found(fit, ways.TryGetValue(fit.Candidate.Asset.Id, out var way) ? way : null)),
                ],
                group.Count()))
            .ToList();
        return new FinderAnswer(asked, meant, parts, understood.Words, where, inWords, groups);
    }

    private static FinderQuery Meant(FinderQuery asked, List<UnderstoodPart> parts)
    {
        var meant = asked with
        {
            Topics = [.. asked.Topics.Concat(parts.Where(part => part is { IsTopic: true, Also: false }).Select(part => part.Key))
                .Distinct(StringComparer.Ordinal)],
        };
        foreach (var part in parts.Where(part => !part.IsTopic))
        {
            meant = FinderParameters.With(meant, part.Key) ?? meant;
        }

        return meant;
    }

    private static Wish WishOf(
        FinderQuery meant, List<UnderstoodPart> parts, ImmutableArray<string> phrases, ImmutableArray<string> words) => new()
        {
            Topics = meant.Topics,
            Also =
        [
            .. parts.Where(part => part is { IsTopic: true, Also: true } && !meant.Topics.Contains(part.Key)).Select(part => part.Key),
        ],
            Words = TextQuery.Of(string.Join(' ', phrases.Concat(words))),
            Minutes = meant.Minutes ?? Wish.DefaultMinutes,
            Days = meant.Days,
            Times = meant.Times,
            Access = meant.Access,
            Free = meant.Free,
            Online = meant.Online,
            Age = meant.Age,
        };

    /// <summary>Where somebody is, their words without the place, and what of their words named it.</summary>
    private async Task<(Whereabouts? Where, string? Words, string? InWords)> WhereAsync(
        FinderQuery asked, Sight sight, CancellationToken cancellationToken)
    {
        if (asked.Where is { } text)
        {
            return (await places.FindAsync(text, sight, cancellationToken), asked.Words, null);
        }

        if (asked.Near is { } near)
        {
            return (places.At(near.Longitude, near.Latitude), asked.Words, null);
        }

        if (asked.Words is { } words && !asked.Off.Contains(OffPlace))
        {
            foreach (var (place, rest) in PlaceWords.In(words))
            {
                if (await places.FindExactlyAsync(place, cancellationToken) is { } found)
                {
                    return (found, rest, place);
                }
            }
        }

        return (null, asked.Words, null);
    }

    private async Task<IReadOnlyList<(AssetHit Hit, Reach Reach)>> CandidatesAsync(
        Wish wish, FinderQuery meant, ImmutableArray<string> phrases, ImmutableArray<string> words, Whereabouts? where, Sight sight,
        CancellationToken cancellationToken)
    {
        var here = where is null ? [] : await AreasAsync(where.Point, cancellationToken);
        var hits = await atlas.Assets.CandidatesAsync(
            new CandidateQuery
            {
                Near = where?.Point,
                WithinMetres = Math.Clamp(wish.Minutes * Travel.Pace(meant.By) * Beyond / Travel.Detour, LeastMetres, MostMetres),
                Topics = [.. Kinship.WithNarrower(wish.Topics)],
                Also = wish.Also,
                Phrases = Phrases(phrases, words),
                Covers = [.. here, .. Nationwide.Codes],
                Days = wish.Days,
                Free = wish.Free,
                Access = wish.Access,
                Online = wish.Online,
                See = sight.Widest,
            },
            cancellationToken);
        return [.. hits.Select(hit => (hit, ReachOf(hit.Asset, here)))];
    }

    /// <summary>What names and summaries may hold: each phrase, all other words together, and each long one by itself.</summary>
    private static ImmutableArray<string> Phrases(ImmutableArray<string> phrases, ImmutableArray<string> words)
    {
        const int LongWord = 4;
        return
        [
            .. phrases,
            .. words.Length > 0 ? [string.Join(' ', words)] : Array.Empty<string>(),
            .. words.Length > 1 ? words.Where(word => word.Length >= LongWord) : [],
        ];
    }

    private static Reach ReachOf(Asset asset, ImmutableArray<string> here) => asset.Location switch
    {
        { Shape.IsEmpty: false } => Reach.Placed,
        { Covers: var covers } when covers.Any(Nationwide.Is) => Reach.National,
        { Covers: { Length: > 0 } covers } when here.Length == 0 || covers.Any(code => here.Contains(code)) => Reach.Covers,
        { Online: true } => Reach.Online,
        _ => Reach.NotKnown,
    };

    /// <summary>Codes of the areas that hold a point; those of one square of a hundred metres are asked once.</summary>
    private Task<ImmutableArray<string>> AreasAsync(Point point, CancellationToken cancellationToken) => areas.GetAsync(
        ((long)(point.X / CellMetres), (long)(point.Y / CellMetres)),
        async stop =>
        [
            .. (await atlas.Areas.AtAsync(point, shapes: false, stop)).Select(area => area.Key.Code).Distinct(StringComparer.Ordinal),
        ],
        cancellationToken);

    private async Task<(IReadOnlyList<Candidate> Candidates, Dictionary<Guid, WalkingDistance> Ways)> MeasureAsync(
        IReadOnlyList<(AssetHit Hit, Reach Reach)> hits, GettingAbout by, Point? from, CancellationToken cancellationToken)
    {
        var ways = new Dictionary<Guid, WalkingDistance>();
        if (from is not null)
        {
            var placed = hits.Where(hit => hit.Hit.Metres is not null).Select(hit => hit.Hit).ToList();
            if (Travel.Walks(by))
            {
                // Measured as far as the furthest is: what is beyond is estimated.
                var most = placed.Count == 0 ? 0 : placed.Max(hit => hit.Metres!.Value) * Travel.Detour * 2;
                var measured = await walking.FromAsync(from, [.. placed.Select(hit => hit.Asset.Location.Shape!)], most, cancellationToken);
                foreach (var (hit, way) in placed.Zip(measured))
                {
                    ways[hit.Asset.Id] = way;
                }
            }
            else
            {
                foreach (var hit in placed)
                {
                    ways[hit.Asset.Id] = new WalkingDistance(hit.Metres!.Value * Travel.Detour, OnNetwork: false);
                }
            }
        }

        return (
            [
                .. hits.Select(hit => new Candidate(
                    hit.Hit.Asset, hit.Reach, ways.TryGetValue(hit.Hit.Asset.Id, out var way) ? Travel.Minutes(way.Metres, by) : null)),
            ],
            ways);
    }
}
