using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Lets people in and out. A try is counted before it is looked at, for addresses that have no account as well, so that neither the
/// answer nor how long it takes tells whether somebody has one. Each sign-in has a new token: none that was there before counts for more.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="passwords">Checks passwords.</param>
/// <param name="live">Live sessions.</param>
/// <param name="settings">The service's settings.</param>
public sealed class SignIns(IAtlas atlas, Passwords passwords, LiveSessions live, ServiceSettings settings)
{
    /// <summary>How many wrong tries there may be in a row.</summary>
    public const int MostTries = 5;

    /// <summary>How long nothing is looked at after too many.</summary>
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <summary>Tries to sign somebody in with a password.</summary>
    public async Task<SignInOutcome> TryPasswordAsync(HttpContext http, string email, string password)
    {
        ArgumentNullException.ThrowIfNull(http);
        var stop = http.RequestAborted;
        var key = "password:" + HashOf(email);
        var left = await atlas.Sessions.TryAsync(key, MostTries, Locked, stop);
        var account = await atlas.Accounts.FindByEmailAsync(email, stop);
        var secrets = await atlas.Accounts.SecretsAsync(account?.Id ?? Guid.Empty, stop);
        var right = passwords.Check(secrets?.Password, password, out var stronger);
        if (left < 0)
        {
            return SignInOutcome.Locked;
        }

        if (!right || account is not { State: AccountState.Open })
        {
            return await RefuseAsync(account, left, "password", stop);
        }

        if (stronger is not null)
        {
            await atlas.Accounts.StrengthenPasswordAsync(account.Id, stronger, stop);
        }

        await atlas.Sessions.ForgetTriesAsync(key, stop);
        if (account.SecondFactor)
        {
            await StartAsync(http, account, SessionStage.CodeDue, line: null);
            return SignInOutcome.CodeDue;
        }

        await StartAsync(http, account, "password");
        return SecondFactor.IsDue(account, settings) ? SignInOutcome.SecondFactorDue : SignInOutcome.SignedIn;
    }

    /// <summary>The account whose password was right in this browser and whose code is still to come; else null.</summary>
    public async Task<Account?> WaitingAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return SessionCookie.TryRead(http.Request, out var token)
            && await live.FindAsync(token.Hash, http.RequestAborted) is { Session.Stage: SessionStage.CodeDue } holder
            ? holder.Account
            : null;
    }

    /// <summary>Tries to sign somebody in who waits with the code of their authenticator app, or with a recovery code.</summary>
    public async Task<SignInOutcome> TryCodeAsync(HttpContext http, Account account, string typed)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(account);
        var stop = http.RequestAborted;
        var key = "code:" + account.Id.ToString("N");
        var left = await atlas.Sessions.TryAsync(key, MostTries, Locked, stop);
        if (left < 0)
        {
            return SignInOutcome.Locked;
        }

        var how = RecoveryCodes.HasForm(typed) ? "recovery code" : "code";
        if (!await UseAsync(account, typed, stop))
        {
            return await RefuseAsync(account, left, how, stop);
        }

        await atlas.Sessions.ForgetTriesAsync(key, stop);
        await StartAsync(http, account, "password and " + how);
        return SignInOutcome.SignedIn;
    }

    /// <summary>
    /// Checks the password of somebody who is signed in, before something that matters; counted like a try to sign in.
    /// </summary>
    /// <returns>Signed in, refused or locked.</returns>
    public async Task<SignInOutcome> ConfirmAsync(Account account, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var key = "password:" + HashOf(account.Email);
        var left = await atlas.Sessions.TryAsync(key, MostTries, Locked, cancellationToken);
        if (left < 0)
        {
            return SignInOutcome.Locked;
        }

        var secrets = await atlas.Accounts.SecretsAsync(account.Id, cancellationToken);
        if (!passwords.Check(secrets?.Password, password, out _))
        {
            return await RefuseAsync(account, left, "password", cancellationToken);
        }

        await atlas.Sessions.ForgetTriesAsync(key, cancellationToken);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Signs somebody in who has proven who they are.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Their account, which is open.</param>
    /// <param name="how">How they have proven it, in a word or two, for the audit log.</param>
    public Task StartAsync(HttpContext http, Account account, string how) => StartAsync(
        http, account, SessionStage.Whole,
        new AuditLine(account.Id, RoleNames.Name(account.Role), AuditAct.SignedIn, account.Id, how));

    /// <summary>Signs somebody in whom another provider knows.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Their account, which is open.</param>
    /// <param name="how">Who knows them, in a word or two, for the audit log.</param>
    /// <param name="withSecondFactor">Whether the provider has asked for a second factor, so that none is asked for here.</param>
    /// <returns>Whether they are signed in, or have a code still to give.</returns>
    public async Task<SignInOutcome> ProvenAsync(HttpContext http, Account account, string how, bool withSecondFactor)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.SecondFactor && !withSecondFactor)
        {
            await StartAsync(http, account, SessionStage.CodeDue, line: null);
            return SignInOutcome.CodeDue;
        }

        await StartAsync(
            http, account, withSecondFactor ? SessionStage.Trusted : SessionStage.Whole,
            new AuditLine(account.Id, RoleNames.Name(account.Role), AuditAct.SignedIn, account.Id, how));
        return SignInOutcome.SignedIn;
    }

    /// <summary>Signs the browser of a request out.</summary>
    public async Task EndAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (SessionCookie.TryRead(http.Request, out var token)
            && await atlas.Sessions.FindAsync(token.Hash, http.RequestAborted) is { } holder)
        {
            var (account, role) = (holder.Account.Id, RoleNames.Name(holder.Account.Role));
            await atlas.Sessions.EndAsync(
                account, token.Hash, new AuditLine(account, role, AuditAct.SignedOut, account), http.RequestAborted);
            live.Forget();
        }

        SessionCookie.Remove(http);
    }

    private static string HashOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));

    private async Task StartAsync(HttpContext http, Account account, SessionStage stage, AuditLine? line)
    {
        var now = settings.Time.GetUtcNow();
        var token = PrivateToken.Make();
        var before = SessionCookie.TryRead(http.Request, out var old) ? old.Hash : null;
        var life = stage == SessionStage.CodeDue ? Session.ForCode : Session.Longest(account.Role);
        var session = new Session(token.Hash, account.Id, stage, now, now, now + life, DeviceWords.Of(http.Request.Headers.UserAgent));
        await atlas.Sessions.StartAsync(session, before, line, http.RequestAborted);
        live.Forget();
        SessionCookie.Write(http, token);
    }

    private async Task<bool> UseAsync(Account account, string typed, CancellationToken cancellationToken)
    {
        if (RecoveryCodes.HasForm(typed))
        {
            var line = new AuditLine(account.Id, RoleNames.Name(account.Role), AuditAct.RecoveryCodeUsed, account.Id);
            return await atlas.Accounts.UseRecoveryCodeAsync(account.Id, RecoveryCodes.Hash(typed), line, cancellationToken);
        }

        var secrets = await atlas.Accounts.SecretsAsync(account.Id, cancellationToken);
        return secrets?.SecondFactor is { } key
            && AuthenticatorCodes.Check(key, typed, settings.Time.GetUtcNow()) is { } step
            && await atlas.Accounts.UseCodeAsync(account.Id, step, cancellationToken);
    }

    private async Task<SignInOutcome> RefuseAsync(Account? account, int left, string what, CancellationToken cancellationToken)
    {
        // Also where there is no such account: somebody who tries one address after another should be seen, and answered no sooner.
        var act = left == 0 ? AuditAct.AccountLocked : AuditAct.SignInRefused;
        await atlas.Audit.AppendAsync(new AuditLine(account: null, RoleNames.Name(Role.Public), act, account?.Id, what), cancellationToken);
        return left == 0 ? SignInOutcome.Locked : SignInOutcome.Refused;
    }
}
