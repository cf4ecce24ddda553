using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Finder;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>One asset on a page, in plain words.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="linkReader">Reads links.</param>
/// <param name="cards">Reads when next, and how to get there.</param>
/// <param name="connectors">Reads who links people to it.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.SeeAtlas)]
public sealed class AssetPageModel(
    IAtlas atlas, Place place, LinkReader linkReader, CardReader cards, ConnectorReader connectors, ServiceSettings settings) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The asset. When it is retired its name and kind alone may be shown.</summary>
    public Asset Asset { get; private set; } = null!;

    /// <summary>Whether it is retired.</summary>
    public bool Retired { get; private set; }

    /// <summary>The name of the record of the same thing whose address led here; null for none.</summary>
    public string? StandsFor { get; private set; }

    /// <summary>Its links.</summary>
    public IReadOnlyList<KnownLink> Links { get; private set; } = [];

    /// <summary>Who links people to it, as far as the viewer may see.</summary>
    public Linkers Linkers { get; private set; } = new([], null);

    /// <summary>When next, how to get there, what to expect.</summary>
    public Card Card { get; private set; } = new();

    /// <summary>Who runs it, as its links tell.</summary>
    public IReadOnlyList<string> RunBy =>
        [.. Links.Where(link => link.Kind == LinkKind.Runs && link.To.Id == Asset.Id).Select(link => link.From.Name)];

    /// <summary>Whether the viewer may add links and take them away.</summary>
    public bool MayEditLinks => Sight.Of(HttpContext).May(Right.EditLinks);

    /// <summary>The areas that it lies in, or that it says it covers, smallest first.</summary>
    public IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>Today, for telling whether a check is due.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Its web address where it is one that a page may link to; else null.</summary>
    public Uri? Web => Uri.TryCreate(Asset.Contact?.Web, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    /// <summary>Access features with one answer, as words within a sentence; "" for none.</summary>
    public string Access(Answer answer) => PlainWords.List(
    [
        .. Domain.Assets.Access.Features.Where(feature => Asset.Access[feature] == answer)
            .Select(feature => feature == AccessFeature.Bsl ? AccessNames.Words(feature) : AccessNames.Words(feature).ToLowerInvariant()),
    ]);

    /// <summary>Reads the asset.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="from">A postcode or place that somebody sets out from, or null.</param>
    /// <param name="near">Longitude and latitude of the same, or null.</param>
    /// <param name="merged">The id of the record whose address led here, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnGetAsync(
        string id, string? from, string? near, Guid? merged, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        if (!Guid.TryParseExact(id, "D", out var key) || await atlas.Assets.FindAsync(key, cancellationToken) is not { } asset
            || sight.Of(asset) is var view && view == AssetView.Nothing)
        {
            return NotFound();
        }

        // Not for good: undoing the merge brings the page back.
        if (view == AssetView.NameAlone && await StandInAsync(key, sight, cancellationToken) is { } standIn)
        {
            return Redirect($"/assets/{standIn:D}?merged={key:D}");
        }

        PlaceName = await place.NameAsync(cancellationToken);
        Today = LondonTime.Today(settings.Time);
        Asset = asset;
        if (view == AssetView.NameAlone)
        {
            Retired = true;
            var page = Page();
            page.StatusCode = StatusCodes.Status410Gone;
            return page;
        }

        if (merged is { } gone && await atlas.Duplicates.StandInAsync(gone, cancellationToken) == asset.Id
            && await atlas.Assets.FindAsync(gone, cancellationToken) is { } other && sight.Of(other) != AssetView.Nothing)
        {
            StandsFor = other.Name;
        }

        Links = await linkReader.OfAsync([asset], sight, cancellationToken);
        Linkers = await connectors.OfAssetAsync(asset.Id, sight, cancellationToken);
        Areas = await ReadAreasAsync(asset, cancellationToken);
        Card = await cards.ReadAsync(asset, SetOut(from), Degrees(near), sight, cancellationToken);
        return Page();
    }

    private async Task<Guid?> StandInAsync(Guid gone, Sight sight, CancellationToken cancellationToken) =>
        await atlas.Duplicates.StandInAsync(gone, cancellationToken) is { } id
            && await atlas.Assets.FindAsync(id, cancellationToken) is { } asset
            && sight.Of(asset) == AssetView.Everything ? id : null;

    private static string? SetOut(string? from) => from?.Trim() is { Length: > 0 and <= 100 } text ? text : null;

    /// <summary>A longitude and latitude in Britain; null for anything else: the page is worth reading without the way.</summary>
    private static (double Longitude, double Latitude)? Degrees(string? near) =>
        near?.Split(',') is [var longitude, var latitude]
            && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east) && east is > -12 and < 6
            && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north) && north is > 48 and < 63
            ? (east, north)
            : null;

    private async Task<IReadOnlyList<Area>> ReadAreasAsync(Asset asset, CancellationToken cancellationToken)
    {
        if (asset.Location.Shape is { IsEmpty: false } shape)
        {
            // Output areas have no names that anybody would know them by.
            var holding = await atlas.Areas.AtAsync(shape.PointOnSurface, shapes: false, cancellationToken);
            return [.. holding.Where(area => area.Name != area.Key.Code)];
        }

        var covered = new List<Area>();
        foreach (var code in asset.Location.Covers)
        {
            if (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) is { } area)
            {
                covered.Add(area);
            }
        }

        return covered;
    }
}
