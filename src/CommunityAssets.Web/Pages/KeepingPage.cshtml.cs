using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>
/// Where a keeper says, by a private link, whether entries are still right. Looking at it changes nothing, so that programs that open links
/// in letters confirm nothing: answers are sent by a button.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.Suggest)]
public sealed class KeepingPageModel(IAtlas atlas, Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What was asked.</summary>
    public Reminder Reminder { get; private set; } = null!;

    /// <summary>Entries that still wait for an answer.</summary>
    public IReadOnlyList<ReminderItem> Open { get; private set; } = [];

    /// <summary>Something that stood in the way, with the next step; null when nothing did.</summary>
    public string? Notice { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime);

    /// <summary>What was answered about an entry, in words.</summary>
    public string Answered(ReminderItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item switch
        {
            { Answer: ReminderAnswer.StillTrue } => "You said that it is right. Thank you.",
            { Answer: ReminderAnswer.NotOurs } => "You said that it isn’t yours. We will not ask you about it again.",
            { Answer: ReminderAnswer.Gone } => "You said that it is no longer there. A steward will look at it.",
            { Asset.Status: not AssetStatus.Published } => "It is no longer in the atlas.",
            _ when !NextCheck.IsDue(item.Asset.Verification, Today) => "Somebody has checked it meanwhile. There is nothing more to do.",
            _ => "",
        };
    }

    /// <summary>Shows what is asked.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken) =>
        await ReadAsync(token, cancellationToken) ? Page() : NotFound();

    /// <summary>Confirms one entry, or all that are open: <c>id:version</c>, several separated by commas.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(string token, [FromForm] string? entries, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, cancellationToken) || !PrivateToken.TryParse(token, out var link))
        {
            return NotFound();
        }

        foreach (var entry in (entries ?? "").Split(',').Take(Reminder.MostItems))
        {
            var parts = entry.Split(':');
            if (parts.Length == 2 && Guid.TryParse(parts[0], out var id) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && Open.Any(item => item.Asset.Id == id))
            {
                try
                {
                    await atlas.Reminders.ConfirmAsync(link.Hash, id, version, Today, cancellationToken);
                }
                catch (VersionConflictException)
                {
                    Notice = "Somebody changed an entry while you looked at it. It is shown below as it is now: please look again.";
                }
            }
        }

        return Notice is null ? Again(link) : await OnGetAsync(token, cancellationToken);
    }

    /// <summary>Says that an entry isn't theirs.</summary>
    public Task<IActionResult> OnPostNotOursAsync(string token, [FromForm] Guid entry, CancellationToken cancellationToken) =>
        AnswerAsync(token, entry, ReminderAnswer.NotOurs, cancellationToken);

    /// <summary>Says that an entry is no longer there; a steward decides.</summary>
    public Task<IActionResult> OnPostGoneAsync(string token, [FromForm] Guid entry, CancellationToken cancellationToken) =>
        AnswerAsync(token, entry, ReminderAnswer.Gone, cancellationToken);

    /// <summary>Asks for no more letters.</summary>
    public async Task<IActionResult> OnPostStopAsync(string token, CancellationToken cancellationToken) =>
        PrivateToken.TryParse(token, out var link) && await atlas.Reminders.StopAsync(link.Hash, cancellationToken) ? Again(link) : NotFound();

    private async Task<IActionResult> AnswerAsync(string token, Guid entry, ReminderAnswer answer, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(token, cancellationToken) || !PrivateToken.TryParse(token, out var link)
            || Open.FirstOrDefault(item => item.Asset.Id == entry) is not { } item)
        {
            return NotFound();
        }

        await atlas.Reminders.AnswerAsync(link.Hash, entry, answer, cancellationToken);
        if (answer == ReminderAnswer.Gone)
        {
            // The sender follows it here, so the suggestion's own link is nobody's.
            await atlas.Suggestions.AddAsync(
                new Suggestion
                {
                    Id = Guid.CreateVersion7(settings.Time.GetUtcNow()),
                    Kind = SuggestionKind.Closure,
                    State = SuggestionState.Waiting,
                    Proposed = item.Asset,
                    Why = "Its keeper says that it is no longer there.",
                },
                PrivateToken.Make().Hash,
                cancellationToken);
        }

        return Again(link);
    }

    private async Task<bool> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (!PrivateToken.TryParse(token, out var link) || await atlas.Reminders.FindAsync(link.Hash, cancellationToken) is not { } reminder)
        {
            return false;
        }

        Reminder = reminder;
        Open = [.. reminder.Items.Where(item => item is { Answer: null, Asset: { Status: AssetStatus.Published, Visibility: Visibility.Public } }
            && NextCheck.IsDue(item.Asset.Verification, Today))];
        PlaceName = await place.NameAsync(cancellationToken);
        return true;
    }

    private RedirectResult Again(PrivateToken link) => Redirect($"{Request.PathBase}/keeping/{link.Text}");
}
