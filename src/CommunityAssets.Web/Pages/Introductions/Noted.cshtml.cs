using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Introductions;

/// <summary>Says thank you to whoever told that something isn't there.</summary>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAtlas)]
public sealed class NotedModel(Place place) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);
}
