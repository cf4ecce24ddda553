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

    /// <summary>What is worked out on a page of its own, for whoever may use it: where, what it is called, and what it tells.</summary>
    public IEnumerable<(string Address, string Words, string More)> Elsewhere
    {
        get
        {
            yield return ("/?view=reach", "Reach on foot", "what is within a walk of a place, and who lives there, on the map.");
            yield return ("/own-area", "An area of your own", "what is recorded and estimated for an area that you draw or send.");
            if (Sight.Of(HttpContext).May(Right.MergeAssets))
            {
                yield return ("/duplicates", "What may be recorded twice", "pairs of records, for you to decide on.");
            }
        }
    }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);
}
