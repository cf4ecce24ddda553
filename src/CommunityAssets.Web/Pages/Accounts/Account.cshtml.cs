using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Somebody's own account: who they are here, how they sign in, where they are signed in.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="live">Live sessions.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
[Needs(Right.OwnAccount)]
public sealed class AccountModel(IAtlas atlas, LiveSessions live, Place place, ServiceSettings settings) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The patch that they look after; null for none, or for an area that is not in the atlas.</summary>
    public Area? Patch { get; private set; }

    /// <summary>Where they are signed in, the last used first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Whether they have a password here; not where they sign in through another provider alone.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>How many recovery codes are left.</summary>
    public int RecoveryCodes { get; private set; }

    /// <summary>Whether they need a second factor and have none.</summary>
    public bool SecondFactorDue => SecondFactor.IsDue(Account, settings);

    /// <summary>What has just been done, in a word.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Whether a session is the one that this page is looked at with.</summary>
    public bool IsThis(Session session) => session.Hash == Viewer.Of(HttpContext)?.Session?.Hash;

    /// <summary>Shows the account.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        if (await atlas.Accounts.FindAsync(Sight.Of(HttpContext).Account!.Value, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        Account = account;
        Sessions = await atlas.Sessions.OfAsync(account.Id, cancellationToken);
        HasPassword = (await atlas.Accounts.SecretsAsync(account.Id, cancellationToken))?.Password is not null;
        RecoveryCodes = await atlas.Accounts.CountRecoveryCodesAsync(account.Id, cancellationToken);
        Patch = account.Patch is { } code ? await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) : null;
        return Page();
    }

    /// <summary>Ends one session.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? session, CancellationToken cancellationToken)
    {
        var actor = Sight.Of(HttpContext).Actor;
        await atlas.Sessions.EndAsync(actor.Account!.Value, session ?? "", Line(actor), cancellationToken);
        live.Forget();
        return LocalRedirect("/account?done=ended");
    }

    /// <summary>Ends every session, this one too.</summary>
    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancellationToken)
    {
        var actor = Sight.Of(HttpContext).Actor;
        await atlas.Sessions.EndAllAsync(actor.Account!.Value, keep: null, Line(actor), cancellationToken);
        live.Forget();
        SessionCookie.Remove(HttpContext);
        return LocalRedirect("/sign-in?done=changed");
    }

    private static AuditLine Line(Actor actor) => new(actor.Account, actor.Role, AuditAct.SessionsEnded, actor.Account, "by themselves");
}
