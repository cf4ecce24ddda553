using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Accounts and sessions: what is kept, what ends when, and that each change has its audit line.</summary>
public abstract class AccountContract : AtlasContract
{
    private const string Hash = "5f1d";

    [AtlasFact]
    public async Task An_account_is_read_as_it_was_added()
    {
        var added = await AddAsync("ann@example.org", Role.Coordinator, "P1");
        Assert.Equal(Time.GetUtcNow(), added.Created);
        Assert.Equal(added, await Atlas.Accounts.FindAsync(added.Id));
        Assert.Equal(added, await Atlas.Accounts.FindByEmailAsync("ann@example.org"));
        Assert.Equal([added], await Atlas.Accounts.ListAsync());
        Assert.Equal((AccountState.Invited, false, "P1"), (added.State, added.SecondFactor, added.Patch));
        Assert.Null(added.LastSignIn);
        Assert.Null(await Atlas.Accounts.FindAsync(Guid.CreateVersion7()));
        Assert.Null(await Atlas.Accounts.FindByEmailAsync("bert@example.org"));
        Assert.Equal(new AccountSecrets(null, null), await Atlas.Accounts.SecretsAsync(added.Id));
        Assert.Null(await Atlas.Accounts.SecretsAsync(Guid.CreateVersion7()));
    }

    [AtlasFact]
    public async Task An_email_address_has_one_account()
    {
        await AddAsync("ann@example.org");
        await Assert.ThrowsAsync<BadInputException>(() => AddAsync("ann@example.org"));
        Assert.Single(await Atlas.Accounts.ListAsync());
        Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries);
    }

    [AtlasFact]
    public async Task Accounts_are_listed_by_name_and_do_not_touch_what_maps_show()
    {
        var version = await Atlas.VersionAsync();
        await AddAsync("zoe@example.org", name: "Anna");
        await AddAsync("anna@example.org", name: "Zoe");
        Assert.Equal(["Anna", "Zoe"], (await Atlas.Accounts.ListAsync()).Select(account => account.Name));
        Assert.Equal(version, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task A_one_time_link_opens_the_account_once()
    {
        var ann = await AddAsync("ann@example.org");
        await Atlas.Accounts.InviteAsync(ann.Id, "first", Time.GetUtcNow().AddHours(48), Line(AuditAct.AccountInvited, ann));
        await Atlas.Accounts.InviteAsync(ann.Id, "second", Time.GetUtcNow().AddHours(48), Line(AuditAct.AccountInvited, ann));
        Assert.Null(await Atlas.Accounts.FindInvitedAsync("first"));
        Assert.False(await Atlas.Accounts.AcceptAsync("first", "hashed", Line(AuditAct.PasswordChanged, ann)));
        Assert.Equal(ann.Id, (await Atlas.Accounts.FindInvitedAsync("second"))!.Id);

        Assert.True(await Atlas.Accounts.AcceptAsync("second", "hashed", Line(AuditAct.PasswordChanged, ann)));
        Assert.Equal(AccountState.Open, (await Atlas.Accounts.FindAsync(ann.Id))!.State);
        Assert.Equal("hashed", (await Atlas.Accounts.SecretsAsync(ann.Id))!.Password);
        Assert.Null(await Atlas.Accounts.FindInvitedAsync("second"));
        Assert.False(await Atlas.Accounts.AcceptAsync("second", "other", Line(AuditAct.PasswordChanged, ann)));
        Assert.Equal("hashed", (await Atlas.Accounts.SecretsAsync(ann.Id))!.Password);
        Assert.Equal(1, await CountAsync(AuditAct.PasswordChanged));
    }

    [AtlasFact]
    public async Task A_one_time_link_runs_out()
    {
        var ann = await AddAsync("ann@example.org");
        await Atlas.Accounts.InviteAsync(ann.Id, Hash, Time.GetUtcNow().AddHours(48), Line(AuditAct.AccountInvited, ann));
        Time.Pass(TimeSpan.FromHours(48));
        Assert.Null(await Atlas.Accounts.FindInvitedAsync(Hash));
        Assert.False(await Atlas.Accounts.AcceptAsync(Hash, "hashed", Line(AuditAct.PasswordChanged, ann)));
    }

    [AtlasFact]
    public async Task Two_who_follow_one_link_at_once_do_not_both_set_a_password()
    {
        var ann = await AddAsync("ann@example.org");
        await Atlas.Accounts.InviteAsync(ann.Id, Hash, Time.GetUtcNow().AddHours(48), Line(AuditAct.AccountInvited, ann));
        var accepted = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Atlas.Accounts.AcceptAsync(Hash, "hashed" + number, Line(AuditAct.PasswordChanged, ann))));
        Assert.Single(accepted, done => done);
    }

    [AtlasFact]
    public async Task A_closed_account_keeps_its_name_and_nothing_to_sign_in_with()
    {
        var ann = await OpenAsync("ann@example.org");
        await Atlas.Accounts.SetSecondFactorAsync(ann.Id, [1, 2, 3], ["r1"], keep: null, Line(AuditAct.SecondFactorSet, ann));
        await StartAsync(ann, "browser");
        await Atlas.Accounts.SaveAsync(ann with { State = AccountState.Closed }, Line(AuditAct.AccountClosed, ann));

        Assert.Null(await Atlas.Sessions.FindAsync("browser"));
        Assert.Equal(new AccountSecrets(null, null), await Atlas.Accounts.SecretsAsync(ann.Id));
        Assert.Equal(0, await Atlas.Accounts.CountRecoveryCodesAsync(ann.Id));
        Assert.Equal((ann.Name, AccountState.Closed), (await Atlas.Accounts.FindAsync(ann.Id)) is { } closed ? (closed.Name, closed.State) : default);
        await Assert.ThrowsAsync<BadInputException>(() =>
            Atlas.Accounts.InviteAsync(ann.Id, Hash, Time.GetUtcNow().AddHours(1), Line(AuditAct.AccountInvited, ann)));
        await Assert.ThrowsAsync<BadInputException>(() =>
            Atlas.Accounts.SaveAsync(ann with { Id = Guid.CreateVersion7() }, Line(AuditAct.AccountChanged, ann)));
    }

    [AtlasFact]
    public async Task Another_role_ends_every_session_and_another_name_ends_none()
    {
        var ann = await OpenAsync("ann@example.org", Role.Analyst);
        await StartAsync(ann, "browser");
        await Atlas.Accounts.SaveAsync(ann with { Name = "Ann Other", Patch = "P2" }, Line(AuditAct.AccountChanged, ann));
        var holder = (await Atlas.Sessions.FindAsync("browser"))!;
        Assert.Equal(("Ann Other", "P2", Role.Analyst), (holder.Account.Name, holder.Account.Patch, holder.Account.Role));

        await Atlas.Accounts.SaveAsync(holder.Account with { Role = Role.Steward }, Line(AuditAct.RoleChanged, ann));
        Assert.Null(await Atlas.Sessions.FindAsync("browser"));
        Assert.Equal(Role.Steward, (await Atlas.Accounts.FindAsync(ann.Id))!.Role);
    }

    [AtlasFact]
    public async Task Another_password_or_second_factor_ends_the_other_sessions()
    {
        var ann = await OpenAsync("ann@example.org");
        await StartAsync(ann, "here");
        await StartAsync(ann, "there");
        await Atlas.Accounts.SetPasswordAsync(ann.Id, "new", "here", Line(AuditAct.PasswordChanged, ann));
        Assert.Equal(["here"], await HashesAsync(ann));
        Assert.Equal("new", (await Atlas.Accounts.SecretsAsync(ann.Id))!.Password);

        await StartAsync(ann, "there");
        await Atlas.Accounts.SetSecondFactorAsync(ann.Id, [7, 8], ["r1", "r2"], "there", Line(AuditAct.SecondFactorSet, ann));
        Assert.Equal(["there"], await HashesAsync(ann));
        Assert.True((await Atlas.Sessions.FindAsync("there"))!.Account.SecondFactor);
        Assert.Equal([7, 8], (await Atlas.Accounts.SecretsAsync(ann.Id))!.SecondFactor);

        await Atlas.Accounts.StrengthenPasswordAsync(ann.Id, "stronger");
        Assert.Equal("stronger", (await Atlas.Accounts.SecretsAsync(ann.Id))!.Password);
        Assert.Equal(["there"], await HashesAsync(ann));
        await Atlas.Accounts.SetSecondFactorAsync(ann.Id, null, [], "there", Line(AuditAct.SecondFactorRemoved, ann));
        Assert.False((await Atlas.Accounts.FindAsync(ann.Id))!.SecondFactor);
        Assert.Equal(0, await Atlas.Accounts.CountRecoveryCodesAsync(ann.Id));
    }

    [AtlasFact]
    public async Task A_code_is_used_once_and_none_before_it_after()
    {
        var ann = await OpenAsync("ann@example.org");
        Assert.True(await Atlas.Accounts.UseCodeAsync(ann.Id, 100));
        Assert.False(await Atlas.Accounts.UseCodeAsync(ann.Id, 100));
        Assert.False(await Atlas.Accounts.UseCodeAsync(ann.Id, 99));
        Assert.True(await Atlas.Accounts.UseCodeAsync(ann.Id, 101));
        var used = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Atlas.Accounts.UseCodeAsync(ann.Id, 102)));
        Assert.Single(used, done => done);
    }

    [AtlasFact]
    public async Task A_recovery_code_is_used_once()
    {
        var ann = await OpenAsync("ann@example.org");
        await Atlas.Accounts.SetSecondFactorAsync(ann.Id, [1], ["r1", "r2"], keep: null, Line(AuditAct.SecondFactorSet, ann));
        Assert.False(await Atlas.Accounts.UseRecoveryCodeAsync(ann.Id, "r3", Line(AuditAct.RecoveryCodeUsed, ann)));
        Assert.True(await Atlas.Accounts.UseRecoveryCodeAsync(ann.Id, "r1", Line(AuditAct.RecoveryCodeUsed, ann)));
        Assert.False(await Atlas.Accounts.UseRecoveryCodeAsync(ann.Id, "r1", Line(AuditAct.RecoveryCodeUsed, ann)));
        Assert.Equal(1, await Atlas.Accounts.CountRecoveryCodesAsync(ann.Id));
        Assert.Equal(1, await CountAsync(AuditAct.RecoveryCodeUsed));
    }

    [AtlasFact]
    public async Task A_session_is_found_while_it_is_used_and_no_longer_than_it_may_last()
    {
        var ann = await OpenAsync("ann@example.org");
        var session = await StartAsync(ann, "browser");
        Assert.Equal(session, (await Atlas.Sessions.FindAsync("browser"))!.Session);
        Assert.Equal(Time.GetUtcNow(), (await Atlas.Accounts.FindAsync(ann.Id))!.LastSignIn);

        Time.Pass(Session.Idle - TimeSpan.FromMinutes(1));
        await Atlas.Sessions.NoteSeenAsync("browser");
        Time.Pass(Session.Idle - TimeSpan.FromMinutes(1));
        Assert.Equal(Time.GetUtcNow() - Session.Idle + TimeSpan.FromMinutes(1), (await Atlas.Sessions.FindAsync("browser"))!.Session.Seen);
        Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(await Atlas.Sessions.FindAsync("browser"));

        await StartAsync(ann, "short", TimeSpan.FromMinutes(10));
        Time.Pass(TimeSpan.FromMinutes(10));
        Assert.Null(await Atlas.Sessions.FindAsync("short"));
        Assert.Empty(await Atlas.Sessions.OfAsync(ann.Id));
    }

    [AtlasFact]
    public async Task A_session_takes_the_place_of_another_and_sweeps_out_what_has_run_out()
    {
        var ann = await OpenAsync("ann@example.org");
        var waiting = Of(ann, "waiting") with { Stage = SessionStage.CodeDue };
        await Atlas.Sessions.StartAsync(waiting, instead: null, line: null);
        Assert.Equal(SessionStage.CodeDue, (await Atlas.Sessions.FindAsync("waiting"))!.Session.Stage);
        Assert.Null((await Atlas.Accounts.FindAsync(ann.Id))!.LastSignIn);
        Assert.Empty(await Atlas.Sessions.OfAsync(ann.Id));

        await Atlas.Sessions.StartAsync(Of(ann, "whole"), "waiting", Line(AuditAct.SignedIn, ann));
        Assert.Null(await Atlas.Sessions.FindAsync("waiting"));
        Assert.Equal(["whole"], await HashesAsync(ann));
        Assert.Equal(1, await CountAsync(AuditAct.SignedIn));
    }

    [AtlasFact]
    public async Task Sessions_are_ended_by_their_own_account_alone()
    {
        var ann = await OpenAsync("ann@example.org");
        var bert = await OpenAsync("bert@example.org");
        await StartAsync(ann, "a1");
        await StartAsync(ann, "a2");
        await StartAsync(ann, "a3");
        await StartAsync(bert, "b1");
        Assert.False(await Atlas.Sessions.EndAsync(bert.Id, "a1", Line(AuditAct.SessionsEnded, bert)));
        Assert.True(await Atlas.Sessions.EndAsync(ann.Id, "a1", Line(AuditAct.SignedOut, ann)));
        Assert.Equal(1, await Atlas.Sessions.EndAllAsync(ann.Id, "a2", Line(AuditAct.SessionsEnded, ann)));
        Assert.Equal(["a2"], await HashesAsync(ann));
        Assert.Equal(["b1"], await HashesAsync(bert));
        Assert.Equal(1, await CountAsync(AuditAct.SessionsEnded));
    }

    [AtlasFact]
    public async Task Tries_are_counted_until_they_are_forgotten_or_the_window_has_passed()
    {
        var window = TimeSpan.FromMinutes(15);
        foreach (var left in (int[])[4, 3, 2, 1, 0, -1, -1])
        {
            Assert.Equal(left, await Atlas.Sessions.TryAsync("door", 5, window));
        }

        Assert.Equal(4, await Atlas.Sessions.TryAsync("other door", 5, window));

        // Tries at a locked door do not keep it locked.
        Time.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(-1, await Atlas.Sessions.TryAsync("door", 5, window));
        Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(4, await Atlas.Sessions.TryAsync("door", 5, window));

        await Atlas.Sessions.ForgetTriesAsync("door");
        Assert.Equal(4, await Atlas.Sessions.TryAsync("door", 5, window));
    }

    [AtlasFact]
    public async Task Many_tries_at_once_are_no_more_than_one_after_another()
    {
        var tries = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Atlas.Sessions.TryAsync("door", 5, TimeSpan.FromMinutes(15))));
        Assert.Equal(5, tries.Count(left => left >= 0));
    }

    [AtlasFact]
    public async Task Another_process_sees_accounts_and_sessions_at_once()
    {
        var ann = await OpenAsync("ann@example.org");
        await StartAsync(ann, "browser");
        var other = await OpenAgainAsync();
        Assert.Equal(ann.Id, (await other.Sessions.FindAsync("browser"))!.Account.Id);
        await other.Sessions.EndAllAsync(ann.Id, keep: null, Line(AuditAct.SessionsEnded, ann));
        Assert.Null(await Atlas.Sessions.FindAsync("browser"));
    }

    private static AuditLine Line(AuditAct act, Account account) => new(account: null, AuditLine.CommandLine, act, account.Id);

    private Session Of(Account account, string hash, TimeSpan? life = null) => new(
        hash, account.Id, SessionStage.Whole, Time.GetUtcNow(), Time.GetUtcNow(), Time.GetUtcNow() + (life ?? TimeSpan.FromDays(7)),
        "Firefox on Linux");

    private async Task<Account> AddAsync(string email, Role role = Role.Contributor, string? patch = null, string name = "Ann")
    {
        var account = new Account(Guid.CreateVersion7(), name, email, role) { Patch = patch };
        return await Atlas.Accounts.AddAsync(account, Line(AuditAct.AccountAdded, account));
    }

    private async Task<Account> OpenAsync(string email, Role role = Role.Contributor)
    {
        var account = await AddAsync(email, role);
        await Atlas.Accounts.InviteAsync(account.Id, email, Time.GetUtcNow().AddHours(48), Line(AuditAct.AccountInvited, account));
        Assert.True(await Atlas.Accounts.AcceptAsync(email, "hashed", Line(AuditAct.PasswordChanged, account)));
        return (await Atlas.Accounts.FindAsync(account.Id))!;
    }

    private async Task<Session> StartAsync(Account account, string hash, TimeSpan? life = null)
    {
        var session = Of(account, hash, life);
        await Atlas.Sessions.StartAsync(session, instead: null, Line(AuditAct.SignedIn, account));
        return session;
    }

    private async Task<string[]> HashesAsync(Account account) =>
        [.. (await Atlas.Sessions.OfAsync(account.Id)).Select(session => session.Hash)];

    private async Task<int> CountAsync(AuditAct act) =>
        (await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [act] })).Entries.Count;
}
