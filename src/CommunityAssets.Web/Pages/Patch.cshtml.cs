using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Pages;

/// <summary>Changes a patch that people drew here: renames it, redraws it, takes it away.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.DrawPatches)]
[RequestSizeLimit(2 * SentArea.Largest)]
[RequestFormLimits(ValueLengthLimit = SentArea.Largest, MultipartBodyLengthLimit = 2 * SentArea.Largest)]
public sealed class PatchModel(IAtlas atlas, Place place) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The patch.</summary>
    public Patch Patch { get; private set; } = null!;

    /// <summary>Its changes, latest first.</summary>
    public IReadOnlyList<PatchChange> Changes { get; private set; } = [];

    /// <summary>The name to show in the field.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The boundary to show in the field; null for none.</summary>
    public string? Shape { get; private set; }

    /// <summary>What is wrong with what was sent, and the id of the field; null when nothing is.</summary>
    public (string Sentence, string Field)? Problem { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await ReadAsync(code, cancellationToken) ? Page() : NotFound();

    /// <summary>Renames or redraws it.</summary>
    public async Task<IActionResult> OnPostAsync(
        string code, int version, string? name, IFormFile? file, string? shape, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (Name, Shape) = (name ?? "", shape);
        if (PatchRules.Name(name, out var wrong) is not { } told)
        {
            Problem = (wrong!, "name");
            return Page();
        }

        Geometry? drawn = null;
        try
        {
            if (file is { Length: > 0 } || !string.IsNullOrWhiteSpace(shape))
            {
                drawn = (await SentArea.ReadAsync(file, shape, atlas.Info.Grid, cancellationToken)).Shape;
                if (await atlas.Areas.ExtentAsync(cancellationToken) is { } extent && !extent.Intersects(drawn.EnvelopeInternal))
                {
                    throw new BadInputException("The area lies outside the areas of this atlas.");
                }
            }

            await atlas.Patches.SaveAsync(code, version, told, drawn, Sight.Of(HttpContext).Actor, cancellationToken);
        }
        catch (BadInputException problem)
        {
            Problem = (problem.Message, file is { Length: > 0 } ? "file" : "shape");
            return Page();
        }
        catch (VersionConflictException)
        {
            return Conflict();
        }

        return LocalRedirect("~/areas/" + Uri.EscapeDataString(code));
    }

    /// <summary>Takes it away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string code, int version, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        try
        {
            await atlas.Patches.RemoveAsync(code, version, Sight.Of(HttpContext).Actor, cancellationToken);
        }
        catch (VersionConflictException)
        {
            return Conflict();
        }

        return LocalRedirect("~/?view=own");
    }

    // Somebody was there first: their change is shown, with what this one would have made of it in the fields.
    private PageResult Conflict()
    {
        Problem = ("Somebody else changed this patch since you opened it. Look at it again, then make your change.", "name");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(string code, CancellationToken cancellationToken)
    {
        if (code.Length > 64 || await atlas.Patches.FindAsync(code, cancellationToken) is not { } patch)
        {
            return false;
        }

        (Patch, Name) = (patch, patch.Name);
        Changes = await atlas.Patches.ChangesAsync(code, cancellationToken);
        PlaceName = await place.NameAsync(cancellationToken);
        return true;
    }
}
