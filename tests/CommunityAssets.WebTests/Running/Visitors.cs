using System.Collections.Concurrent;
using System.Net;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.WebTests.Running;

/// <summary>People of each role, with an account of their own, signed in.</summary>
public static class Visitors
{
    // Hashing takes long on purpose: once for each password that tests use.
    private static readonly Passwords Passwords = new();
    private static readonly ConcurrentDictionary<string, string> Hashes = new(StringComparer.Ordinal);

    /// <summary>Adds an open account. Where the role needs a second factor it has one.</summary>
    public static async Task<Account> AddAsync(IAtlas atlas, Role role, string? email = null, string? password = null, bool? secondFactor = null)
    {
        var id = Guid.CreateVersion7();
        var account = new Account(id, "Somebody Else", email ?? $"{id:N}@example.org", role) { State = AccountState.Open };
        await atlas.Accounts.AddAsync(account, Line(AuditAct.AccountAdded, id));
        if (password is not null)
        {
            await atlas.Accounts.SetPasswordAsync(id, Hashes.GetOrAdd(password, Passwords.Hash), keep: null, Line(AuditAct.PasswordChanged, id));
        }

        if (secondFactor ?? SecondFactor.IsNeeded(role, RunningService.Settings))
        {
            await atlas.Accounts.SetSecondFactorAsync(id, [.. Enumerable.Range(1, 20).Select(i => (byte)i)], [], keep: null, Line(AuditAct.SecondFactorSet, id));
        }

        return (await atlas.Accounts.FindAsync(id))!;
    }

    /// <summary>Signs somebody in without a password, as the service's clock has it.</summary>
    /// <returns>The token that their browser sends.</returns>
    public static async Task<PrivateToken> StartSessionAsync(IAtlas atlas, Account account, TimeProvider time)
    {
        var (token, now) = (PrivateToken.Make(), time.GetUtcNow());
        var session = new Session(token.Hash, account.Id, SessionStage.Whole, now, now, now + Session.Longest(account.Role), "A browser");
        await atlas.Sessions.StartAsync(session, instead: null, line: null);
        return token;
    }

    /// <summary>A browser of somebody with a role; of somebody who is not signed in for <see cref="Role.Public"/>.</summary>
    public static async Task<HttpClient> BrowserAsync(this RunningService service, Role role)
    {
        if (role == Role.Public)
        {
            return Browser(service.Http.BaseAddress!, token: null);
        }

        var account = await AddAsync(service.Atlas, role);
        return Browser(service.Http.BaseAddress!, await StartSessionAsync(service.Atlas, account, RunningService.Time));
    }

    /// <summary>A browser that keeps its cookies and does not follow redirects.</summary>
    public static HttpClient Browser(Uri address, PrivateToken? token)
    {
        var cookies = new CookieContainer();
        if (token is not null)
        {
            cookies.Add(address, new Cookie(SessionCookie.Plain, token.Text));
        }

        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    private static AuditLine Line(AuditAct act, Guid id) => new(account: null, AuditLine.CommandLine, act, id);
}
