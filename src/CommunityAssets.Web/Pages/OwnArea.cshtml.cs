using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>
/// An area of one's own without the map: send it as a file, read what is known of it, and save it as a patch. Only what is saved is kept.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Estimates.</param>
[Needs(Right.SeeAtlas)]
[RequestSizeLimit(2 * SentArea.Largest)]
[RequestFormLimits(ValueLengthLimit = SentArea.Largest, MultipartBodyLengthLimit = 2 * SentArea.Largest)]
public sealed class OwnAreaModel(IAtlas atlas, Place place, OwnAreaReader reader) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>Whether the viewer may save it.</summary>
    public bool MaySave => Sight.Of(HttpContext).May(Right.DrawPatches);

    /// <summary>The area as GeoJSON; null before one is sent.</summary>
    public string? Shape { get; private set; }

    /// <summary>The name given.</summary>
    public string? Name { get; private set; }

    /// <summary>What is known of it; null before one is sent.</summary>
    public OwnAreaEstimate? Estimate { get; private set; }

    /// <summary>What is wrong with what was sent, and the id of the field; null when nothing is.</summary>
    public (string Sentence, string Field)? Problem { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);

    /// <summary>Reads what was sent and tells what is known of it.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? shape, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        await ReadAsync(file, shape, cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>Saves it as a patch.</summary>
    public async Task<IActionResult> OnPostSaveAsync(IFormFile? file, string? shape, string? name, CancellationToken cancellationToken)
    {
        if (!MaySave)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        PlaceName = await place.NameAsync(cancellationToken);
        Name = name;
        await ReadAsync(file, shape, cancellationToken);
        if (Estimate is null)
        {
            return Page();
        }

        if (PatchRules.Name(name, out var wrong) is not { } told)
        {
            Problem = (wrong!, "name");
            return Page();
        }

        var patch = await atlas.Patches.AddAsync(told, Estimate.Drawn.Shape, Sight.Of(HttpContext).Actor, cancellationToken);
        return LocalRedirect("~/areas/" + Uri.EscapeDataString(patch.Key.Code));
    }

    private async Task ReadAsync(IFormFile? file, string? shape, CancellationToken cancellationToken)
    {
        Shape = shape;
        try
        {
            var area = await SentArea.ReadAsync(file, shape, atlas.Info.Grid, cancellationToken);
            Estimate = await reader.ReadAsync(area, [], Sight.Of(HttpContext).Widest, cancellationToken);
            Shape = new GeometryWriter(atlas.Info.Grid).Text(area.Shape);
            Name ??= area.Name;
        }
        catch (BadInputException problem)
        {
            Problem = (problem.Message, file is { Length: > 0 } ? "file" : "shape");
        }
    }
}
