using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Import sessions: all or nothing, one at a time, and the same file twice changes nothing.</summary>
public abstract class ImportContract : AtlasContract
{
    private static readonly Asset[] Three =
        [Make.Asset("Choir", Make.At(10, 10)), Make.Asset("Shed", Make.At(20, 20)), Make.Asset("Café")];

    [AtlasFact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var first = await ImportAsync(Three);
        Assert.Equal((3L, 0L, 0L, 0L, 0L), (first.Added, first.Changed, first.Unchanged, first.Retired, first.Refused));
        var before = await AllAsync(Atlas.Assets.StreamAsync(new AssetQuery()));
        Time.Pass(TimeSpan.FromDays(1));
        var second = await ImportAsync([.. Three.Select(asset => asset with
        {
            Id = Guid.CreateVersion7(),
            Provenance = asset.Provenance with { Retrieved = new DateOnly(2026, 3, 3) },
        })]);
        Assert.Equal((0L, 0L, 3L, 0L), (second.Added, second.Changed, second.Unchanged, second.Retired));
        var after = await AllAsync(Atlas.Assets.StreamAsync(new AssetQuery()));
        Assert.Equal(
            before.Select(asset => (asset.Id, asset.Version, asset.Created, asset.Updated)),
            after.Select(asset => (asset.Id, asset.Version, asset.Created, asset.Updated)));
        Assert.Single(await Atlas.History.OfAsync(before[0].Id));
    }

    [AtlasFact]
    public async Task What_a_source_says_otherwise_is_changed_and_what_it_no_longer_has_is_retired()
    {
        await ImportAsync(Three);
        Time.Pass(TimeSpan.FromDays(1));
        var outcome = await ImportAsync(Three[0], Three[1] with { Summary = "Tools and tea.", Topics = ["making"] }, Make.Asset("Walkers"));
        Assert.Equal((1L, 1L, 1L, 1L), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Retired));
        Assert.Equal(["Choir", "Shed", "Walkers"], await NamesAsync(new AssetQuery()));
        Assert.Equal(["Shed"], await NamesAsync(new AssetQuery { Topics = ["making"] }));
        var shed = (await Atlas.Assets.FindBySourceAsync("register", "Shed"))!;
        Assert.Equal((2, "Tools and tea."), (shed.Version, shed.Summary));
        var café = (await Atlas.Assets.FindBySourceAsync("register", "Café"))!;
        Assert.Equal((2, AssetStatus.Retired), (café.Version, café.Status));
        Assert.Equal([ChangeKind.Added, ChangeKind.Retired], (await Atlas.History.OfAsync(café.Id)).Select(change => change.What));
        Assert.Equal(1, (await Atlas.Assets.FindBySourceAsync("register", "Choir"))!.Version);
    }

    [AtlasFact]
    public async Task What_is_back_in_its_source_is_restored()
    {
        await ImportAsync(Three);
        await ImportAsync(Three[0], Three[1]);
        var outcome = await ImportAsync(Three);
        Assert.Equal((0L, 1L, 2L, 0L), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Retired));
        Assert.Equal(["Café", "Choir", "Shed"], await NamesAsync(new AssetQuery()));
        var café = (await Atlas.Assets.FindBySourceAsync("register", "Café"))!;
        Assert.Equal(
            [ChangeKind.Added, ChangeKind.Retired, ChangeKind.Restored], (await Atlas.History.OfAsync(café.Id))
                .Select(change => change.What));
        Assert.Equal(0, (await ImportAsync(Three)).Changed);
    }

    [AtlasFact]
    public async Task What_its_source_lists_as_retired_comes_back_when_it_lists_it_again()
    {
        await ImportAsync(Three[0], Three[1] with { Status = AssetStatus.Retired }, Three[2]);
        Assert.Equal(["Café", "Choir"], await NamesAsync(new AssetQuery()));
        Assert.Equal(3, (await ImportAsync(Three[0], Three[1] with { Status = AssetStatus.Retired }, Three[2])).Unchanged);
        var outcome = await ImportAsync(Three);
        Assert.Equal((1L, 0L), (outcome.Changed, outcome.KeptBack));
        Assert.Equal(["Café", "Choir", "Shed"], await NamesAsync(new AssetQuery()));
    }

    [AtlasFact]
    public async Task Part_of_a_source_retires_nothing_when_told_so_and_other_sources_are_left_alone()
    {
        await ImportAsync(Three);
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Make.Asset("From the map", source: "osm")])), source: "osm");
        Assert.Equal(4, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
        var outcome = await ImportAsync("assets", session => session.StageAsync(Make.Rows([Three[0]])), retireMissing: false);
        Assert.Equal(0, outcome.Retired);
        Assert.Equal(4, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
    }

    [AtlasFact]
    public async Task What_people_edited_stays_while_the_source_says_the_same()
    {
        await ImportAsync(Three);
        var choir = (await Atlas.Assets.FindBySourceAsync("register", "Choir"))!;
        await Atlas.Assets.SaveAsync(choir with { Summary = "All voices welcome." }, "steward", null);
        var shed = (await Atlas.Assets.FindBySourceAsync("register", "Shed"))!;
        await Atlas.Assets.SaveAsync(shed with { Status = AssetStatus.Retired }, "steward", "closed");
        var outcome = await ImportAsync(Three);
        Assert.Equal((0L, 3L, 0L), (outcome.Changed, outcome.Unchanged, outcome.Retired));
        Assert.Equal("All voices welcome.", (await Atlas.Assets.FindAsync(choir.Id))!.Summary);
        Assert.Equal(AssetStatus.Retired, (await Atlas.Assets.FindAsync(shed.Id))!.Status);
        await ImportAsync(Three[0] with { Summary = "A new sentence." }, Three[1] with { Summary = "Still listed." }, Three[2]);
        Assert.Equal("A new sentence.", (await Atlas.Assets.FindAsync(choir.Id))!.Summary);
        Assert.Equal(AssetStatus.Retired, (await Atlas.Assets.FindAsync(shed.Id))!.Status);
    }

    [AtlasFact]
    public async Task A_check_that_is_not_committed_changes_nothing()
    {
        await ImportAsync(Three);
        var version = await Atlas.VersionAsync();
        await using (var session = await Atlas.BeginImportAsync(Plan("assets")))
        {
            await session.StageAsync(Make.Rows([Make.Asset("Walkers")]));
            var outcome = await session.CheckAsync();
            Assert.Equal((1L, 0L, 0L, 3L), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Retired));
            Assert.Equal(["Café", "Choir", "Shed"], await NamesAsync(new AssetQuery()));
        }

        Assert.Equal(["Café", "Choir", "Shed"], await NamesAsync(new AssetQuery()));
        Assert.Equal(version, await Atlas.VersionAsync());
        Assert.Equal(1, (await ImportAsync([.. Three, Make.Asset("Walkers")])).Added);
    }

    [AtlasFact]
    public async Task A_commit_says_what_the_check_said()
    {
        await using var session = await Atlas.BeginImportAsync(Plan("assets"));
        await session.StageAsync(Make.Rows(Three[..2]));
        await session.StageAsync(Make.Rows(Three[2..]));
        var check = await session.CheckAsync();
        var commit = await session.CommitAsync();
        Assert.Equal((check.Added, check.Changed, check.Unchanged), (commit.Added, commit.Changed, commit.Unchanged));
        Assert.Equal(3, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
    }

    [AtlasFact]
    public async Task Two_imports_at_once_take_turns()
    {
        var other = await OpenAgainAsync();
        await using var first = await Atlas.BeginImportAsync(Plan("assets"));
        await first.StageAsync(Make.Rows(Three));
        var error = await Assert.ThrowsAsync<AtlasBusyException>(() =>
            other.BeginImportAsync(Plan("areas") with { Patience = TimeSpan.FromMilliseconds(200) }));
        Assert.Contains("register.csv", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AtlasBusyException>(() =>
            Atlas.BeginImportAsync(Plan("areas") with { Patience = TimeSpan.FromMilliseconds(200) }));

        var waiting = other.BeginImportAsync(Plan("areas") with { Patience = TimeSpan.FromSeconds(30) });
        await first.CheckAsync();
        await first.CommitAsync();
        await first.DisposeAsync();
        await using var second = await waiting;
        await second.StageAsync(Make.Rows([Make.Area("E05000001", AreaLevel.Ward, 0, 0, 100)]));
        await second.CheckAsync();
        await second.CommitAsync();
        Assert.Equal(3, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
        Assert.NotNull(await Atlas.Areas.FindAsync("E05000001"));
    }

    [AtlasFact]
    public async Task People_read_while_an_import_is_open_and_write_where_the_engine_has_many_writers()
    {
        await ImportAsync(Three);
        await using var session = await Atlas.BeginImportAsync(Plan("areas"));
        await session.StageAsync(Make.Rows([Make.Area("E05000001", AreaLevel.Ward, 0, 0, 100)]));
        Assert.Equal(["Café", "Choir", "Shed"], await NamesAsync(new AssetQuery()));
        if (Atlas.Info.ManyWriters)
        {
            await Atlas.Assets.AddAsync(Make.Asset("Walkers"), "contributor", null);
        }
        else
        {
            // One writer at a time: an edit waits a little, and is then told what it waits for.
            var error =
                await Assert.ThrowsAsync<AtlasBusyException>(() => Atlas.Assets.AddAsync(Make.Asset("Walkers"), "contributor", null));
            Assert.Contains("register.csv", error.Message, StringComparison.Ordinal);
        }

        await session.CheckAsync();
        await session.CommitAsync();
        Assert.NotNull(await Atlas.Areas.FindAsync("E05000001"));
    }

    [AtlasFact]
    public async Task The_same_id_twice_in_a_file_is_refused_with_both_rows()
    {
        var outcome = await ImportAsync(Three[0], Three[1], Make.Asset("Another choir", id: "Choir"));
        Assert.Equal((2L, 1L), (outcome.Added, outcome.Refused));
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(("register.csv", 4L), (refusal.File, refusal.Row));
        Assert.Contains("Choir", refusal.Found, StringComparison.Ordinal);
        Assert.Contains("row 2", refusal.Found, StringComparison.Ordinal);
        Assert.Equal(["Choir", "Shed"], await NamesAsync(new AssetQuery()));

        Assert.Equal(1, (await ImportAsync(Make.Area("E1", AreaLevel.Patch, 0, 0, 1), Make.Area("E1", AreaLevel.Patch, 0, 0, 2))).Refused);
        Assert.Equal(1, (await ImportAsync(Make.Postcode("AM1 1AA", null), Make.Postcode("am11aa", null))).Refused);
        Assert.Equal(1, (await ImportAsync(Make.Edge("1", (0, 0), (1, 1)), Make.Edge("1", (0, 0), (2, 2)))).Refused);
    }

    [AtlasFact]
    public async Task An_id_that_is_taken_gives_way_to_a_new_one()
    {
        var taken = Guid.CreateVersion7();
        await ImportAsync(Make.Asset("Choir") with { Id = taken });
        await ImportAsync("assets", session => session.StageAsync(Make.Rows(
        [
            Make.Asset("Copy", source: "copy") with { Id = taken }, Make.Asset("Copy of copy", source: "copy") with { Id = taken },
        ])), source: "copy");
        Assert.Equal("Choir", (await Atlas.Assets.FindAsync(taken))!.Name);
        Assert.Equal(3, (await AllAsync(Atlas.Assets.StreamAsync(new AssetQuery()))).Select(asset => asset.Id).Distinct().Count());
    }

    [AtlasFact]
    public async Task Assets_are_placed_by_their_postcode_and_kept_unplaced_where_it_is_not_known()
    {
        await ImportAsync(Make.Postcode("AM1 1AA", Make.At(500, 600)), Make.Postcode("AM1 1AB", null));
        Asset With(string name, string postcode) => Make.Asset(name) with { Location = new AssetLocation { Postcode = postcode } };
        Asset[] assets =
            [With("Known", "AM1 1AA"), With("Without a point", "AM1 1AB"), With("Not in the atlas", "AM9 9ZZ"), Make.Asset("No postcode")];
        var outcome = await ImportAsync(assets);
        Assert.Equal(4, outcome.Added);
        Assert.Contains(outcome.Notices, notice => notice.StartsWith("2 assets could not be placed", StringComparison.Ordinal));
        var known = (await Atlas.Assets.FindBySourceAsync("register", "Known"))!;
        Assert.Equal(
            (500.0, 600.0, Placement.Postcode),
            (known.Location.Shape!.Coordinate.X, known.Location.Shape.Coordinate.Y, known.Location.Placement));
        Assert.Null((await Atlas.Assets.FindBySourceAsync("register", "Not in the atlas"))!.Location.Shape);
        Assert.Equal(4, (await ImportAsync(assets)).Unchanged);

        // When the postcode is loaded in the meantime, the same file places what it could not place before.
        await ImportAsync(Make.Postcode("AM9 9ZZ", Make.At(700, 800)));
        var again = await ImportAsync(assets);
        Assert.Equal((1L, 3L), (again.Changed, again.Unchanged));
        Assert.Equal(["Not in the atlas"], await NamesAsync(new AssetQuery { Near = Make.At(700, 800), WithinMetres = 1 }));
    }

    [AtlasFact]
    public async Task Assets_outside_every_area_are_taken_and_told()
    {
        await ImportAsync(Make.Area("E05000001", AreaLevel.Ward, 0, 0, 1000), Make.Area("E05000002", AreaLevel.Ward, 1000, 0, 1000));
        var outcome =
            await ImportAsync(
            Make.Asset("Inside", Make.At(1500, 500)), Make.Asset("In the sea", Make.At(5000, 500)), Make.Asset("Nowhere"));
        Assert.Equal(3, outcome.Added);
        var notice = Assert.Single(outcome.Notices);
        Assert.Contains("In the sea", notice, StringComparison.Ordinal);
        Assert.StartsWith("1 asset lies outside every area", notice, StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task Links_join_records_of_a_file_and_of_the_atlas()
    {
        await ImportAsync(Three, new LinkClaim("register", "Choir", "Café", LinkKind.MeetsAt));
        Assert.Equal(1, await Atlas.Links.CountAsync());
        var outcome = await ImportAsync(
            [.. Three, Make.Asset("Walkers")],
            new LinkClaim("register", "Choir", "Café", LinkKind.MeetsAt),
            new LinkClaim("register", "Walkers", "Choir", LinkKind.PartnersWith),
            new LinkClaim("register", "Choir", "Walkers", LinkKind.PartnersWith),
            new LinkClaim("register", "Walkers", "Nobody", LinkKind.MeetsAt),
            new LinkClaim("register", "Walkers", "Walkers", LinkKind.PartnersWith));
        Assert.Equal((1L, 2L), (outcome.Added, outcome.Refused));
        Assert.Equal([5L, 6L], outcome.Refusals.Select(refusal => refusal.Row));
        Assert.Contains("Nobody", outcome.Refusals[0].Found, StringComparison.Ordinal);
        var choir = (await Atlas.Assets.FindBySourceAsync("register", "Choir"))!;
        var café = (await Atlas.Assets.FindBySourceAsync("register", "Café"))!;
        var walkers = (await Atlas.Assets.FindBySourceAsync("register", "Walkers"))!;
        var links = await Atlas.Links.OfAsync(choir.Id);
        Assert.Equal([LinkKind.MeetsAt, LinkKind.PartnersWith], links.Select(link => link.Kind));
        Assert.Equal((choir.Id, café.Id, "register"), (links[0].From, links[0].To, links[0].Source));
        Assert.Equal(new HashSet<Guid> { choir.Id, walkers.Id }, [links[1].From, links[1].To]);
        Assert.Equal(2, await Atlas.Links.CountAsync());
        Assert.Equal(2, (await Atlas.Links.OfManyAsync([choir.Id, café.Id, walkers.Id])).Count);
        Assert.Empty(await Atlas.Links.OfAsync(Guid.CreateVersion7()));
    }

    [AtlasFact]
    public async Task A_file_larger_than_a_page_of_anything_goes_in_whole()
    {
        var outcome = await ImportAsync("assets", session => session.StageAsync(Make.Rows(
            Enumerable.Range(0, 5000)
                .Select(number => Make.Asset($"Asset {number:0000}", Make.At(number, number)) with { Topics = ["growing"] }))));
        Assert.Equal(5000, outcome.Added);
        var counts = await Atlas.Assets.CountAsync(new AssetQuery { Topics = ["growing"] });
        Assert.Equal((5000L, 5000L), (counts.Total, counts.Placed));
        Assert.Equal(["Asset 4321"], await NamesAsync(new AssetQuery { Text = "4321" }));
        Assert.Equal(101, (await Atlas.Assets.CountAsync(new AssetQuery { Box = new(1000, 1100, 1000, 1100) })).Total);
    }

    [AtlasFact]
    public async Task An_import_whose_reader_fails_midway_changes_nothing()
    {
        static async IAsyncEnumerable<Row<Asset>> Failing()
        {
            yield return new Row<Asset>(2, Make.Asset("One"));
            await Task.Yield();
            throw new IOException("The file has vanished.");
        }

        await Assert.ThrowsAsync<IOException>(() => ImportAsync("assets", session => session.StageAsync(Failing())));
        Assert.Empty(await NamesAsync(new AssetQuery()));
        Assert.Equal(3, (await ImportAsync(Three)).Added);
    }

    [AtlasFact]
    public async Task A_session_is_checked_before_it_is_committed_and_staged_before_it_is_checked()
    {
        await using var session = await Atlas.BeginImportAsync(Plan("assets"));
        await session.StageAsync(Make.Rows(Three));
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.CommitAsync());
        await session.CheckAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.StageAsync(Make.Rows(Three)));
        await session.CommitAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.CommitAsync());
    }

    [AtlasFact]
    public async Task Sources_tell_what_came_from_where_and_when()
    {
        await ImportAsync(Make.Area("E05000001", AreaLevel.Ward, 0, 0, 100) with { Source = "register" });
        await ImportAsync(Three);
        Time.Pass(TimeSpan.FromDays(30));
        await using (var session = await Atlas.BeginImportAsync(Plan("assets") with { File = "register-2.csv", Licence = "OGL-3" }))
        {
            await session.StageAsync(Make.Rows(Three[..2]));
            await session.CheckAsync();
            await session.CommitAsync();
        }

        var sources = await Atlas.Sources.ListAsync();
        Assert.Equal([("areas", "register"), ("assets", "register")], sources.Select(source => (source.What, source.Name)));
        Assert.Equal(("register-2.csv", "OGL-3", 2L), (sources[1].File, sources[1].Licence, sources[1].Records));
        Assert.Equal(Time.GetUtcNow(), sources[1].Imported);
        Assert.Equal(1, sources[0].Records);
    }

    [AtlasFact]
    public async Task A_source_of_several_files_tells_them_all_and_counts_what_they_brought()
    {
        await ImportFileAsync("areas", "lsoa.geojson", session => session.StageAsync(Make.Rows(
            [
                Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 100) with { Source = "register" },
                Make.Area("E01000002", AreaLevel.Lsoa, 100, 0, 100) with { Source = "register" },
            ])));
        await ImportFileAsync("areas", "ward.geojson", session => session.StageAsync(Make.Rows([Make.Area("E05000001", AreaLevel.Ward, 0, 0, 200) with { Source = "register" }])));
        await ImportFileAsync("population", "people.csv", session => session.StageAsync(Make.Rows<AreaPopulation>(
            [new("E01000001", 2021, 1500, null), new("E01000002", 2021, 1600, null)])));
        Time.Pass(TimeSpan.FromDays(1));
        await ImportFileAsync("population", "more-people.csv", session => session.StageAsync(Make.Rows<AreaPopulation>([new("E05000001", 2021, 3100, null)])));
        await ImportFileAsync("population", "more-people.csv", session => session.StageAsync(Make.Rows<AreaPopulation>([new("E05000001", 2021, 3200, null)])));

        var sources = await Atlas.Sources.ListAsync();
        Assert.Equal(["areas", "population"], sources.Select(source => source.What));
        Assert.Equal(["lsoa.geojson", "ward.geojson"], sources[0].Files.AsEnumerable());
        Assert.Equal(("ward.geojson", 3L), (sources[0].File, sources[0].Records));
        Assert.Equal(["more-people.csv", "people.csv"], sources[1].Files.AsEnumerable());
        Assert.Equal((3L, Time.GetUtcNow()), (sources[1].Records, sources[1].Imported));
    }

    [AtlasFact]
    public async Task A_file_that_is_the_whole_of_its_source_takes_the_place_of_the_files_before()
    {
        await ImportFileAsync("assets", "january.csv", session => session.StageAsync(Make.Rows(Three)));
        await ImportFileAsync("assets", "extra.csv", session => session.StageAsync(Make.Rows([Make.Asset("Extra")])), whole: false);
        Assert.Equal(["extra.csv", "january.csv"], (await Atlas.Sources.ListAsync()).Single().Files.AsEnumerable());
        Assert.Equal(4, (await Atlas.Sources.ListAsync()).Single().Records);
        await ImportFileAsync("assets", "february.csv", session => session.StageAsync(Make.Rows(Three)));
        Assert.Equal(["february.csv"], (await Atlas.Sources.ListAsync()).Single().Files.AsEnumerable());
        Assert.Equal(3, (await Atlas.Sources.ListAsync()).Single().Records);
    }

    private async Task ImportFileAsync(string what, string file, Func<IImportSession, Task> stage, bool whole = true)
    {
        await using var session = await Atlas.BeginImportAsync(Plan(what) with { File = file, RetireMissing = whole });
        await stage(session);
        await session.CheckAsync();
        await session.CommitAsync();
    }

    private static ImportPlan Plan(string what) => new() { Source = "register", What = what, File = "register.csv" };
}
