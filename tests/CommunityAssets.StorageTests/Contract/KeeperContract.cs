using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Groups that keep their own entries.</summary>
public abstract class KeeperContract : AtlasContract
{
    private static readonly Actor Steward = new(Guid.Parse("01900000-0000-7000-8000-00000000a001"), "steward");
    private static readonly Guid Account = Guid.Parse("01900000-0000-7000-8000-00000000a002");

    [AtlasFact]
    public async Task An_offer_is_taken_up_once_and_the_link_stays_the_key_of_a_keeper_without_an_account()
    {
        var (choir, token, offered) = await OfferAsync();
        Assert.True(offered.IsOpen(Time.GetUtcNow()));
        Assert.Equal((choir.Id, false), (offered.Asset, offered.Holds));

        var taken = (await Atlas.Keepers.TakeUpAsync(token.Hash, null))!;
        Assert.Equal((offered.Id, true, null), (taken.Id, taken.Holds, taken.Account));
        Assert.Equal(taken, await Atlas.Keepers.FindByTokenAsync(token.Hash));
        Assert.Equal([taken], await Atlas.Keepers.OfAssetAsync(choir.Id));
        Assert.Equal(
            [AuditAct.KeeperJoined, AuditAct.KeeperInvited],
            (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Select(entry => entry.Line.Act));
    }

    [AtlasFact]
    public async Task A_keeper_with_an_account_has_no_more_need_of_the_link_and_nobody_else_gets_in_by_it()
    {
        var (_, token, _) = await OfferAsync();
        var taken = (await Atlas.Keepers.TakeUpAsync(token.Hash, Account))!;
        Assert.Equal(Account, taken.Account);
        Assert.Null(await Atlas.Keepers.TakeUpAsync(token.Hash, Guid.CreateVersion7()));
        Assert.Null(await Atlas.Keepers.TakeUpAsync(token.Hash, null));
        Assert.Equal([taken], await Atlas.Keepers.OfAccountAsync(Account));
    }

    [AtlasFact]
    public async Task A_keeper_by_link_may_take_it_into_an_account_later()
    {
        var (_, token, _) = await OfferAsync();
        await Atlas.Keepers.TakeUpAsync(token.Hash, null);
        Assert.Equal(Account, (await Atlas.Keepers.TakeUpAsync(token.Hash, Account))!.Account);
    }

    [AtlasFact]
    public async Task An_offer_ends_after_its_time_and_when_it_is_withdrawn()
    {
        var (_, late, _) = await OfferAsync();
        Time.Pass(Keeping.OfferedFor + TimeSpan.FromMinutes(1));
        Assert.Null(await Atlas.Keepers.TakeUpAsync(late.Hash, null));

        var (_, withdrawn, offer) = await OfferAsync();
        Assert.True(await Atlas.Keepers.EndAsync(offer.Id, Steward));
        Assert.False(await Atlas.Keepers.EndAsync(offer.Id, Steward));
        Assert.Null(await Atlas.Keepers.TakeUpAsync(withdrawn.Hash, null));
        Assert.Null(await Atlas.Keepers.TakeUpAsync(PrivateToken.Make().Hash, null));
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => Atlas.Keepers.OfferAsync(Guid.CreateVersion7(), PrivateToken.Make().Hash, Time.GetUtcNow(), Steward));
    }

    [AtlasFact]
    public async Task What_a_keeper_changes_is_told_as_the_groups_own_and_listed_for_the_stewards()
    {
        var (choir, token, offer) = await OfferAsync();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Atlas.Keepers.SaveAsync(offer.Id, choir, null));
        await Atlas.Keepers.TakeUpAsync(token.Hash, Account);
        Time.Pass(TimeSpan.FromMinutes(5));
        var saved = await Atlas.Keepers.SaveAsync(offer.Id, choir with { Summary = "We sing" }, "kept by its group");
        Assert.Equal((2, "We sing"), (saved.Version, saved.Summary));

        var change = Assert.Single(await Atlas.Keepers.ChangesAsync(10, null));
        Assert.Equal((choir.Id, 2, "group", "Choir", 2), (change.Change.Record, change.Change.Version, change.Change.By, change.Name, change.Current));
        Assert.Empty(await Atlas.Keepers.ChangesAsync(10, change.Change.At));
        var line = (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries[0].Line;
        Assert.Equal((AuditAct.AssetChanged, "group", Account, choir.Id), (line.Act, line.Role, line.Account!.Value, line.Record!.Value));
    }

    [AtlasFact]
    public async Task A_keeper_changes_their_own_entry_alone_and_nothing_once_the_keeping_has_ended()
    {
        var (choir, token, offer) = await OfferAsync();
        var other = await Atlas.Assets.AddAsync(Make.Asset("Hall"), "steward", null);
        await Atlas.Keepers.TakeUpAsync(token.Hash, null);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Atlas.Keepers.SaveAsync(offer.Id, other, null));
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Keepers.SaveAsync(offer.Id, choir with { Version = 7 }, null));
        await Atlas.Keepers.EndAsync(offer.Id, Steward);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Atlas.Keepers.SaveAsync(offer.Id, choir, null));
        Assert.Equal(1, (await Atlas.Assets.FindAsync(choir.Id))!.Version);
    }

    private async Task<(Asset Asset, PrivateToken Token, Keeping Offer)> OfferAsync()
    {
        var asset = await Atlas.Assets.AddAsync(Make.Asset("Choir", id: Guid.CreateVersion7().ToString()), "steward", null);
        var token = PrivateToken.Make();
        return (asset, token, await Atlas.Keepers.OfferAsync(asset.Id, token.Hash, Time.GetUtcNow() + Keeping.OfferedFor, Steward));
    }
}
