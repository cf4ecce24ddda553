using System.Collections.Frozen;
using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>Gathers what a card tells of an asset. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">Finds where somebody sets out.</param>
/// <param name="walking">Measures ways on foot.</param>
/// <param name="settings">The service's settings.</param>
public sealed class CardReader(IAtlas atlas, WhereaboutsReader places, IWalkingTimes walking, ServiceSettings settings)
{
    private const int NextTimes = 3;
    private const double StopMetres = 500;
    private const double MostMetres = 20_000;

    private static readonly FrozenSet<string> StopWords =
        FrozenSet.ToFrozenSet(["stop", "station", "halt", "interchange"], StringComparer.Ordinal);

    private readonly GeometryWriter geometries = new(atlas.Info.Grid);

    /// <summary>Reads the card of an asset that the viewer may see all of.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="from">A postcode or place that somebody sets out from, or null.</param>
    /// <param name="near">Longitude and latitude of the same, or null.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Card> ReadAsync(
        Asset asset, string? from, (double Longitude, double Latitude)? near, Sight sight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var today = LondonTime.Today(settings.Time);
        var start = from is not null ? await places.FindAsync(from, sight, cancellationToken)
            : near is { } point ? places.At(point.Longitude, point.Latitude)
            : null;
        var shape = asset.Location.Shape is { IsEmpty: false } known ? known : null;
        return new Card
        {
            Next = NextTime.Of(asset, today, NextTimes),
            HasCalendar = AssetCalendar.HasTimes(asset, today),
            Position = geometries.Position(shape?.PointOnSurface),
            Way = start is null || shape is null ? null : await WayAsync(start, shape, cancellationToken),
            From = from,
            IsLost = from is not null && start is null,
            Stop = shape is null ? null : await StopAsync(asset, shape.PointOnSurface, sight, cancellationToken),
            FirstTime = FirstTimes(asset),
        };
    }

    private async Task<string> WayAsync(Whereabouts start, Geometry shape, CancellationToken cancellationToken)
    {
        var way = (await walking.FromAsync(start.Point, [shape], MostMetres, cancellationToken))[0];
        var minutes = Travel.Minutes(way.Metres, GettingAbout.OnFoot);
        var slowly = Travel.Minutes(way.Metres, GettingAbout.Slowly);
        var how = way.OnNetwork
            ? $"({PlainWords.Distance(way.Metres)} along streets and paths)"
            : $"(about {PlainWords.Distance(way.Metres)}, judged by the straight line)";
        return $"{PlainWords.Count(minutes, "minute’s", "minutes’")} walk from {start.Name} {how}, "
            + $"{PlainWords.Count(slowly, "minute", "minutes")} at a slower pace";
    }

    private async Task<AssetHit?> StopAsync(Asset asset, Point point, Sight sight, CancellationToken cancellationToken)
    {
        var page = await atlas.Assets.SearchAsync(
            sight.Narrow(new AssetQuery
            {
                Near = point,
                WithinMetres = StopMetres,
                Topics = ["getting-about"],
                Kinds = [AssetKind.Place],
                Sort = AssetSort.Distance,
                Limit = 10,
            }),
            cancellationToken);
        return page.Hits.FirstOrDefault(hit => hit.Asset.Id != asset.Id && SearchWords.Split(hit.Asset.Name).Exists(StopWords.Contains));
    }

    /// <summary>What is known that somebody would want to know before they first walk in.</summary>
    private static List<string> FirstTimes(Asset asset)
    {
        var sentences = new List<string>();
        if (asset.Cost is { } cost)
        {
            sentences.Add(cost.Kind switch
            {
                CostKind.Free => "There is nothing to pay.",
                CostKind.Donation => "You can give what you like; nobody has to.",
                _ => cost.Pounds is { } pounds ? $"Bring {PlainWords.Pounds(pounds)}." : "There is something to pay: ask how much.",
            });
        }

        if (asset.Access[AccessFeature.StepFree] == Answer.Yes)
        {
            sentences.Add("There are no steps on the way in.");
        }

        if (asset.Access[AccessFeature.QuietSpace] == Answer.Yes)
        {
            sentences.Add("There is a quiet space to step out to.");
        }

        if (asset.Capacity is { } room)
        {
            sentences.Add($"There is room for {PlainWords.Count(room, "person", "people")}.");
        }

        if (asset.Audience is { } audience && PlainWords.WhoFor(audience) is var who && who != "Everyone")
        {
            sentences.Add($"It is for {char.ToLowerInvariant(who[0])}{who[1..]}.");
        }

        if (asset.Contact is { Phone.Length: > 0 } or { Email.Length: > 0 } && asset.Kind is AssetKind.Group or AssetKind.Organisation)
        {
            sentences.Add("If you would rather not walk in alone, tell them that you are coming, and ask who will look out for you.");
        }

        return sentences;
    }
}
