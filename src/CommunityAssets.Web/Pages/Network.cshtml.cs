using System.Globalization;
using CommunityAssets.Cartography.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Networks;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>Who links what around an asset or in an area: drawn, and told link by link.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="networks">Reads networks.</param>
/// <param name="nets">Tells how groups hang together.</param>
/// <param name="search">Finds assets and areas by name.</param>
[Needs(Right.SeeAtlas)]
public sealed class NetworkModel(IAtlas atlas, Place place, NetworkReader networks, NetReader nets, SearchBox search) : PageModel
{
    /// <summary>The most entries told as holding the net together.</summary>
    public const int MostHolding = 8;

    private const int MostSmaller = 100;
    private const int LongestText = 200;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The asset in the middle, or null.</summary>
    public Asset? Asset { get; private set; }

    /// <summary>The area whose groups are shown, or null.</summary>
    public Area? Area { get; private set; }

    /// <summary>The network; null where nothing is chosen yet or the area has too many groups.</summary>
    public Neighbourhood? Network { get; private set; }

    /// <summary>How the area's groups hang together; null for an asset, and where the net is too large for a page.</summary>
    public NetPart? Part { get; private set; }

    /// <summary>Areas within one that is too large.</summary>
    public IReadOnlyList<Area> Smaller { get; private set; } = [];

    /// <summary>What was looked for.</summary>
    public string? Text { get; private set; }

    /// <summary>What was found by it.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>What the network is of: the asset's name or the area's.</summary>
    public string Subject => Asset?.Name ?? Area?.Name ?? "";

    /// <summary>What the page has found, in a sentence.</summary>
    public string Finding => Network is not { Links.Count: > 0 } network
        ? Asset is not null ? $"Nothing is known yet that {Asset.Name} is linked with" : $"No links are known yet in {Subject}"
        : Asset is not null
            ? $"{Asset.Name} is linked with {PlainWords.Count(DirectCount(network), "other", "others")}"
            : $"{PlainWords.Count(network.Links.Count, "link holds", "links hold")} groups in {Subject} together";

    /// <summary>The drawings: one for wide screens and paper, one for narrow ones.</summary>
    public IEnumerable<DrawnNetwork> Drawings()
    {
        var network = Network!;
        var title = Asset is not null ? $"What {Subject} is linked with" : $"Who links what in {Subject}";
        var description = $"{PlainWords.Count(network.Nodes.Count, "entry", "entries")} and "
            + $"{PlainWords.Count(network.Ties.Count, "link", "links")} between them. The table below tells each link in words.";
        yield return new DrawnNetwork("wide", "network--wide", title, description, NetworkColumns.Draw(network.Nodes, network.Ties));
        yield return new DrawnNetwork("narrow", "network--narrow", title, description, NetworkRows.Draw(network.Nodes, network.Ties));
    }

    /// <summary>The kinds of link in the drawing, in order.</summary>
    public IEnumerable<LinkKind> KindsDrawn() => Network!.Ties.Select(tie => tie.Kind).Distinct().Order();

    /// <summary>Reads the network.</summary>
    public async Task<IActionResult> OnGetAsync(
        string? asset, string? area, string? vintage, string? q, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        var sight = Sight.Of(HttpContext);
        if (asset is not null)
        {
            return await OfAssetAsync(asset, sight, cancellationToken) ? Page() : NotFound();
        }

        if (area is not null)
        {
            return await OfAreaAsync(area, vintage, sight, cancellationToken) ? Page() : NotFound();
        }

        Text = q?.Trim();
        if (Text is { Length: > 0 and <= LongestText })
        {
            Findings = [.. (await search.FindAsync(Text, sight, cancellationToken)).Where(found => found.Type is "area" or "asset")];
        }

        return Page();
    }

    /// <summary>The address of the network of something found.</summary>
    public static string AddressOf(Finding finding) => finding.Type == "area"
        ? $"/network?area={Uri.EscapeDataString(finding.Id)}" : $"/network?asset={Uri.EscapeDataString(finding.Id)}";

    private static int DirectCount(Neighbourhood network) => network.Links
        .Where(link => link.From.Centre || link.To.Centre)
        .Select(link => link.From.Centre ? link.To.Id : link.From.Id)
        .Distinct()
        .Count();

    private async Task<bool> OfAssetAsync(string text, Sight sight, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(text, "D", out var id) || await atlas.Assets.FindAsync(id, cancellationToken) is not { } found
            || sight.Of(found) != AssetView.Everything)
        {
            return false;
        }

        Asset = found;
        Network = await networks.AroundAsync(found, sight, cancellationToken);
        return true;
    }

    private async Task<bool> OfAreaAsync(string code, string? vintage, Sight sight, CancellationToken cancellationToken)
    {
        int? year = int.TryParse(vintage, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        if (code.Length > 100 || code.Any(char.IsControl) || await atlas.Areas.FindAsync(code, year, cancellationToken) is not { } found)
        {
            return false;
        }

        Area = found;
        Network = await networks.OfAsync(found, sight, cancellationToken);
        Part = await nets.OfAsync(found, sight, cancellationToken);
        if (Network is null)
        {
            Smaller = await SmallerAsync(found, cancellationToken);
        }

        return true;
    }

    /// <summary>The areas of the next smaller level, largest level first, that lie within one.</summary>
    private async Task<IReadOnlyList<Area>> SmallerAsync(Area area, CancellationToken cancellationToken)
    {
        foreach (var layer in (await atlas.Areas.LayersAsync(cancellationToken)).Where(layer => layer.Level < area.Level)
            .OrderByDescending(layer => layer.Level).DistinctBy(layer => layer.Level))
        {
            var within = new AreaQuery
            {
                Level = layer.Level,
                Vintage = layer.Vintage,
                Within = area.Key,
                Shapes = false,
                Limit = MostSmaller,
            };
            if (await atlas.Areas.SearchAsync(within, cancellationToken) is { Areas.Count: > 0 } found)
            {
                return found.Areas;
            }
        }

        return [];
    }
}
