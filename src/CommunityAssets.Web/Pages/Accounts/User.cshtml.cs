using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>
/// One account, for an administrator: its name, role and patch, a new link, its sessions, closing. Nobody changes their own role or closes
/// their own account, so that there is always an administrator.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="invitations">Hands out one-time links.</param>
/// <param name="live">Live sessions.</param>
[Needs(Right.ManageAccounts)]
public sealed class UserModel(IAtlas atlas, InvitationPost invitations, LiveSessions live) : FormModel
{
    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Where it is signed in.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Whether it is the administrator's own.</summary>
    public bool IsOwn => Account.Id == Sight.Of(HttpContext).Account;

    /// <summary>The name.</summary>
    [BindProperty(Name = "name")]
    public string? PersonName { get; set; }

    /// <summary>The role, by its stable name.</summary>
    [BindProperty(Name = "role")]
    public string? RoleName { get; set; }

    /// <summary>The code of the patch, or blank.</summary>
    [BindProperty(Name = "patch")]
    public string? Patch { get; set; }

    /// <summary>What has just been done, in a word.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The link that has just been made.</summary>
    public InvitationMade? Made { get; private set; }

    /// <summary>Shows the account.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        (PersonName, RoleName, Patch) = (Account.Name, RoleNames.Name(Account.Role), Account.Patch);
        return Page();
    }

    /// <summary>Saves name, role and patch.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        TryRead("name", () => Account.ReadName(PersonName), out var name);
        var role = Account.Role;
        if (!IsOwn && !RoleNames.TryParse(RoleName, out role))
        {
            ModelState.AddModelError("role", "Choose a role.");
        }

        var patch = string.IsNullOrWhiteSpace(Patch) ? null : Patch.Trim();
        if (patch is not null && await atlas.Areas.FindAsync(patch, cancellationToken: cancellationToken) is null)
        {
            ModelState.AddModelError("patch", $"There is no area '{patch}' in the atlas. Give an area's code, or leave it blank.");
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        var line = role == Account.Role
            ? Line(AuditAct.AccountChanged)
            : Line(AuditAct.RoleChanged, $"from {RoleNames.Name(Account.Role)} to {RoleNames.Name(role)}");
        return await SaveAsync(Account with { Name = name!, Role = role, Patch = patch }, line, "saved", cancellationToken);
    }

    /// <summary>Makes a new link to set a password.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken) || Account.State == AccountState.Closed)
        {
            return NotFound();
        }

        Made = await invitations.HandOutAsync(Account, Sight.Of(HttpContext).Actor, Request, cancellationToken);
        (PersonName, RoleName, Patch) = (Account.Name, RoleNames.Name(Account.Role), Account.Patch);
        return Page();
    }

    /// <summary>Takes the second factor away, for somebody who has lost their app and their recovery codes.</summary>
    public async Task<IActionResult> OnPostFactorAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken) || IsOwn)
        {
            return NotFound();
        }

        await atlas.Accounts.SetSecondFactorAsync(id, key: null, [], keep: null, Line(AuditAct.SecondFactorRemoved), cancellationToken);
        return GoBack("factor");
    }

    /// <summary>Ends every session of the account.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await atlas.Sessions.EndAllAsync(id, keep: null, Line(AuditAct.SessionsEnded, "by an administrator"), cancellationToken);
        return GoBack("ended");
    }

    /// <summary>Closes the account, or opens it again for a new password.</summary>
    public async Task<IActionResult> OnPostStateAsync(Guid id, bool close, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken) || IsOwn)
        {
            return NotFound();
        }

        if (close == (Account.State == AccountState.Closed))
        {
            return GoBack(null);
        }

        return close
            ? await SaveAsync(Account with { State = AccountState.Closed }, Line(AuditAct.AccountClosed), "closed", cancellationToken)
            : await SaveAsync(Account with { State = AccountState.Invited }, Line(AuditAct.AccountReopened), "reopened", cancellationToken);
    }

    private AuditLine Line(AuditAct act, string? detail = null)
    {
        var actor = Sight.Of(HttpContext).Actor;
        return new AuditLine(actor.Account, actor.Role, act, Account.Id, detail);
    }

    private async Task<IActionResult> SaveAsync(Account account, AuditLine line, string done, CancellationToken cancellationToken)
    {
        await atlas.Accounts.SaveAsync(account, line, cancellationToken);
        return GoBack(done);
    }

    private LocalRedirectResult GoBack(string? done)
    {
        live.Forget();
        return LocalRedirect($"/users/{Account.Id}" + (done is null ? "" : "?done=" + done));
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await atlas.Accounts.FindAsync(id, cancellationToken) is not { } account)
        {
            return false;
        }

        Account = account;
        Sessions = await atlas.Sessions.OfAsync(id, cancellationToken);
        return true;
    }
}
