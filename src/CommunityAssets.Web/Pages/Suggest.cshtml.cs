using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages;

/// <summary>Suggesting that something in the atlas should say otherwise, or is no longer there.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
/// <param name="desk">Takes suggestions in.</param>
[Needs(Right.Suggest)]
[EnableRateLimiting(Limits.Suggestions)]
public sealed class SuggestModel(IAtlas atlas, Place place, AssetFormReader reader, SuggestionDesk desk) : SuggestingModel(reader, desk)
{
    private SuggestionKind _kind = SuggestionKind.Correction;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The asset as it is now.</summary>
    public Asset Asset { get; private set; } = null!;

    /// <summary>The asset as it was when the form was first shown: what the sender changed is told against it.</summary>
    public Asset Before { get; private set; } = null!;

    /// <summary>The parts that the sender would change.</summary>
    public IReadOnlyList<AssetPart> Changes => Reading.Asset is { } proposed ? AssetParts.Differing(Before, proposed) : [];

    /// <summary>Whether it is told to be no longer there.</summary>
    public bool Gone => _kind == SuggestionKind.Closure;

    /// <inheritdoc/>
    protected override SuggestionKind Kind => _kind;

    /// <summary>Shows the form, filled in with what the atlas says.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, version: null, cancellationToken))
        {
            return NotFound();
        }

        Form = AssetFormWriter.Of(Asset, atlas.Info.Grid);
        return Page();
    }

    /// <summary>Goes one step on.</summary>
    /// <param name="id">The asset.</param>
    /// <param name="step">The step.</param>
    /// <param name="version">The version that the form was filled in with.</param>
    /// <param name="gone">Whether it is no longer there: then nothing but the reason counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(
        string id, [FromForm] string? step, [FromForm] int? version, [FromForm] bool gone, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, version, cancellationToken))
        {
            return NotFound();
        }

        if (!gone)
        {
            return await StepAsync(step, Before, cancellationToken);
        }

        _kind = SuggestionKind.Closure;
        var why = Form.Why;
        Form = AssetFormWriter.Of(Before, atlas.Info.Grid);
        Form.Why = why;
        return await StepAsync("send", Before, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool IsWorthSending(Asset proposed, Asset? before)
    {
        if (Gone ? Reading.Why is not null : AssetParts.Differing(before!, proposed).Count > 0 || Reading.Why is not null)
        {
            return true;
        }

        Refuse("Why", Gone
            ? "Say how you know that it is no longer there."
            : "Nothing is different yet. Change what is wrong, or tell the stewards in words.");
        return false;
    }

    private async Task<bool> FindAsync(string id, int? version, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var key) || await atlas.Assets.FindAsync(key, cancellationToken) is not { } asset
            || Sight.Of(HttpContext).Of(asset) != AssetView.Everything)
        {
            return false;
        }

        Asset = asset;

        // Somebody may change it while the form is filled in: the sender's changes stay theirs.
        Before = version is { } seen && seen != asset.Version
            ? await atlas.History.AssetAtAsync(key, seen, cancellationToken) ?? asset : asset;
        PlaceName = await place.NameAsync(cancellationToken);
        return true;
    }
}
