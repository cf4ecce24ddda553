using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Keep;

/// <summary>
/// The link that a steward sends a group: it offers the group its own entry, and once taken up without an account it is the key to it.
/// Opening the link changes nothing, since mail scanners open links too.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.Suggest)]
public sealed class ClaimModel(IAtlas atlas, Place place, AssetFormReader reader, ServiceSettings settings)
    : EditingModel(atlas, place, reader)
{
    private readonly IAtlas _atlas = atlas;

    /// <summary>The offer or keeping.</summary>
    public Keeping Keeping { get; private set; } = null!;

    /// <summary>Whether it can be taken up.</summary>
    public bool IsOpen => Keeping.IsOpen(settings.Time.GetUtcNow());

    /// <summary>Whether the link opens the entry.</summary>
    public bool IsKey => Keeping is { Holds: true, Account: null };

    /// <summary>Whether whoever looks is signed in.</summary>
    public bool SignedIn => Sight.Of(HttpContext).Account is not null;

    /// <summary>Shows what the link leads to.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        if (await LookAsync(token, cancellationToken) is null)
        {
            return NotFound();
        }

        FillIn();
        return Page();
    }

    /// <summary>Saves the entry.</summary>
    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? step, CancellationToken cancellationToken)
    {
        if (await LookAsync(token, cancellationToken) is not { } link)
        {
            return NotFound();
        }

        if (!IsKey || Asset.Status == AssetStatus.Retired)
        {
            return Redirect($"/claim/{link.Text}");
        }

        return await StepAsync(
            step,
            $"/claim/{link.Text}",
            (asset, why) => _atlas.Keepers.SaveAsync(
                Keeping.Id, asset with { Verification = NextCheck.Made(asset.Kind, Actor.Group.Role, DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime)) }, why, cancellationToken),
            cancellationToken);
    }

    /// <summary>Takes the offer up.</summary>
    /// <param name="token">The link.</param>
    /// <param name="account">Whether it is to be kept with the account of whoever is signed in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnPostTakeAsync(string token, [FromForm] bool account, CancellationToken cancellationToken)
    {
        if (await LookAsync(token, cancellationToken) is not { } link)
        {
            return NotFound();
        }

        var keeper = account ? Sight.Of(HttpContext).Account : null;
        if (!IsOpen && !(IsKey && keeper is not null))
        {
            return Redirect($"/claim/{link.Text}");
        }

        var taken = await _atlas.Keepers.TakeUpAsync(link.Hash, keeper, cancellationToken);
        Done = taken is null ? null : "You keep this entry now. Thank you.";
        return Redirect(taken is { Account: not null } ? $"/kept/{taken.Id:D}" : $"/claim/{link.Text}");
    }

    /// <summary>Stops keeping the entry.</summary>
    public async Task<IActionResult> OnPostEndAsync(string token, CancellationToken cancellationToken)
    {
        if (await LookAsync(token, cancellationToken) is not { } link)
        {
            return NotFound();
        }

        if (IsKey)
        {
            await _atlas.Keepers.EndAsync(Keeping.Id, Actor.Group, cancellationToken);
        }

        return Redirect($"/claim/{link.Text}");
    }

    private async Task<PrivateToken?> LookAsync(string token, CancellationToken cancellationToken)
    {
        if (!PrivateToken.TryParse(token, out var link)
            || await _atlas.Keepers.FindByTokenAsync(link.Hash, cancellationToken) is not { } keeping
            || !await FindAsync(keeping.Asset, cancellationToken))
        {
            return null;
        }

        Keeping = keeping;
        return link;
    }
}
