using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>
/// The page for a personal shortlist. What is on it is kept in the person's browser alone: the service never learns of it.
/// </summary>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAtlas)]
public sealed class ShortlistModel(Place place) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);
}
