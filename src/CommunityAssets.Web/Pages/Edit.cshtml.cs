using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages;

/// <summary>A steward changes an entry, retires it, brings it back, or sends its group the link to keep it.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="post">Sends a group its link.</param>
[Needs(Right.EditAssets)]
public sealed class EditModel(IAtlas atlas, Place place, AssetFormReader reader, ServiceSettings settings, ClaimPost post)
    : EditingModel(atlas, place, reader)
{
    private readonly IAtlas _atlas = atlas;

    /// <summary>Why an entry is retired: the name in the form, the words, and why an import is to keep it out, if it is.</summary>
    public static IReadOnlyList<(string Name, string Words, DeclineReason? KeepOut)> RetireReasons { get; } =
    [
        ("gone", "It is no longer there", DeclineReason.NotThere),
        ("asked", "The people it is about asked us to take it down", DeclineReason.AskedNotTo),
        ("duplicate", "It is in the atlas twice", null),
        ("other", "Something else", null),
    ];

    /// <summary>Who keeps the entry, or is offered to.</summary>
    public IReadOnlyList<Keeping> Keepings { get; private set; } = [];

    /// <summary>A link for the group, shown this once; or null.</summary>
    public string? Link { get; private set; }

    /// <summary>What became of the letter with the link, where one was to be sent; or null.</summary>
    public string? Posted { get; private set; }

    /// <summary>The address that the link can be sent to; null where it can't be sent.</summary>
    public string? MailTo => post.AddressOf(Asset);

    /// <summary>Now.</summary>
    public DateTimeOffset Now => settings.Time.GetUtcNow();

    private string Address => $"/assets/{Asset.Id:D}/edit";

    private Actor Actor => Sight.Of(HttpContext).Actor;

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
    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? step, [FromForm] bool @checked, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var actor = Actor;
        return await StepAsync(
            step,
            Address,
            (asset, why) => _atlas.Assets.SaveAsync(@checked ? asset with { Verification = NextCheck.Made(asset.Kind, actor.Role, DateOnly.FromDateTime(Now.UtcDateTime)) } : asset, actor, why, cancellationToken),
            cancellationToken);
    }

    /// <summary>Retires it.</summary>
    public async Task<IActionResult> OnPostRetireAsync(
        Guid id, [FromForm] string? reason, [FromForm] string? words, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var text = new FormText();
        var more = text.Line("Words", words, "The reason", 300);
        var why = RetireReasons.FirstOrDefault(candidate => candidate.Name == reason);
        if (why.Name is null)
        {
            text.Refuse("Retire", "Choose why it is retired.");
        }
        else if (why.Name == "other" && more is null && text.Problems.Count == 0)
        {
            text.Refuse("Words", "Say why in a few words.");
        }

        if (text.Problems.Count > 0)
        {
            var version = Version;
            FillIn();
            Version = version;
            Problems = text.Problems;
            return Page();
        }

        var told = more is null ? why.Words : $"{why.Words}: {more}";
        return await SaveAsync(
            Address, "Retired. It stays so whatever later imports bring.",
            () => _atlas.Assets.RetireAsync(Asset.Id, Version, why.KeepOut, Actor, told, cancellationToken), cancellationToken);
    }

    /// <summary>Brings it back.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return await SaveAsync(
            Address, "It is back.",
            () => _atlas.Assets.SaveAsync(Asset with { Version = Version, Status = AssetStatus.Published }, Actor, "brought back", cancellationToken),
            cancellationToken);
    }

    /// <summary>Makes a link for the group to keep its entry.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="send">Whether it is to be sent to the address that the entry gives.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> OnPostOfferAsync(Guid id, [FromForm] bool send, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var token = PrivateToken.Make();
        await _atlas.Keepers.OfferAsync(Asset.Id, token.Hash, Now + Keeping.OfferedFor, Actor, cancellationToken);
        if (send)
        {
            Posted = await post.SendAsync(Asset, token, cancellationToken) is { } address
                ? $"The link is on its way to {address}."
                : "The letter was not taken. Send the link to the group yourself.";
        }

        ModelState.Clear();
        await LookAsync(id, cancellationToken);
        FillIn();
        var request = HttpContext.Request;
        Link = $"{request.Scheme}://{request.Host}{request.PathBase}/claim/{token.Text}";
        HttpContext.Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>Ends an offer or a keeping.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, [FromForm] Guid keeping, CancellationToken cancellationToken)
    {
        if (!await LookAsync(id, cancellationToken) || Keepings.All(held => held.Id != keeping))
        {
            return NotFound();
        }

        await _atlas.Keepers.EndAsync(keeping, Actor, cancellationToken);
        Done = "Ended.";
        return Redirect(Address);
    }

    private async Task<bool> LookAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return false;
        }

        Keepings = await _atlas.Keepers.OfAssetAsync(id, cancellationToken);
        return true;
    }
}
