using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Duplicates;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Duplicates;

/// <summary>The latest merges, to look over and to undo.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="desk">Keeps the queue.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.MergeAssets)]
public sealed class MergedModel(IAtlas atlas, DuplicateDesk desk, Place place) : PageModel
{
    private const int Most = 100;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The merges, the latest first, with both records as they are now.</summary>
    public IReadOnlyList<(Merge Merge, Asset? Kept, Asset? Gone)> Merges { get; private set; } = [];

    /// <summary>What was done just now; or null.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Why nothing was done; or null.</summary>
    public string? Told { get; private set; }

    /// <summary>The merge that can be undone only in part; null for none.</summary>
    public Guid? Partly { get; private set; }

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Undoes one.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] Guid merge, [FromForm] bool anyway, CancellationToken cancellationToken)
    {
        try
        {
            var undone = await atlas.Duplicates.UndoAsync(merge, anyway, Sight.Of(HttpContext).Actor, cancellationToken);
            desk.PutBack(undone.Gone);
            var back = await atlas.Assets.FindAsync(undone.Gone, cancellationToken);
            Done = $"Undone: {back?.Name} is a record of its own again.";
            return Redirect("/duplicates/merged");
        }
        catch (MergeChangedException changed)
        {
            Partly = merge;
            Told = (changed.KeptChanged, changed.GoneChanged) switch
            {
                (true, true) => "Both records have changed since they were merged, by their sources or by people.",
                (true, false) => "The record that stayed has changed since, by its source or by people.",
                _ => "The record that was merged away has changed since: its source said something new.",
            } + " You can still take them apart: what changed stays as it is now, and links and keepers go back.";
        }
        catch (BadInputException refusal)
        {
            Told = refusal.Message;
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }

        await ReadAsync(cancellationToken);
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        var merges = new List<(Merge, Asset?, Asset?)>();
        foreach (var merge in await atlas.Duplicates.LatestAsync(Most, cancellationToken))
        {
            var kept = await atlas.Assets.FindAsync(merge.Kept, cancellationToken);
            merges.Add((merge, kept, await atlas.Assets.FindAsync(merge.Gone, cancellationToken)));
        }

        Merges = merges;
    }
}
