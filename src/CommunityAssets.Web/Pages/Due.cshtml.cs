using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Post;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>What is due to be checked, for stewards, a page at a time.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="post">Whether keepers are written to.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.EditAssets)]
public sealed class DueModel(IAtlas atlas, Place place, IPost post, ServiceSettings settings) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>How much is due.</summary>
    public DueCounts Counts { get; private set; } = new(0, 0);

    /// <summary>What is due.</summary>
    public IReadOnlyList<DueEntry> Entries { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Whether keepers are written to.</summary>
    public bool Writes => post.IsConfigured;

    /// <summary>What was done just now, or what stood in the way; null for neither.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime);

    /// <summary>Whether its keeper was asked, and how often.</summary>
    public string Asked(DueEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.LastAsked is { } last
            ? $"Its keeper was asked {PlainWords.Count(entry.Asked, "time", "times")}, last on {PlainWords.Date(DateOnly.FromDateTime(last.UtcDateTime))}, and has not answered."
            : Writes && entry.Asset.Contact?.Email is null ? "It has no address to write to."
            : "";
    }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync([FromQuery] string? after, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Counts = await atlas.Reminders.CountDueAsync(Today, cancellationToken);
        Entries = await atlas.Reminders.DueAsync(Today, PageSize, Read(after), cancellationToken);
        Next = Entries is [.., { Asset: { Verification.NextDue: { } due } last }] && Entries.Count == PageSize
            ? string.Create(CultureInfo.InvariantCulture, $"{due:yyyy-MM-dd}_{last.Id}")
            : null;
    }

    /// <summary>Confirms an entry that the steward has checked.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm] Guid asset, [FromForm] int version, [FromQuery] string? after, CancellationToken cancellationToken)
    {
        try
        {
            var saved = await atlas.Reminders.ConfirmAsync(asset, version, Today, Sight.Of(HttpContext).Actor, cancellationToken);
            Done = saved.Verification?.NextDue is { } due
                ? $"{saved.Name} is checked, and due again on {PlainWords.Date(due)}."
                : $"{saved.Name} is checked.";
        }
        catch (VersionConflictException)
        {
            Done = "Somebody changed that entry while you looked at it. Look at it again, then confirm it.";
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }

        return Redirect(Request.PathBase + "/due" + (after is null ? "" : QueryString.Create("after", after).Value));
    }

    private static (DateOnly Due, Guid Id)? Read(string? after) =>
        after?.Split('_') is [var date, var id]
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
        && Guid.TryParse(id, out var asset)
            ? (due, asset)
            : null;
}
