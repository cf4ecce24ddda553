using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>Where everything comes from, under which licences, how it is worked out, and what it cannot tell.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.SeeAtlas)]
public sealed class AboutModel(IAtlas atlas, Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What whoever runs the atlas says of it, by paragraph.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>The base map, or null.</summary>
    public BaseMap? BaseMap => settings.BaseMap;

    /// <summary>Every source.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>What licences ask to be said.</summary>
    public IReadOnlyList<string> Attribution { get; private set; } = [];

    /// <summary>How many strengths are shown.</summary>
    public AssetCounts Counts { get; private set; } = null!;

    /// <summary>The layers of areas.</summary>
    public IReadOnlyList<AreaLayer> Layers { get; private set; } = [];

    /// <summary>The indicators.</summary>
    public IReadOnlyList<IndicatorHolding> Indicators { get; private set; } = [];

    /// <summary>Reads what is in the atlas.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Words = (settings.About ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Sources = await atlas.Sources.ListAsync(cancellationToken);
        Attribution = await place.AttributionAsync(cancellationToken);
        Counts = await atlas.Assets.CountAsync(Sight.Of(HttpContext).Narrow(new AssetQuery()), cancellationToken);
        Layers = await atlas.Areas.LayersAsync(cancellationToken);
        Indicators = await atlas.Indicators.ListAsync(cancellationToken);
    }
}
