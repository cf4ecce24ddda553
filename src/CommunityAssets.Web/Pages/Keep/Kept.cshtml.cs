using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Keep;

/// <summary>An entry that whoever is signed in keeps.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.OwnAccount)]
public sealed class KeptModel(IAtlas atlas, Place place, AssetFormReader reader, ServiceSettings settings)
    : EditingModel(atlas, place, reader)
{
    private readonly IAtlas _atlas = atlas;

    /// <summary>The keeping.</summary>
    public Keeping Keeping { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        FillIn();
        return Page();
    }

    /// <summary>Saves the entry.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? step, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return await StepAsync(
            step,
            $"/kept/{id:D}",
            (asset, why) => _atlas.Keepers.SaveAsync(
                id, asset with { Verification = NextCheck.Made(asset.Kind, Actor.Group.Role, DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime)) }, why, cancellationToken),
            cancellationToken);
    }

    /// <summary>Stops keeping the entry.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await _atlas.Keepers.EndAsync(id, new Actor(Keeping.Account, Actor.Group.Role), cancellationToken);
        return Redirect("/kept");
    }

    private async Task<bool> LookAsync(Guid id, CancellationToken cancellationToken)
    {
        var account = Sight.Of(HttpContext).Account;
        if (account is null
            || (await _atlas.Keepers.OfAccountAsync(account.Value, cancellationToken)).FirstOrDefault(held => held.Id == id) is not { Holds: true } keeping
            || !await FindAsync(keeping.Asset, cancellationToken) || Asset.Status == Domain.Assets.AssetStatus.Retired)
        {
            return false;
        }

        Keeping = keeping;
        return true;
    }
}
