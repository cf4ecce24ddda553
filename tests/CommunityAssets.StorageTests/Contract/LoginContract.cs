using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Who signs in through another provider.</summary>
public abstract class LoginContract : AtlasContract
{
    [AtlasFact]
    public async Task Somebody_of_another_provider_gets_an_account_and_is_known_again()
    {
        var added = await Atlas.Logins.AddAsync(Make("ann"), "s1", Line(AuditAct.AccountAdded));
        Assert.Equal(Time.GetUtcNow(), added.Created);
        Assert.Equal(added, await (await OpenAgainAsync()).Logins.FindAsync("s1"));
        Assert.Equal(added, await Atlas.Accounts.FindByEmailAsync("ann@example.org"));
        Assert.True(await Atlas.Logins.HasAsync(added.Id));
        Assert.Null(await Atlas.Logins.FindAsync("s2"));
        Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries);
    }

    [AtlasFact]
    public async Task Neither_a_person_nor_an_email_address_gets_a_second_account_and_nothing_is_left_half_done()
    {
        var ann = await Atlas.Logins.AddAsync(Make("ann"), "s1", Line(AuditAct.AccountAdded));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Logins.AddAsync(Make("ann"), "s2", Line(AuditAct.AccountAdded)));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Logins.AddAsync(Make("bert"), "s1", Line(AuditAct.AccountAdded)));
        Assert.Equal([ann], await Atlas.Accounts.ListAsync());
        Assert.Null(await Atlas.Logins.FindAsync("s2"));
        Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries);
    }

    [AtlasFact]
    public async Task An_account_that_is_there_can_be_linked_and_a_closed_one_is_still_known()
    {
        var ann = await Atlas.Accounts.AddAsync(Make("ann"), Line(AuditAct.AccountAdded));
        var bert = await Atlas.Accounts.AddAsync(Make("bert"), Line(AuditAct.AccountAdded));
        Assert.False(await Atlas.Logins.HasAsync(ann.Id));
        await Atlas.Logins.LinkAsync(ann.Id, "s1", Line(AuditAct.SignInLinked));
        Assert.Equal(ann, await Atlas.Logins.FindAsync("s1"));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Logins.LinkAsync(bert.Id, "s1", Line(AuditAct.SignInLinked)));
        await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.Logins.LinkAsync(Guid.CreateVersion7(), "s2", Line(AuditAct.SignInLinked)));

        await Atlas.Accounts.SaveAsync(ann with { State = AccountState.Closed }, Line(AuditAct.AccountClosed));
        Assert.Equal(AccountState.Closed, (await Atlas.Logins.FindAsync("s1"))!.State);
    }

    private static Account Make(string name) =>
        new(Guid.CreateVersion7(), name, name + "@example.org", Role.Contributor) { State = AccountState.Open };

    private static AuditLine Line(AuditAct act) => new(account: null, AuditLine.Service, act);
}
