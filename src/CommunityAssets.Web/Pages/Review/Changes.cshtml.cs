using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Review;

/// <summary>What groups have changed in their own entries, for stewards to look over and to undo.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.Review)]
public sealed class ChangesModel(IAtlas atlas, Place place) : PageModel
{
    private const int OnePage = 20;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The changes, newest first, each with the entry before and after it where both are known.</summary>
    public IReadOnlyList<(KeeperChange Change, ChangesView? View)> Changes { get; private set; } = [];

    /// <summary>The moment before which the next page begins; null when this is the last.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>What was done just now; or null.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Why nothing was done; or null.</summary>
    public string? Told { get; private set; }

    /// <summary>Shows a page of them.</summary>
    public async Task OnGetAsync([FromQuery] DateTimeOffset? before, CancellationToken cancellationToken) =>
        await ReadAsync(before, cancellationToken);

    /// <summary>Takes the latest change of an entry back.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] Guid asset, [FromForm] int version, CancellationToken cancellationToken)
    {
        if (await atlas.History.AssetAtAsync(asset, version - 1, cancellationToken) is not { } before)
        {
            return NotFound();
        }

        try
        {
            await atlas.Assets.SaveAsync(
                before with { Version = version }, Sight.Of(HttpContext).Actor, "a group's change was undone", cancellationToken);
        }
        catch (VersionConflictException)
        {
            Told = "The entry has changed again since. Look at it as it is now.";
            await ReadAsync(before: null, cancellationToken);
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        Done = $"Undone: {before.Name} is as it was before.";
        return Redirect("/review/changes");
    }

    private async Task ReadAsync(DateTimeOffset? before, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        var changes = await atlas.Keepers.ChangesAsync(OnePage, before, cancellationToken);
        var shown = new List<(KeeperChange, ChangesView?)>();
        foreach (var change in changes)
        {
            var (id, version) = (change.Change.Record, change.Change.Version);
            var was = await atlas.History.AssetAtAsync(id, version - 1, cancellationToken);
            var then = await atlas.History.AssetAtAsync(id, version, cancellationToken);
            shown.Add((change, was is null || then is null ? null : Compare(was, then)));
        }

        Changes = shown;
        Next = changes.Count == OnePage ? changes[^1].Change.At : null;
    }

    private static ChangesView Compare(Asset was, Asset then) =>
        new(was, then, AssetParts.Differing(was, then)) { Caption = "What changed", NowHeading = "Before", ThenHeading = "After" };
}
