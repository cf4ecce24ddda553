using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.History;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>What happened to an entry: every version, who by role, and why. Stewards bring an earlier version back here.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads histories.</param>
[Needs(Right.SeeAtlas)]
public sealed class HistoryModel(IAtlas atlas, Place place, HistoryReader reader) : PageModel
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 300;

    // What an earlier version says of where it came from, who checked it and who may see it is not brought back with it.
    private static readonly AssetPart[] Kept = [AssetPart.Provenance, AssetPart.Verification, AssetPart.Status, AssetPart.Visibility];

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The entry as it is.</summary>
    public Asset Asset { get; private set; } = null!;

    /// <summary>What happened, latest first.</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    /// <summary>Whether the viewer may bring versions back.</summary>
    public bool MayRestore => Sight.Of(HttpContext).May(Right.EditAssets);

    /// <summary>The version that was brought back just now, or null.</summary>
    public int? Restored { get; private set; }

    /// <summary>Why nothing was brought back, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows the history.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? restored, CancellationToken cancellationToken)
    {
        Restored = int.TryParse(restored, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        return await ReadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Brings an earlier version back, as a new version.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="version">The version to bring back.</param>
    /// <param name="seen">The version that was the latest when the page was opened.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(string id, int version, int seen, string? reason, CancellationToken cancellationToken)
    {
        if (!MayRestore)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await ReadAsync(id, cancellationToken) || version < 1)
        {
            return NotFound();
        }

        if (reason?.Length > LongestReason)
        {
            return Told($"Say why in {LongestReason} characters or fewer.", StatusCodes.Status400BadRequest);
        }

        if (await atlas.History.AssetAtAsync(Asset.Id, version, cancellationToken) is not { } old)
        {
            return Told($"What version {version} said is not kept, so it can't be brought back.", StatusCodes.Status404NotFound);
        }

        var status = Asset.Status == AssetStatus.Retired ? AssetStatus.Published : Asset.Status;
        var asset = AssetParts.With(Asset, old, AssetParts.All.Except(Kept)) with { Status = status, Version = seen };
        var why = $"version {version} brought back" + (string.IsNullOrWhiteSpace(reason) ? "" : ": " + reason.Trim());
        try
        {
            await atlas.Assets.SaveAsync(asset, Sight.Of(HttpContext).Actor, why, cancellationToken);
        }
        catch (VersionConflictException)
        {
            return Told(
                "Somebody else changed this entry since you opened the page. Nothing was brought back. "
                + "Look at what is new, then decide again.",
                StatusCodes.Status409Conflict);
        }

        return Redirect($"/assets/{Asset.Id:D}/history?restored={version.ToString(CultureInfo.InvariantCulture)}");
    }

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(HttpContext);
        if (!Guid.TryParseExact(id, "D", out var key) || await atlas.Assets.FindAsync(key, cancellationToken) is not { } asset
            || sight.Of(asset) == AssetView.Nothing)
        {
            return false;
        }

        Asset = asset;
        PlaceName = await place.NameAsync(cancellationToken);
        Entries = await reader.OfAsync(asset, sight, cancellationToken);
        return true;
    }

    private PageResult Told(string sentence, int status)
    {
        Problem = sentence;
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
