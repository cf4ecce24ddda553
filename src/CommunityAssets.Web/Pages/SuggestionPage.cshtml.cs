using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>What became of a suggestion, for whoever holds its private link.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.Suggest)]
public sealed class SuggestionPageModel(IAtlas atlas, Place place) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The suggestion.</summary>
    public Suggestion Suggestion { get; private set; } = null!;

    /// <summary>Whether it was sent just now.</summary>
    public bool JustSent { get; private set; }

    /// <summary>Whether it can still be taken back.</summary>
    public bool CanWithdraw => Suggestion.State is SuggestionState.Waiting or SuggestionState.Caught;

    /// <summary>Whether what it led to can be looked at.</summary>
    public bool HasPage { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string token, [FromQuery] string? sent, CancellationToken cancellationToken)
    {
        if (!PrivateToken.TryParse(token, out var link)
            || await atlas.Suggestions.FindByTokenAsync(link.Hash, cancellationToken) is not { } suggestion)
        {
            return NotFound();
        }

        Suggestion = suggestion;
        JustSent = sent is not null;
        PlaceName = await place.NameAsync(cancellationToken);
        HasPage = (suggestion.State == SuggestionState.Accepted || suggestion.Kind != SuggestionKind.Addition)
            && await atlas.Assets.FindAsync(suggestion.Proposed.Id, cancellationToken) is { } asset
            && Sight.Of(HttpContext).Of(asset) == AssetView.Everything;
        return Page();
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (!PrivateToken.TryParse(token, out var link))
        {
            return NotFound();
        }

        try
        {
            await atlas.Suggestions.WithdrawAsync(link.Hash, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }
        catch (SuggestionDecidedException)
        {
            // The page that follows says what was decided meanwhile.
        }

        return Redirect($"/suggestions/{link.Text}");
    }
}
