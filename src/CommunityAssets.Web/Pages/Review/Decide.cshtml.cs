using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Review;

/// <summary>One suggestion before a steward: what it would change, what may be the same thing, what is near, and the decision.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.Review)]
public sealed class DecideModel(IAtlas atlas, Place place, ServiceSettings settings) : DecidingModel(atlas, place, settings)
{
    private readonly IAtlas _atlas = atlas;

    /// <summary>The reason for declining.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Accepts it as it is.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return await PublishAsync(Facts.Merged, cancellationToken);
    }

    /// <summary>Declines it.</summary>
    public async Task<IActionResult> OnPostDeclineAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var text = new FormText();
        var words = text.Lines(nameof(Words), Words, "What you tell the sender", LongestWords);
        if (!DeclineReasons.TryParse(Reason, out var reason))
        {
            text.Refuse(nameof(Reason), "Choose a reason.");
        }
        else if (reason == DeclineReason.Other && words is null && text.Problems.Count == 0)
        {
            text.Refuse(nameof(Words), "Say why in a few words: the sender reads it.");
        }

        if (text.Problems.Count > 0)
        {
            Problems = text.Problems;
            return Page();
        }

        try
        {
            await _atlas.Suggestions.DeclineAsync(
                Facts.Suggestion.Id, Seen, reason, words, Sight.Of(HttpContext).Actor, cancellationToken);
        }
        catch (SuggestionDecidedException conflict)
        {
            return await TellAsync(id, SuggestionWords.WasDecided(conflict.Now), cancellationToken);
        }

        Done = $"Declined: {Facts.Suggestion.Proposed.Name}.";
        return Onward();
    }

    /// <summary>Puts one that was caught into the queue.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        try
        {
            await _atlas.Suggestions.ReleaseAsync(Facts.Suggestion.Id, Seen, Sight.Of(HttpContext).Actor, cancellationToken);
        }
        catch (SuggestionDecidedException conflict)
        {
            return await TellAsync(id, SuggestionWords.WasDecided(conflict.Now), cancellationToken);
        }

        return Redirect($"/review/{Facts.Suggestion.Id:D}");
    }
}
