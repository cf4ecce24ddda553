using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>What can be worked out.</summary>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.SeeAtlas)]
public sealed class AnalyseModel(Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>Each analysis.</summary>
    public IReadOnlyList<DeclaredAnalysis> Analyses => settings.Analyses;

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);
}
