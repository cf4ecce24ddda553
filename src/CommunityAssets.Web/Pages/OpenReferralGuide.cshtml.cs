using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.OpenReferral;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>What the feed for other directories is, for people: what leaves, what never does, and how a directory reads it.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAtlas)]
public sealed class OpenReferralGuideModel(IAtlas atlas, Place place) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>How many services leave.</summary>
    public long Services { get; private set; }

    /// <summary>How many organizations provide them.</summary>
    public long Providers { get; private set; }

    /// <summary>The feed's whole address.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{OpenToOthers.Feed}";

    /// <summary>Reads how much there is.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        var one = FeedFilter.Everything with { Limit = 1 };
        Services = (await atlas.Services.SearchAsync(one, cancellationToken)).Matched;
        Providers = (await atlas.Services.ProvidersAsync(one, cancellationToken)).Matched;
    }
}
