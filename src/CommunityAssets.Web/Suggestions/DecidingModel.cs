using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What the pages have in common on which a steward decides on one suggestion.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
public abstract class DecidingModel(IAtlas atlas, Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The most characters of what a sender is told.</summary>
    protected const int LongestWords = 1000;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What there is to know.</summary>
    public ReviewFacts Facts { get; private set; } = null!;

    /// <summary>What is around it, while it waits.</summary>
    public Surroundings Around { get; private set; } = Surroundings.None;

    /// <summary>The next one in the queue, or null.</summary>
    public Guid? Next { get; private set; }

    /// <summary>What the steward should know before deciding again; or null.</summary>
    public string? Told { get; private set; }

    /// <summary>What can't be used.</summary>
    public IReadOnlyList<FormProblem> Problems { get; protected set; } = [];

    /// <summary>What was decided just now, for the page that follows.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The version of the suggestion that the steward looked at.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The version of the asset that the steward looked at; 0 for an addition.</summary>
    [BindProperty]
    public int SeenAsset { get; set; }

    /// <summary>What the sender is told.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Whether the steward has checked with the group or seen it.</summary>
    [BindProperty]
    public bool Checked { get; set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now => settings.Time.GetUtcNow();

    /// <summary>Publishes an asset as the answer to the suggestion, unless somebody was there first.</summary>
    protected async Task<IActionResult> PublishAsync(Asset asset, CancellationToken cancellationToken)
    {
        var suggestion = Facts.Suggestion;
        if (suggestion.State == SuggestionState.Waiting && suggestion.Kind != SuggestionKind.Addition && Facts.Now is null)
        {
            return await TellAsync(suggestion.Id.ToString("D"), "The record that this is about is not there any more.", cancellationToken);
        }

        if (Facts.Now is { } now && now.Version != SeenAsset)
        {
            return await TellAsync(
                suggestion.Id.ToString("D"),
                "Somebody changed the record while you looked at it. This is how it is now: look again, then decide.",
                cancellationToken);
        }

        var actor = Sight.Of(HttpContext).Actor;
        var publish = asset with
        {
            Status = suggestion.Kind == SuggestionKind.Closure ? AssetStatus.Retired : asset.Status == AssetStatus.Suggested ? AssetStatus.Published : asset.Status,
            Verification = Checked ? NextCheck.Made(asset.Kind, actor.Role, DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime)) : asset.Verification,
        };
        var text = new FormText();
        var words = text.Lines(nameof(Words), Words, "What you tell the sender", LongestWords);
        if (text.Problems.Count > 0)
        {
            Problems = text.Problems;
            return Page();
        }

        try
        {
            await atlas.Suggestions.AcceptAsync(suggestion.Id, Seen, publish, words, actor, cancellationToken);
        }
        catch (SuggestionDecidedException conflict)
        {
            return await TellAsync(suggestion.Id.ToString("D"), SuggestionWords.WasDecided(conflict.Now), cancellationToken);
        }
        catch (VersionConflictException)
        {
            return await TellAsync(
                suggestion.Id.ToString("D"),
                "Somebody changed the record while you looked at it. This is how it is now: look again, then decide.",
                cancellationToken);
        }

        Done = suggestion.Kind == SuggestionKind.Closure ? $"Retired: {publish.Name}." : $"Published: {publish.Name}.";
        return Onward();
    }

    /// <summary>Leads to the next one in the queue.</summary>
    protected RedirectResult Onward() => Redirect(Next is { } next ? $"/review/{next:D}" : "/review");

    /// <summary>Shows the suggestion as it is now, with what the steward should know.</summary>
    protected virtual async Task<IActionResult> TellAsync(string id, string words, CancellationToken cancellationToken)
    {
        await FindAsync(id, cancellationToken);
        ModelState.Clear();
        Told = words;
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    /// <summary>Reads the suggestion; false when there is none.</summary>
    protected async Task<bool> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key) || await ReviewFacts.ReadAsync(atlas, key, cancellationToken) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Around = facts.Suggestion is { State: SuggestionState.Waiting, Kind: SuggestionKind.Addition }
            ? await Surroundings.ReadAsync(atlas, facts.Merged, cancellationToken)
            : Surroundings.None;
        PlaceName = await place.NameAsync(cancellationToken);
        Next = (await atlas.Suggestions.ListAsync(new SuggestionQuery { Limit = 1, After = key }, cancellationToken))
            .Suggestions.FirstOrDefault()?.Id;
        return true;
    }
}
