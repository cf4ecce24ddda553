using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Records of the same thing that stewards make one, tell apart and take apart again.</summary>
public abstract class DuplicatesContract : AtlasContract
{
    private static readonly Actor Steward = new(Guid.Parse("01900000-0000-7000-8000-00000000a001"), "steward");
    private static readonly Asset Choir = Make.Asset("Riverside Choir", Make.At(375_000, 165_000), source: "council") with
    {
        Contact = new Contact(Phone: "01632 960 001"),
        Topics = ["music"],
    };

    private static readonly Asset Again = Make.Asset(
        "Riverside choir (community)", Make.At(375_020, 165_000), "Sings on Mondays.", source: "osm") with
    {
        Contact = new Contact(Web: "https://choir.example/"),
        Topics = ["music", "company"],
        Location = new AssetLocation { Shape = Make.At(375_020, 165_000), Placement = Placement.Coordinates, Covers = ["E1", "E2"] },
    };

    [AtlasFact]
    public async Task Two_records_become_one_and_the_other_stands_for_it()
    {
        var (kept, gone) = await TwoAsync();
        var before = await Atlas.VersionAsync();
        var merge = await MergeAsync(kept, gone, AssetPart.Summary, AssetPart.Topics);
        Assert.Equal((kept.Id, gone.Id, 1, 1, "steward"), (merge.Kept, merge.Gone, merge.KeptBefore, merge.GoneBefore, merge.By));
        Assert.Equal([AssetPart.Summary, AssetPart.Topics], merge.Taken.ToArray());

        var now = (await Atlas.Assets.FindAsync(kept.Id))!;
        Assert.Equal((2, "Riverside Choir", "Sings on Mondays.", "01632 960 001"), (
            now.Version, now.Name, now.Summary, now.Contact!.Phone));
        Assert.Equal(["music", "company"], now.Topics.ToArray());
        Assert.Equal(("council", AssetStatus.Published), (now.Provenance.Source, now.Status));
        Assert.Equal((2, AssetStatus.Retired), (
            (await Atlas.Assets.FindAsync(gone.Id))! is var other ? (other.Version, other.Status) : default));
        Assert.Equal(kept.Id, await Atlas.Duplicates.StandInAsync(gone.Id));
        Assert.Null(await Atlas.Duplicates.StandInAsync(kept.Id));
        Assert.Equal([new(gone.Id, kept.Id)], await Atlas.Duplicates.StandInsAsync());
        Assert.Equal(["Riverside Choir"], await NamesAsync(new AssetQuery()));
        Assert.Equal(merge, await Atlas.Duplicates.FindAsync(merge.Id), Alike);
        Assert.Equal([merge.Id], (await Atlas.Duplicates.OfAssetAsync(gone.Id)).Select(one => one.Id));
        Assert.Equal([merge.Id], (await Atlas.Duplicates.LatestAsync(10)).Select(one => one.Id));

        var news = await Atlas.NewsAsync(before);
        Assert.Equal(
            new[] { kept.Id, gone.Id }.Order(),
            news.Touches.Where(touch => touch.Asset is not null).Select(touch => touch.Asset!.Value).Distinct().Order());
        Assert.Equal("merged into another record of the same thing", (await Atlas.History.OfAsync(gone.Id))[^1].Reason);
        Assert.Equal(ChangeKind.Retired, (await Atlas.History.OfAsync(gone.Id))[^1].What);
        var line = Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.AssetsMerged] })).Entries).Line;
        Assert.Equal((kept.Id, "with " + gone.Id.ToString("D")), (line.Record, line.Detail));
    }

    [AtlasFact]
    public async Task Links_keepers_introductions_and_connectors_move_over_and_back()
    {
        var (kept, gone) = await TwoAsync();
        var hall = await Atlas.Assets.AddAsync(Make.Asset("Hall") with { Kind = AssetKind.Place }, "test", null);
        var band = await Atlas.Assets.AddAsync(Make.Asset("Band"), "test", null);
        var meets = await Atlas.Links.AddAsync(gone.Id, LinkKind.MeetsAt, hall.Id, "steward", null);
        await Atlas.Links.AddAsync(kept.Id, LinkKind.PartnersWith, band.Id, "steward", null);
        var partners = await Atlas.Links.AddAsync(gone.Id, LinkKind.PartnersWith, band.Id, "steward", null);
        var each = await Atlas.Links.AddAsync(gone.Id, LinkKind.PartnersWith, kept.Id, "steward", null);
        var token = PrivateToken.Make();
        var keeping = await Atlas.Keepers.OfferAsync(gone.Id, token.Hash, Time.GetUtcNow() + Keeping.OfferedFor, Steward);
        await Atlas.Keepers.TakeUpAsync(token.Hash, null);
        var account = Guid.CreateVersion7();
        var introduction = new Introduction(Guid.NewGuid(), new Month(2026, 3), gone.Id) { Account = account };
        await Atlas.Introductions.AddAsync(introduction, new AuditLine(account, "coordinator", AuditAct.IntroductionRecorded));

        var merge = await MergeAsync(kept, gone);
        Assert.Equal(3, merge.Links);
        Assert.Equal(
            [(kept.Id, hall.Id, LinkKind.MeetsAt), (kept.Id, band.Id, LinkKind.PartnersWith)],
            (await Atlas.Links.OfAsync(kept.Id)).OrderBy(link => link.Kind)
                .Select(link => (link.From == kept.Id ? link.From : link.To, link.From == kept.Id ? link.To : link.From, link.Kind)));
        Assert.Equal(meets.Id, (await Atlas.Links.OfAsync(hall.Id)).Single().Id);
        Assert.Empty(await Atlas.Links.OfAsync(gone.Id));
        Assert.Equal(kept.Id, (await Atlas.Keepers.FindByTokenAsync(token.Hash))!.Asset);
        Assert.Equal(kept.Id, (await Atlas.Introductions.WaitingAsync(account, 10)).Single().Asset);

        var undone = await Atlas.Duplicates.UndoAsync(merge.Id, anyway: false, Steward);
        Assert.NotNull(undone.Undone);
        var links = await Atlas.Links.OfAsync(gone.Id);
        Assert.Equal(new[] { meets, partners, each }.OrderBy(link => link.Id), links.OrderBy(link => link.Id));
        Assert.Equal(keeping.Asset, (await Atlas.Keepers.FindByTokenAsync(token.Hash))!.Asset);
        Assert.Equal(gone.Id, (await Atlas.Introductions.WaitingAsync(account, 10)).Single().Asset);
    }

    [AtlasFact]
    public async Task Connectors_are_linked_to_what_stays_and_back_to_the_other_when_it_is_undone()
    {
        var (kept, gone) = await TwoAsync();
        var (sam, kim) = (PrivateToken.Make(), PrivateToken.Make());
        await ImportAsync(Make.Area("own-patch", AreaLevel.Patch, 375_000, 165_000, 900));
        await ConnectorAsync(sam, gone.Id);
        await ConnectorAsync(kim, gone.Id);
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(kim), LinkKind.TakesPartIn, kept.Id, Actor.Connector);
        var merge = await MergeAsync(kept, gone);
        Assert.Equal([kept.Id], (await Atlas.Connectors.OwnLinksAsync(sam)).Select(link => link.Asset));
        Assert.Contains(kept.Id, (await Atlas.Connectors.OwnLinksAsync(kim)).Select(link => link.Asset));
        await Atlas.Duplicates.UndoAsync(merge.Id, anyway: false, Steward);
        Assert.Equal([gone.Id], (await Atlas.Connectors.OwnLinksAsync(sam)).Select(link => link.Asset));
        Assert.Equal(new[] { kept.Id, gone.Id }.Order(), (await Atlas.Connectors.OwnLinksAsync(kim)).Select(link => link.Asset).Order());
    }

    [AtlasFact]
    public async Task A_link_that_the_one_that_stays_may_not_have_is_set_aside_until_it_is_undone()
    {
        var group = await Atlas.Assets.AddAsync(Choir, "test", null);
        var place = await Atlas.Assets.AddAsync(
            Make.Asset("The choir's hall", source: "osm") with { Kind = AssetKind.Place }, "test", null);
        var band = await Atlas.Assets.AddAsync(Make.Asset("Band"), "test", null);
        var meets = await Atlas.Links.AddAsync(band.Id, LinkKind.MeetsAt, place.Id, "steward", null);
        var merge = await MergeAsync(group, place);
        Assert.Empty(await Atlas.Links.OfAsync(band.Id));
        await Atlas.Duplicates.UndoAsync(merge.Id, anyway: false, Steward);
        Assert.Equal([meets], await Atlas.Links.OfAsync(band.Id));
    }

    [AtlasFact]
    public async Task Imports_of_either_source_leave_a_merge_as_it_is()
    {
        var (kept, gone) = await ImportedAsync();
        await MergeAsync(kept, gone, AssetPart.Summary, AssetPart.Contact, AssetPart.Topics, AssetPart.Covers);

        // The same again, and then each of them saying something new.
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Choir])), "council");
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Again])), "osm");
        Assert.Equal(["Riverside Choir"], await NamesAsync(new AssetQuery()));
        var news = Choir with
        {
            Name = "Riverside Community Choir",
            Summary = "The council says so.",
            Contact = new Contact(Phone: "01632 960 999"),
            Topics = ["learning"],
        };
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([news])), "council");
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Again with { Name = "Choir by the river" }])), "osm");
        Assert.Equal(["Riverside Community Choir"], await NamesAsync(new AssetQuery()));
        var now = (await Atlas.Assets.FindBySourceAsync("council", "Riverside Choir"))!;
        Assert.Equal(("Sings on Mondays.", null, "https://choir.example/"), (now.Summary, now.Contact!.Phone, now.Contact.Web));
        Assert.Equal(["music", "company"], now.Topics.ToArray());
        Assert.Equal(["E1", "E2"], now.Location.Covers.ToArray());
        Assert.Equal(["Riverside Community Choir"], await NamesAsync(new AssetQuery { Topics = ["company"] }));
        Assert.Empty(await NamesAsync(new AssetQuery { Topics = ["learning"] }));
        Assert.Equal(kept.Id, await Atlas.Duplicates.StandInAsync(gone.Id));
    }

    [AtlasFact]
    public async Task What_stays_is_not_retired_while_the_other_source_may_still_list_it()
    {
        var (kept, gone) = await ImportedAsync();
        await MergeAsync(kept, gone);
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Make.Asset("Another", source: "council")])), "council");
        Assert.Equal(AssetStatus.Published, (await Atlas.Assets.FindAsync(kept.Id))!.Status);
    }

    [AtlasFact]
    public async Task Links_that_a_source_claims_of_the_one_that_is_gone_are_of_the_one_that_stays()
    {
        var (kept, gone) = await ImportedAsync();
        await MergeAsync(kept, gone);
        var hall = Make.Asset("Hall", source: "osm") with { Kind = AssetKind.Place };
        var outcome = await ImportAsync(
            "assets",
            async session =>
            {
                await session.StageAsync(Make.Rows([Again, hall]));
                await session.StageAsync(Make.Rows([new LinkClaim("osm", Again.Provenance.SourceId, "Hall", LinkKind.MeetsAt)]));
            },
            "osm");
        Assert.Equal(0, outcome.Refused);
        Assert.Empty(await Atlas.Links.OfAsync(gone.Id));
        Assert.Equal(kept.Id, Assert.Single(await Atlas.Links.OfAsync(kept.Id)).From);
    }

    [AtlasFact]
    public async Task Undoing_brings_both_back_as_they_were_and_imports_go_on_as_before()
    {
        var (kept, gone) = await ImportedAsync();
        var merge = await MergeAsync(kept, gone, AssetPart.Name, AssetPart.Place, AssetPart.Contact);
        Time.Pass(TimeSpan.FromDays(200));
        await Atlas.Duplicates.UndoAsync(merge.Id, anyway: false, Steward);
        foreach (var (was, id) in new[] { (kept, kept.Id), (gone, gone.Id) })
        {
            var now = (await Atlas.Assets.FindAsync(id))!;
            Assert.Empty(AssetParts.Differing(was, now));
            Assert.Equal((3, was.Created), (now.Version, now.Created));
        }

        Assert.Null(await Atlas.Duplicates.StandInAsync(gone.Id));
        Assert.Empty(await Atlas.Duplicates.StandInsAsync());
        Assert.Empty(await Atlas.Duplicates.OfAssetAsync(kept.Id));
        Assert.Equal(ChangeKind.Restored, (await Atlas.History.OfAsync(gone.Id))[^1].What);
        Assert.Equal(3, (await Atlas.History.OfAsync(kept.Id)).Count);
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Again with { Name = "Choir by the river" }])), "osm");
        Assert.Equal(["Choir by the river", "Riverside Choir"], await NamesAsync(new AssetQuery { Sort = AssetSort.Name }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Duplicates.UndoAsync(merge.Id, anyway: false, Steward));

        var second = await MergeAsync((await Atlas.Assets.FindAsync(kept.Id))!, (await Atlas.Assets.FindAsync(gone.Id))!);
        Assert.Equal(second.Id, Assert.Single(await Atlas.Duplicates.OfAssetAsync(kept.Id)).Id);
    }

    [AtlasFact]
    public async Task Undoing_is_refused_when_one_changed_since_and_then_leaves_that_one_as_it_is_now()
    {
        var (kept, gone) = await TwoAsync();
        var merge = await MergeAsync(kept, gone, AssetPart.Summary);
        var changed = await Atlas.Assets.SaveAsync(
            (await Atlas.Assets.FindAsync(kept.Id))! with { Name = "Riverside Singers" }, "steward", null);
        var refusal = await Assert.ThrowsAsync<MergeChangedException>(() => Atlas.Duplicates.UndoAsync(merge.Id, anyway: false, Steward));
        Assert.Equal((true, false), (refusal.KeptChanged, refusal.GoneChanged));
        Assert.Equal(AssetStatus.Retired, (await Atlas.Assets.FindAsync(gone.Id))!.Status);

        await Atlas.Duplicates.UndoAsync(merge.Id, anyway: true, Steward);
        Assert.Equal((changed.Version, "Riverside Singers", "Sings on Mondays."), (
            (await Atlas.Assets.FindAsync(kept.Id))! is var now ? (now.Version, now.Name, now.Summary) : default));
        Assert.Equal((3, AssetStatus.Published), (
            (await Atlas.Assets.FindAsync(gone.Id))! is var back ? (back.Version, back.Status) : default));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Duplicates.UndoAsync(Guid.CreateVersion7(), anyway: true, Steward));
    }

    [AtlasFact]
    public async Task A_version_that_is_not_the_latest_merges_nothing_at_all()
    {
        var (kept, gone) = await TwoAsync();
        var hall = await Atlas.Assets.AddAsync(Make.Asset("Hall") with { Kind = AssetKind.Place }, "test", null);
        var meets = await Atlas.Links.AddAsync(gone.Id, LinkKind.MeetsAt, hall.Id, "steward", null);
        await Atlas.Assets.SaveAsync(gone with { Name = "Changed" }, "steward", null);
        var version = await Atlas.VersionAsync();
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => MergeAsync(kept, gone));
        Assert.Equal((gone.Id, 1, 2), (conflict.Id, conflict.Expected, conflict.Actual));
        Assert.Equal(version, await Atlas.VersionAsync());
        Assert.Equal([meets], await Atlas.Links.OfAsync(hall.Id));
        Assert.Equal(kept.Version, (await Atlas.Assets.FindAsync(kept.Id))!.Version);
        Assert.Empty(await Atlas.Duplicates.LatestAsync(10));
        Assert.Empty((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.AssetsMerged] })).Entries);
    }

    [AtlasFact]
    public async Task Of_two_stewards_who_merge_one_pair_at_once_one_is_told()
    {
        var (kept, gone) = await TwoAsync();
        var other = await OpenAgainAsync();
        var attempts = await Task.WhenAll(
            Attempt(() => Atlas.Duplicates.MergeAsync(new MergeRequest(kept, gone.Id, gone.Version, []), Steward)),
            Attempt(() => other.Duplicates.MergeAsync(new MergeRequest(gone, kept.Id, kept.Version, []), Steward)));
        Assert.Equal(1, attempts.Count(conflict => conflict is null));
        Assert.Equal(1, attempts.Count(conflict => conflict is VersionConflictException));
        Assert.Single(await Atlas.Duplicates.LatestAsync(10));
        Assert.Equal(1, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
    }

    [AtlasFact]
    public async Task What_stands_for_something_may_itself_be_merged()
    {
        Assert.Empty(await Atlas.Duplicates.StandInsAsync());
        var (kept, gone) = await TwoAsync();
        await MergeAsync(kept, gone);
        var third = await Atlas.Assets.AddAsync(Make.Asset("The one choir"), "test", null);
        var later = await MergeAsync(third, (await Atlas.Assets.FindAsync(kept.Id))!);
        Assert.Equal(third.Id, await Atlas.Duplicates.StandInAsync(gone.Id));
        Assert.Equal(third.Id, await Atlas.Duplicates.StandInAsync(kept.Id));
        Assert.Equal(
            new Dictionary<Guid, Guid> { [gone.Id] = third.Id, [kept.Id] = third.Id }, await Atlas.Duplicates.StandInsAsync());
        await Atlas.Duplicates.UndoAsync(later.Id, anyway: false, Steward);
        Assert.Equal(kept.Id, await Atlas.Duplicates.StandInAsync(gone.Id));
        Assert.Equal(new Dictionary<Guid, Guid> { [gone.Id] = kept.Id }, await Atlas.Duplicates.StandInsAsync());
    }

    [AtlasFact]
    public async Task One_that_was_brought_back_by_hand_may_be_merged_again_either_way()
    {
        var (kept, gone) = await TwoAsync();
        var first = await MergeAsync(kept, gone);
        var retired = (await Atlas.Assets.FindAsync(gone.Id))!;
        var back = await Atlas.Assets.SaveAsync(retired with { Status = AssetStatus.Published }, Steward, null);
        await MergeAsync(back, (await Atlas.Assets.FindAsync(kept.Id))!);
        Assert.Equal(gone.Id, await Atlas.Duplicates.StandInAsync(kept.Id));
        Assert.Null(await Atlas.Duplicates.StandInAsync(gone.Id));
        Assert.Equal(new Dictionary<Guid, Guid> { [kept.Id] = gone.Id }, await Atlas.Duplicates.StandInsAsync());
        Assert.NotNull((await Atlas.Duplicates.FindAsync(first.Id))!.Undone);
    }

    [AtlasFact]
    public async Task Stories_retired_records_and_a_record_with_itself_are_not_merged()
    {
        var (kept, gone) = await TwoAsync();
        var story = await Atlas.Assets.AddAsync(Make.Asset("How we began") with { Kind = AssetKind.Story }, "test", null);
        await Assert.ThrowsAsync<BadInputException>(() => MergeAsync(kept, story));
        await Assert.ThrowsAsync<BadInputException>(() => MergeAsync(kept, kept));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => MergeAsync(kept, Make.Asset("Nowhere")));
        await Atlas.Assets.RetireAsync(gone.Id, gone.Version, keepOut: null, Steward, "gone");
        await Assert.ThrowsAsync<BadInputException>(async () => await MergeAsync(kept, (await Atlas.Assets.FindAsync(gone.Id))!));
    }

    [AtlasFact]
    public async Task A_pair_that_was_told_apart_or_put_off_is_remembered_once()
    {
        var (one, other) = await TwoAsync();
        var pair = PairDecision.Order(one.Id, other.Id);
        var later = await Atlas.Duplicates.DecideAsync(new PairDecision(other.Id, one.Id, PairVerdict.Later, 7.5, default, ""), Steward);
        Assert.Equal((pair.One, pair.Other, "steward", 7.5), (later.One, later.Other, later.By, later.Bits));
        Assert.True(later.Holds(7.5, Time.GetUtcNow()));
        Assert.False(later.Holds(7.5, Time.GetUtcNow() + PairDecision.PutOffFor));
        var different = await Atlas.Duplicates.DecideAsync(later with { Verdict = PairVerdict.Different, Bits = 8 }, Steward);
        Assert.Equal([different], await Atlas.Duplicates.DecisionsAsync());
        Assert.True(different.Holds(10.9, Time.GetUtcNow().AddYears(3)));
        Assert.False(different.Holds(11, Time.GetUtcNow()));
        Assert.Equal(
            "from " + pair.Other.ToString("D"),
            Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.AssetsToldApart] })).Entries).Line.Detail);
        Assert.True(await Atlas.Duplicates.ForgetAsync(other.Id, one.Id, Steward));
        Assert.False(await Atlas.Duplicates.ForgetAsync(other.Id, one.Id, Steward));
        Assert.Empty(await Atlas.Duplicates.DecisionsAsync());
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => Atlas.Duplicates.DecideAsync(later with { Other = Guid.CreateVersion7() }, Steward));
    }

    [AtlasFact]
    public async Task What_may_be_the_same_is_found_by_each_way_to_reach_it()
    {
        var added = await Atlas.Assets.AddAsync(
            Make.Asset("Choir") with
            {
                Contact = new Contact("+44 (0)1632-960.001", "Hello@Choir.example", "HTTPS://www.Choir.example/about"),
                Location = new AssetLocation { Postcode = "AM1 2AB" },
            },
            "test", null);
        foreach (var query in (AlikeQuery[])
        [
            new() { Phone = "632960001" }, new() { Email = "hello@choir.example" }, new() { WebHost = "choir.example" }, new()
            {
                Postcode = "AM1 2AB",
            },
            new() { Phone = "000000000", Postcode = "AM1 2AB" },
        ])
        {
            Assert.Equal([added.Id], (await Atlas.Suggestions.AlikeAsync(query)).Select(asset => asset.Id));
        }

        Assert.Empty(await Atlas.Suggestions.AlikeAsync(
            new AlikeQuery { Phone = "632960002", Email = "x@choir.example", WebHost = "example" }));
    }

    private static bool Alike(Merge? one, Merge? other) =>
        one! with { Taken = default } == other! with { Taken = default } && one.Taken.SequenceEqual(other.Taken);

    private static async Task<Exception?> Attempt(Func<Task> work) => await Record.ExceptionAsync(work);

    private Task<Merge> MergeAsync(Asset kept, Asset gone, params AssetPart[] taken) => Atlas.Duplicates.MergeAsync(
        new MergeRequest(AssetParts.With(kept, gone, taken), gone.Id, gone.Version, [.. taken]), Steward);

    private async Task ConnectorAsync(PrivateToken own, Guid asset)
    {
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        var connector = new Connector
        {
            Id = Guid.CreateVersion7(),
            Name = "Somebody",
            Places = ["own-patch"],
            Consent = new Consent
            {
                Given = ConsentWay.Spoken,
                RecordedByRole = "coordinator",
                RecordedByAccount = Steward.Account!.Value,
                ShowName = ConsentAudience.Public,
                ShowContact = ConsentAudience.Public,
                ShowLinks = ConsentAudience.Public,
                Since = today,
                Until = Consent.LastDay(today),
            },
        };
        await Atlas.Connectors.AddAsync(connector, own, new Actor(Steward.Account, "coordinator"));
        await Atlas.Connectors.LinkAsync(ConnectorDoor.Own(own), LinkKind.TakesPartIn, asset, Actor.Connector);
    }

    private async Task<(Asset Kept, Asset Gone)> TwoAsync() =>
        (await Atlas.Assets.AddAsync(Choir, "test", null), await Atlas.Assets.AddAsync(Again, "test", null));

    private async Task<(Asset Kept, Asset Gone)> ImportedAsync()
    {
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Choir])), "council");
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Again])), "osm");
        return ((await Atlas.Assets.FindBySourceAsync("council", Choir.Provenance.SourceId))!,
            (await Atlas.Assets.FindBySourceAsync("osm", Again.Provenance.SourceId))!);
    }
}
