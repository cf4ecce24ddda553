using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Stories;

/// <summary>A story for whoever told it, by their private link: what is kept of it, what became of it, and the way to take it back.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.Suggest)]
public sealed class MineModel(IAtlas atlas, Place place) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What is kept beside the story's words; null once it was taken back or turned down.</summary>
    public Story? Story { get; private set; }

    /// <summary>The suggestion that it came as.</summary>
    public Suggestion Suggestion { get; private set; } = null!;

    /// <summary>The story as it is published; null where it is not.</summary>
    public Asset? Published { get; private set; }

    /// <summary>Whether it was sent just now.</summary>
    public bool JustSent { get; private set; }

    /// <summary>The private link's token.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string token, string? sent, CancellationToken cancellationToken)
    {
        if (!PrivateToken.TryParse(token, out var link)
            || await atlas.Suggestions.FindByTokenAsync(link.Hash, cancellationToken) is not { Proposed.Kind: AssetKind.Story } suggestion)
        {
            return NotFound();
        }

        Token = link.Text;
        Suggestion = suggestion;
        Story = await atlas.Stories.FindByTokenAsync(link.Hash, cancellationToken);
        JustSent = sent is not null && Story is not null;
        PlaceName = await place.NameAsync(cancellationToken);
        Published = Story is not null
            && await atlas.Assets.FindAsync(Story.Asset, cancellationToken) is { Status: AssetStatus.Published } asset
            ? asset : null;
        return Page();
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (!PrivateToken.TryParse(token, out var link))
        {
            return NotFound();
        }

        await atlas.Stories.WithdrawAsync(link.Hash, cancellationToken);
        return Redirect($"/story/{link.Text}");
    }
}
