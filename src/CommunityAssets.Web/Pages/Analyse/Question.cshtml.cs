using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>The form of one analysis; what the address gives is filled in already.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.SeeAtlas)]
public sealed class QuestionModel(IAtlas atlas, Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The form.</summary>
    public AnalysisForm Form { get; private set; } = null!;

    /// <summary>Whether the work was stopped just now.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        if (settings.Analyses.FirstOrDefault(one => one.Name == name) is not { } analysis)
        {
            return NotFound();
        }

        PlaceName = await place.NameAsync(cancellationToken);
        Stopped = Request.Query.ContainsKey("stopped");
        Form = await AnalysisForm.MakeAsync(atlas, analysis, Request.Query, problem: null, cancellationToken);
        return Page();
    }
}
