using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>Where a one-time link leads: setting a password, for a new account or a forgotten password.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="passwords">Hashes passwords.</param>
/// <param name="live">Live sessions.</param>
/// <param name="place">The place that the atlas is about.</param>
[Needs(Right.SeeAtlas)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class InvitationModel(IAtlas atlas, Passwords passwords, LiveSessions live, Place place) : FormModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The account that the link is for; null when it holds no longer.</summary>
    public Account? Account { get; private set; }

    /// <summary>Whether a password may be sent over this connection.</summary>
    public bool IsSafe => SessionCookie.IsSafe(Request);

    /// <summary>The new password; never shown again.</summary>
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>The same once more.</summary>
    [BindProperty(Name = "again")]
    public string? Repeated { get; set; }

    /// <summary>Shows the form, or that the link holds no longer.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        await ReadAsync(token, cancellationToken);
        return Account is null ? Over() : Page();
    }

    /// <summary>Sets the password.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        var hash = await ReadAsync(token, cancellationToken);
        if (Account is null || hash is null)
        {
            return Over();
        }

        if (!IsSafe)
        {
            return Again("", "Passwords are taken over a safe connection (https) alone.");
        }

        if (NewPassword.Problem(Password, Repeated, Account) is { } problem)
        {
            return Again(problem.Field, problem.Words);
        }

        var line = new AuditLine(Account.Id, RoleNames.Name(Account.Role), AuditAct.PasswordChanged, Account.Id, "by a one-time link");
        if (!await atlas.Accounts.AcceptAsync(hash, passwords.Hash(Password!), line, cancellationToken))
        {
            return Over();
        }

        live.Forget();
        return LocalRedirect("/sign-in?done=password-set");
    }

    private async Task<string?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        if (!PrivateToken.TryParse(token, out var read))
        {
            return null;
        }

        Account = await atlas.Accounts.FindInvitedAsync(read.Hash, cancellationToken);
        return read.Hash;
    }

    private IActionResult Over()
    {
        Account = null;
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
