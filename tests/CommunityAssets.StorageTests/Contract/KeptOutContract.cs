using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>What people declined or retired is not brought back by an import.</summary>
public abstract class KeptOutContract : AtlasContract
{
    private static readonly Actor Steward = new(null, "steward");

    [AtlasFact]
    public async Task What_was_declined_for_good_is_kept_out_of_imports_and_told()
    {
        await DeclineAsync(At("The Old Mill Café", 375_000, 165_000), DeclineReason.AskedNotTo);
        var outcome = await ImportAsync(
            At("Old Mill Cafe", 375_060, 165_060), At("Old Mill Cafe", 375_500, 165_000) with { Provenance = new("register", "other") });
        Assert.Equal((1L, 1L), (outcome.Added, outcome.KeptBack));
        Assert.Contains("1 asset was kept back: people declined or retired it.", outcome.Notices);
        Assert.Equal(["other"], (await AllAsync()).Select(asset => asset.Provenance.SourceId));

        var again = await ImportAsync(
            At("Old Mill Cafe", 375_060, 165_060), At("Old Mill Cafe", 375_500, 165_000) with { Provenance = new("register", "other") });
        Assert.Equal((0L, 1L, 1L), (again.Added, again.Unchanged, again.KeptBack));
    }

    [AtlasFact]
    public async Task The_same_name_in_the_same_postcode_sector_is_the_same_thing()
    {
        await DeclineAsync(Coded("Knit and Natter", "AM1 2AB"), DeclineReason.NotThere);
        var outcome = await ImportAsync(Coded("KNIT & NATTER!", "AM1 2XY"), Coded("Knit and natter", "AM1 3AB"), Coded("Knit natter club", "AM1 2AB"));
        Assert.Equal((2L, 1L), (outcome.Added, outcome.KeptBack));
    }

    [AtlasFact]
    public async Task Without_any_place_the_name_alone_tells()
    {
        await DeclineAsync(Make.Asset("Online bingo", source: "people"), DeclineReason.NotForThisAtlas);
        var outcome = await ImportAsync(Make.Asset("Online Bingo", id: "1"), At("Online bingo", 375_000, 165_000) with { Provenance = new("register", "2") });
        Assert.Equal((1L, 1L), (outcome.Added, outcome.KeptBack));
    }

    [AtlasFact]
    public async Task What_may_yet_come_from_a_publisher_is_let_in()
    {
        var reasons = DeclineReasons.All.Where(reason => !DeclineReasons.KeepsOut(reason)).ToList();
        Assert.Equal([DeclineReason.Listed, DeclineReason.Elsewhere, DeclineReason.TooLittle, DeclineReason.Other], reasons);
        foreach (var reason in reasons)
        {
            await DeclineAsync(At("Choir", 375_000, 165_000), reason);
        }

        var outcome = await ImportAsync(At("Choir", 375_000, 165_000));
        Assert.Equal((1L, 0L), Counts(outcome));
        Assert.Empty(outcome.Notices);
    }

    [AtlasFact]
    public async Task Links_to_what_is_kept_out_are_left_out_with_it()
    {
        await DeclineAsync(At("Hall", 375_000, 165_000), DeclineReason.AskedNotTo);
        await ImportAsync(At("Something else", 370_000, 160_000) with { Provenance = new("other", "x") });
        var outcome = await ImportAsync("assets", async session =>
        {
            await session.StageAsync(Make.Rows([At("Choir", 374_000, 165_000), At("Hall", 375_000, 165_000)]));
            await session.StageAsync(Make.Rows<LinkClaim>([new("register", "Choir", "Hall", LinkKind.MeetsAt)]));
        });
        Assert.Equal((1L, 1L, 0L), (outcome.Added, outcome.KeptBack, outcome.Refused));
        Assert.Equal(0, await Atlas.Links.CountAsync());
    }

    [AtlasFact]
    public async Task What_a_steward_retired_stays_retired_whatever_its_source_says_and_is_told()
    {
        await ImportAsync(At("Choir", 375_000, 165_000), At("Hall", 374_000, 165_000));
        var choir = (await Atlas.Assets.FindBySourceAsync("register", "Choir"))!;
        var retired = await Atlas.Assets.RetireAsync(choir.Id, 1, keepOut: null, Steward, "ended in May");
        Assert.Equal((2, AssetStatus.Retired), (retired.Version, retired.Status));

        var same = await ImportAsync(At("Choir", 375_000, 165_000), At("Hall", 374_000, 165_000));
        Assert.Equal((0L, 2L, 1L), (same.Changed, same.Unchanged, same.KeptBack));
        var news = await ImportAsync(At("Choir", 375_000, 165_000) with { Summary = "Come along" }, At("Hall", 374_000, 165_000));
        Assert.Equal((1L, 1L), (news.Changed, news.KeptBack));
        Assert.Equal(AssetStatus.Retired, (await Atlas.Assets.FindAsync(choir.Id))!.Status);
        var line = (await Atlas.History.OfAsync(choir.Id))[1];
        Assert.Equal((ChangeKind.Retired, "steward", "ended in May"), (line.What, line.By, line.Reason));
        Assert.Equal(AuditAct.AssetRetired, (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Single().Line.Act);
    }

    [AtlasFact]
    public async Task What_a_steward_retired_for_good_is_kept_out_from_other_sources_too_until_it_is_brought_back()
    {
        var choir = await Atlas.Assets.AddAsync(At("Choir", 375_000, 165_000), "steward", null);
        var retired = await Atlas.Assets.RetireAsync(choir.Id, 1, DeclineReason.NotThere, Steward, null);
        var other = At("Choir", 375_010, 165_000) with { Provenance = new Provenance("charities", "7") };
        Assert.Equal((0L, 1L), Counts(await ImportFromAsync("charities", other)));

        var back = await Atlas.Assets.SaveAsync(retired with { Status = AssetStatus.Published }, Steward, "it is back");
        Assert.Equal(3, back.Version);
        Assert.Equal((1L, 0L), Counts(await ImportFromAsync("charities", other)));
        Assert.Equal(
            [AuditAct.AssetRestored, AuditAct.AssetRetired],
            (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Select(entry => entry.Line.Act));
    }

    [AtlasFact]
    public async Task A_duplicate_that_is_retired_keeps_nothing_else_out()
    {
        var choir = await Atlas.Assets.AddAsync(At("Choir", 375_000, 165_000), "steward", null);
        await Atlas.Assets.RetireAsync(choir.Id, 1, keepOut: null, Steward, "a duplicate");
        var other = At("Choir", 375_010, 165_000) with { Provenance = new Provenance("charities", "7") };
        Assert.Equal((1L, 0L), Counts(await ImportFromAsync("charities", other)));
    }

    [AtlasFact]
    public async Task An_accepted_closure_keeps_it_out_from_other_sources()
    {
        var choir = await Atlas.Assets.AddAsync(At("Choir", 375_000, 165_000), "steward", null);
        var suggestion = await Atlas.Suggestions.AddAsync(
            new Suggestion { Id = Guid.CreateVersion7(), Kind = SuggestionKind.Closure, Proposed = choir }, PrivateToken.Make().Hash);
        await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, choir with { Status = AssetStatus.Retired }, null, Steward);
        var other = At("Choir", 375_010, 165_000) with { Provenance = new Provenance("charities", "7") };
        Assert.Equal((0L, 1L), Counts(await ImportFromAsync("charities", other)));
    }

    [AtlasFact]
    public async Task Two_who_edit_at_once_are_told_apart_and_nothing_of_the_second_is_kept()
    {
        var choir = await Atlas.Assets.AddAsync(At("Choir", 375_000, 165_000), "steward", null);
        await Atlas.Assets.SaveAsync(choir with { Name = "Our choir" }, Steward, null);
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Assets.RetireAsync(choir.Id, 1, DeclineReason.NotThere, Steward, null));
        Assert.Equal([AuditAct.AssetChanged], (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Select(entry => entry.Line.Act));
        var other = At("Choir", 375_010, 165_000) with { Provenance = new Provenance("charities", "7") };
        Assert.Equal((1L, 0L), Counts(await ImportFromAsync("charities", other)));
    }

    private static (long Added, long KeptBack) Counts(ImportOutcome outcome) => (outcome.Added, outcome.KeptBack);

    private static Asset At(string name, double x, double y) => Make.Asset(name, Make.At(x, y));

    private static Asset Coded(string name, string postcode) =>
        Make.Asset(name) with { Location = new AssetLocation { Postcode = postcode } };

    private Task<ImportOutcome> ImportFromAsync(string source, params Asset[] assets) =>
        ImportAsync("assets", session => session.StageAsync(Make.Rows(assets)), source);

    private async Task DeclineAsync(Asset asset, DeclineReason reason)
    {
        var suggestion = await Atlas.Suggestions.AddAsync(
            new Suggestion { Id = Guid.CreateVersion7(), Kind = SuggestionKind.Addition, Proposed = asset }, PrivateToken.Make().Hash);
        await Atlas.Suggestions.DeclineAsync(suggestion.Id, 1, reason, null, Steward);
    }

    private async Task<List<Asset>> AllAsync()
    {
        var all = new List<Asset>();
        await foreach (var asset in Atlas.Assets.StreamAsync(new AssetQuery()))
        {
            all.Add(asset);
        }

        return all;
    }
}
