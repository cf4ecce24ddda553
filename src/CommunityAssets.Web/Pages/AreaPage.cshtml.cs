using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>A place on a page: what is there, who links what, how well it is known, then needs.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="stories">Tells an area.</param>
/// <param name="linkReader">Reads links.</param>
/// <param name="connectors">Reads who links people there.</param>
[Needs(Right.SeeAtlas)]
public sealed class AreaPageModel(IAtlas atlas, Place place, AreaStories stories, LinkReader linkReader, ConnectorReader connectors)
    : PageModel
{
    /// <summary>How many assets of a kind are listed; the rest are reached by the links below the list.</summary>
    public const int ListedOfAKind = 60;

    private const int MostAssets = 1000;
    private const int MostAreas = 200;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The area.</summary>
    public Area Area { get; private set; } = null!;

    /// <summary>Its story.</summary>
    public AreaStory Story { get; private set; } = null!;

    /// <summary>The areas that it lies in, smallest first.</summary>
    public IReadOnlyList<Area> Parents { get; private set; } = [];

    /// <summary>Areas of the next smaller level that lie in it.</summary>
    public IReadOnlyList<Area> Children { get; private set; } = [];

    /// <summary>Areas of its own level beside it.</summary>
    public IReadOnlyList<Area> Neighbours { get; private set; } = [];

    /// <summary>What is there, by kind.</summary>
    public IReadOnlyList<(AssetKind Kind, IReadOnlyList<Asset> Assets)> ByKind { get; private set; } = [];

    /// <summary>Who links what.</summary>
    public IReadOnlyList<KnownLink> Links { get; private set; } = [];

    /// <summary>Who links people there, as far as the viewer may see.</summary>
    public Linkers Linkers { get; private set; } = new([], null);

    /// <summary>Whether it is a patch that was drawn here and that the viewer may change.</summary>
    public bool MayChange { get; private set; }

    /// <summary>The vintage asked for; null for the latest.</summary>
    public int? Vintage { get; private set; }

    /// <summary>The address of another area's page.</summary>
    public string AddressOf(Area area) => Vintage is { } && area.Key.Vintage == Area.Key.Vintage
        ? $"/areas/{Uri.EscapeDataString(area.Key.Code)}?vintage={area.Key.Vintage}"
        : $"/areas/{Uri.EscapeDataString(area.Key.Code)}";

    /// <summary>Reads the area.</summary>
    public async Task<IActionResult> OnGetAsync(string code, string? vintage, CancellationToken cancellationToken)
    {
        Vintage = int.TryParse(vintage, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
        if (code.Length > 100 || code.Any(char.IsControl) || await atlas.Areas.FindAsync(code, Vintage, cancellationToken) is not { } area)
        {
            return NotFound();
        }

        Area = area;
        PlaceName = await place.NameAsync(cancellationToken);
        var sight = Sight.Of(HttpContext);
        Parents = await atlas.Areas.ParentsAsync(area.Key, cancellationToken);
        Story = await stories.OfAsync(area, Parents, sight, cancellationToken);
        await ReadAssetsAsync(sight, cancellationToken);
        await ReadAreasAroundAsync(cancellationToken);
        MayChange = area.Level == AreaLevel.Patch && sight.May(Right.DrawPatches)
            && await atlas.Patches.FindAsync(area.Key.Code, cancellationToken) is { } patch && patch.Key == area.Key;
        Linkers = await connectors.OfAreaAsync(area, Parents, sight, cancellationToken);
        return Page();
    }

    private async Task ReadAssetsAsync(Sight sight, CancellationToken cancellationToken)
    {
        var page = await atlas.Assets.SearchAsync(
            sight.Narrow(new AssetQuery { Area = Area.Key, Sort = AssetSort.Name, Limit = MostAssets }), cancellationToken);
        Asset[] assets = [.. page.Hits.Select(hit => hit.Asset)];
        ByKind =
        [
            .. assets.GroupBy(asset => asset.Kind).OrderBy(group => group.Key)
                .Select(group => (group.Key, (IReadOnlyList<Asset>)[.. group])),
        ];
        Links = page.Next is null ? await linkReader.OfAsync(assets, sight, cancellationToken) : [];
    }

    private async Task ReadAreasAroundAsync(CancellationToken cancellationToken)
    {
        var layers = await atlas.Areas.LayersAsync(cancellationToken);
        var smaller = layers.Where(layer => layer.Level < Area.Level && Area.Level != AreaLevel.Patch)
            .OrderByDescending(layer => layer.Level);
        foreach (var layer in smaller.DistinctBy(layer => layer.Level))
        {
            var within = new AreaQuery
            {
                Level = layer.Level,
                Vintage = layer.Vintage,
                Within = Area.Key,
                Shapes = false,
                Limit = MostAreas,
            };
            if (await atlas.Areas.SearchAsync(within, cancellationToken) is { Areas.Count: > 0 } found)
            {
                Children = found.Areas;
                break;
            }
        }

        if (Area.Shape is { IsEmpty: false } shape)
        {
            var near = await atlas.Areas.SearchAsync(
                new AreaQuery { Level = Area.Level, Vintage = Area.Key.Vintage, Box = shape.EnvelopeInternal, Limit = MostAreas },
                cancellationToken);
            Neighbours = [.. near.Areas.Where(other => other.Key != Area.Key && other.Shape is { } beside && beside.Distance(shape) < 1)];
        }
    }
}
