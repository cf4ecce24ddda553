using CommunityAssets.Cli;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.WebTests.CommandLine;

public sealed class UsersCommandTests : IAsyncLifetime, IDisposable
{
    private readonly Workplace _place = new();

    public async Task InitializeAsync() => await Command.DoneAsync("new", "--atlas", _place.Atlas);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task The_first_administrator_gets_a_link_and_nothing_else_on_standard_output()
    {
        var added = await AddAsync("Ada@Example.org", "administrator", "--address", "https://atlas.example.org/");
        Assert.Matches("^https://atlas\\.example\\.org/invitation/[A-Za-z0-9_-]{43}$", added.Out.Trim());
        Assert.Contains("Ada", added.Error, StringComparison.Ordinal);
        Assert.True(PrivateToken.TryParse(added.Out.Trim().Split('/')[^1], out var token));

        await using var atlas = await OpenAsync();
        var account = (await atlas.Accounts.FindInvitedAsync(token.Hash))!;
        Assert.Equal(("Ada", "ada@example.org", Role.Administrator), (account.Name, account.Email, account.Role));
        Assert.Equal(new AccountSecrets(null, null), await atlas.Accounts.SecretsAsync(account.Id));
        var lines = (await atlas.Audit.ReadAsync(new AuditQuery())).Entries.Select(entry => (entry.Line.Act, entry.Line.Role, entry.Line.Record));
        Assert.Equal([(AuditAct.AccountInvited, "command-line", account.Id), (AuditAct.AccountAdded, "command-line", account.Id)], lines);
    }

    [Fact]
    public async Task Accounts_are_listed_for_people_and_machines_without_secrets()
    {
        Assert.Contains("users add", (await Command.DoneAsync("users", "list", "--atlas", _place.Atlas)).Error, StringComparison.Ordinal);
        await AddAsync("ada@example.org", "analyst");
        var list = await Command.DoneAsync("users", "list", "--atlas", _place.Atlas);
        Assert.Equal("Ada <ada@example.org>: analyst, invited, second factor none, last signed in never", list.Out.Trim());
        var json = System.Text.Json.JsonDocument.Parse((await Command.DoneAsync("users", "list", "--json", "--atlas", _place.Atlas)).Out);
        var account = json.RootElement.EnumerateArray().Single();
        Assert.Equal(("ada@example.org", "analyst", "invited"), (Text("email"), Text("role"), Text("state")));
        Assert.DoesNotContain(account.EnumerateObject(), field => field.Name.Contains("password", StringComparison.OrdinalIgnoreCase));

        string? Text(string name) => account.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Another_role_and_closing_end_the_sessions_of_the_account()
    {
        await AddAsync("ada@example.org", "analyst");
        await RunAsync("set-role", "--role", "Steward");
        Assert.Equal(Role.Steward, (await FindAsync()).Role);
        await StartSessionAsync();
        Assert.Contains("signed out of 1 browser.", (await RunAsync("end-sessions")).Out, StringComparison.Ordinal);
        await StartSessionAsync();
        await RunAsync("close");
        Assert.Equal(AccountState.Closed, (await FindAsync()).State);
        await using var atlas = await OpenAsync();
        Assert.Null(await atlas.Sessions.FindAsync("browser"));
    }

    [Fact]
    public async Task A_reset_opens_a_closed_account_and_can_take_a_lost_second_factor_away()
    {
        await AddAsync("ada@example.org", "analyst");
        var id = (await FindAsync()).Id;
        await using (var atlas = await OpenAsync())
        {
            await atlas.Accounts.SetSecondFactorAsync(id, [1], ["r"], keep: null, Line(AuditAct.SecondFactorSet, id));
        }

        await RunAsync("reset");
        Assert.True((await FindAsync()).SecondFactor);
        var reset = await RunAsync("reset", "--second-factor");
        Assert.StartsWith("http://127.0.0.1:5080/invitation/", reset.Out, StringComparison.Ordinal);
        Assert.False((await FindAsync()).SecondFactor);
        await RunAsync("close");
        await RunAsync("reset");
        Assert.Equal(AccountState.Invited, (await FindAsync()).State);
    }

    [Theory]
    [InlineData("not a role", "--email", "ada@example.org", "--name", "Ada", "--role", "boss")]
    [InlineData("not a role", "--email", "ada@example.org", "--name", "Ada", "--role", "public")]
    [InlineData("in full", "--email", "ada", "--name", "Ada", "--role", "analyst")]
    [InlineData("a name of 1 to", "--email", "ada@example.org", "--name", " ", "--role", "analyst")]
    [InlineData("no area", "--email", "ada@example.org", "--name", "Ada", "--role", "analyst", "--patch", "E99")]
    [InlineData("not an address", "--email", "ada@example.org", "--name", "Ada", "--role", "analyst", "--address", "atlas.example.org")]
    [InlineData("--role", "--email", "ada@example.org", "--name", "Ada")]
    public async Task What_can_not_be_used_is_told_and_adds_nobody(string said, params string[] options)
    {
        var run = await Command.RunAsync(["users", "add", "--atlas", _place.Atlas, .. options]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        await using var atlas = await OpenAsync();
        Assert.Empty(await atlas.Accounts.ListAsync());
    }

    [Fact]
    public async Task Nobody_is_added_twice_and_nobody_unknown_is_changed()
    {
        await AddAsync("ada@example.org", "analyst");
        var twice = await Command.RunAsync("users", "add", "--atlas", _place.Atlas, "--email", "ADA@example.org", "--name", "A", "--role", "analyst");
        Assert.Equal(ExitCode.BadInput, twice.Code);
        var unknown = await Command.RunAsync("users", "close", "--atlas", _place.Atlas, "--email", "bert@example.org");
        Assert.Equal(ExitCode.BadInput, unknown.Code);
        Assert.Contains("users list", unknown.Error, StringComparison.Ordinal);
    }

    private static AuditLine Line(AuditAct act, Guid id) => new(account: null, AuditLine.CommandLine, act, id);

    private Task<Command> AddAsync(string email, string role, params string[] more) =>
        Command.DoneAsync(["users", "add", "--atlas", _place.Atlas, "--email", email, "--name", "Ada", "--role", role, .. more]);

    private Task<Command> RunAsync(string command, params string[] more) =>
        Command.DoneAsync(["users", command, "--atlas", _place.Atlas, "--email", "ada@example.org", .. more]);

    private Task<IAtlas> OpenAsync() => Storage.Atlas.OpenAsync(_place.Atlas, TimeProvider.System);

    private async Task<Account> FindAsync()
    {
        await using var atlas = await OpenAsync();
        return (await atlas.Accounts.FindByEmailAsync("ada@example.org"))!;
    }

    private async Task StartSessionAsync()
    {
        await using var atlas = await OpenAsync();
        var account = (await atlas.Accounts.FindByEmailAsync("ada@example.org"))!;
        await atlas.Accounts.SaveAsync(account with { State = AccountState.Open }, Line(AuditAct.AccountChanged, account.Id));
        var now = DateTimeOffset.UtcNow;
        await atlas.Sessions.StartAsync(
            new Session("browser", account.Id, SessionStage.Whole, now, now, now.AddDays(1), "A browser"), instead: null, line: null);
    }
}
