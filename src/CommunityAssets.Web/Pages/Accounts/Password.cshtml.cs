using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Changing one's own password.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="signIns">Checks the password so far.</param>
/// <param name="passwords">Hashes passwords.</param>
/// <param name="live">Live sessions.</param>
[Needs(Right.OwnAccount)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class PasswordModel(IAtlas atlas, SignIns signIns, Passwords passwords, LiveSessions live) : FormModel
{
    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The password so far; never shown again.</summary>
    [BindProperty(Name = "current")]
    public string? Current { get; set; }

    /// <summary>The new password; never shown again.</summary>
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>The same once more.</summary>
    [BindProperty(Name = "again")]
    public string? Repeated { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Changes the password, and signs other browsers out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (NewPassword.Problem(Password, Repeated, Account) is { } problem)
        {
            return Again(problem.Field, problem.Words);
        }

        switch (await signIns.ConfirmAsync(Account, Current ?? "", cancellationToken))
        {
            case SignInOutcome.Locked:
                return Again("current", LockedWords);
            case SignInOutcome.Refused:
                return Again("current", "That is not your password so far.");
        }

        var actor = Sight.Of(HttpContext).Actor;
        await atlas.Accounts.SetPasswordAsync(
            Account.Id, passwords.Hash(Password!), Viewer.Of(HttpContext)?.Session?.Hash,
            new AuditLine(actor.Account, actor.Role, AuditAct.PasswordChanged, Account.Id), cancellationToken);
        live.Forget();
        return LocalRedirect("/account?done=password");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Account = (await atlas.Accounts.FindAsync(Sight.Of(HttpContext).Account!.Value, cancellationToken))!;
        return Account is not null;
    }
}
