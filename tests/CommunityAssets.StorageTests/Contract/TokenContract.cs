using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Tokens for programs: kept by hash, found while they hold, gone at once when revoked, each change with its audit line.</summary>
public abstract class TokenContract : AtlasContract
{
    [AtlasFact]
    public async Task A_token_is_found_by_its_hash_with_its_account_as_it_is_now()
    {
        var ann = await AddAccountAsync("ann");
        var token = await AddAsync(ann, "h1", "nightly export");
        var found = await Atlas.Tokens.FindAsync("h1");
        Assert.Equal((token, ann), (found!.Token, found.Account));
        Assert.Null(await Atlas.Tokens.FindAsync("h2"));

        await Atlas.Accounts.SaveAsync(ann with { Role = Role.Analyst }, Line(AuditAct.RoleChanged, ann.Id));
        Assert.Equal(Role.Analyst, (await (await OpenAgainAsync()).Tokens.FindAsync("h1"))!.Account.Role);
    }

    [AtlasFact]
    public async Task A_token_holds_until_it_expires()
    {
        var ann = await AddAccountAsync("ann");
        await AddAsync(ann, "h1", days: 30);
        Time.Pass(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await Atlas.Tokens.FindAsync("h1"));
        Time.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Null(await Atlas.Tokens.FindAsync("h1"));
        Assert.Single(await Atlas.Tokens.OfAsync(ann.Id));

        Time.Pass(TimeSpan.FromDays(31));
        var next = await AddAsync(ann, "h2");
        Assert.Equal([next], await Atlas.Tokens.OfAsync(ann.Id));
    }

    [AtlasFact]
    public async Task A_revoked_token_is_gone_at_once_for_every_process()
    {
        var ann = await AddAccountAsync("ann");
        var bert = await AddAccountAsync("bert");
        var token = await AddAsync(ann, "h1");
        var other = await OpenAgainAsync();
        Assert.NotNull(await other.Tokens.FindAsync("h1"));

        Assert.False(await Atlas.Tokens.RevokeAsync(token.Id, bert.Id, Line(AuditAct.TokenRevoked, token.Id)));
        Assert.NotNull(await other.Tokens.FindAsync("h1"));
        Assert.True(await Atlas.Tokens.RevokeAsync(token.Id, ann.Id, Line(AuditAct.TokenRevoked, token.Id)));
        Assert.Null(await other.Tokens.FindAsync("h1"));
        Assert.False(await Atlas.Tokens.RevokeAsync(token.Id, account: null, Line(AuditAct.TokenRevoked, token.Id)));
        Assert.Equal(1, await CountAsync(AuditAct.TokenRevoked));
    }

    [AtlasFact]
    public async Task An_administrator_revokes_anybodys()
    {
        var ann = await AddAccountAsync("ann");
        var token = await AddAsync(ann, "h1");
        Assert.True(await Atlas.Tokens.RevokeAsync(token.Id, account: null, Line(AuditAct.TokenRevoked, token.Id)));
        Assert.Empty(await Atlas.Tokens.ListAsync());
    }

    [AtlasFact]
    public async Task Tokens_of_a_closed_account_hold_no_longer_not_even_when_it_is_opened_again()
    {
        var ann = await AddAccountAsync("ann");
        await AddAsync(ann, "h1");
        await Atlas.Accounts.SaveAsync(ann with { State = AccountState.Closed }, Line(AuditAct.AccountClosed, ann.Id));
        Assert.Null(await Atlas.Tokens.FindAsync("h1"));
        await Assert.ThrowsAsync<BadInputException>(() => AddAsync(ann, "h2"));

        await Atlas.Accounts.SaveAsync(ann with { State = AccountState.Open }, Line(AuditAct.AccountReopened, ann.Id));
        Assert.Null(await Atlas.Tokens.FindAsync("h1"));
    }

    [AtlasFact]
    public async Task Tokens_are_listed_latest_first_by_account_and_all_together()
    {
        var ann = await AddAccountAsync("ann");
        var bert = await AddAccountAsync("bert");
        var first = await AddAsync(ann, "h1", "first");
        Time.Pass(TimeSpan.FromHours(1));
        var second = await AddAsync(bert, "h2", "second", TokenScope.Read | TokenScope.Connectors);
        Time.Pass(TimeSpan.FromHours(1));
        var third = await AddAsync(ann, "h3", "third", TokenScope.None);
        Assert.Equal([third, first], await Atlas.Tokens.OfAsync(ann.Id));
        Assert.Equal(
            [(third, ann), (second, bert), (first, ann)],
            (await Atlas.Tokens.ListAsync()).Select(holder => (holder.Token, holder.Account)));
    }

    [AtlasFact]
    public async Task The_last_day_of_use_is_kept_and_never_goes_back()
    {
        var ann = await AddAccountAsync("ann");
        var token = await AddAsync(ann, "h1");
        var version = await Atlas.VersionAsync();
        Assert.Null(token.LastUsed);
        await Atlas.Tokens.NoteUsedAsync(token.Id, new DateOnly(2026, 3, 4));
        await Atlas.Tokens.NoteUsedAsync(token.Id, new DateOnly(2026, 3, 3));
        Assert.Equal(new DateOnly(2026, 3, 4), (await Atlas.Tokens.FindAsync("h1"))!.Token.LastUsed);
        Assert.Equal(version, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task An_account_has_twenty_at_most_also_when_many_are_made_at_once()
    {
        var ann = await AddAccountAsync("ann");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 25).Select(async number =>
        {
            try
            {
                await AddAsync(ann, $"h{number}");
                return true;
            }
            catch (BadInputException)
            {
                return false;
            }
        }));
        Assert.Equal(ApiToken.Most, outcomes.Count(made => made));
        Assert.Equal(ApiToken.Most, (await Atlas.Tokens.OfAsync(ann.Id)).Count);
        Assert.Equal(ApiToken.Most, await CountAsync(AuditAct.TokenMade));
    }

    private static AuditLine Line(AuditAct act, Guid record) => new(record, "administrator", act, record);

    private Task<Account> AddAccountAsync(string name)
    {
        var account = new Account(Guid.CreateVersion7(), name, name + "@example.org", Role.Steward) { State = AccountState.Open };
        return Atlas.Accounts.AddAsync(account, Line(AuditAct.AccountAdded, account.Id));
    }

    private async Task<ApiToken> AddAsync(
        Account account, string hash, string name = "a script", TokenScope scopes = TokenScope.Read, int days = 90)
    {
        var now = Time.GetUtcNow();
        var token = new ApiToken(Guid.CreateVersion7(), account.Id, name, scopes, now, now.AddDays(days), LastUsed: null);
        await Atlas.Tokens.AddAsync(token, hash, Line(AuditAct.TokenMade, token.Id));
        return token;
    }

    private async Task<int> CountAsync(AuditAct act) =>
        (await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [act], Limit = 1000 })).Entries.Count;
}
