using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Adding and changing one asset at a time, its versions and its history.</summary>
public abstract class AssetEditContract : AtlasContract
{
    [AtlasFact]
    public async Task Everything_of_a_record_is_kept()
    {
        var asset = Make.Asset("Knit & Natter", Make.At(375_000.125, 165_000.5), "Wool, tea and talk. ☕ Croeso!") with
        {
            Kind = AssetKind.Enterprise,
            Topics = ["making", "company"],
            Location = new AssetLocation
            {
                Shape = Make.At(375_000.125, 165_000.5),
                Placement = Placement.Coordinates,
                Address = "Old Mill, Water Lane, Aldermere",
                Postcode = "AM1 2AB",
                Online = true,
                Covers = ["E05000001", "E05000002"],
            },
            Sessions =
            [
                new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 30), EveryWeeks = 2,
                    From = new DateOnly(2026, 1, 6) },
                new Session { Day = DayOfWeek.Friday, NthOfMonth = -1, Until = new DateOnly(2026, 12, 25),
                    Notes = "not in August (ring first)" },
            ],
            Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.Bsl, Answer.No),
            Cost = new Cost(CostKind.Amount, 2.35m, "with tea"),
            Audience = new Audience(18, 30, "new parents"),
            Languages = ["en", "cy"],
            Contact = new Contact("01632 960001", "hello@knit.example", "https://knit.example/"),
            Capacity = 14,
            Provenance = new Provenance("people", "k-1", "OGL-3", new DateOnly(2026, 2, 1)),
            Verification = new Verification("group", new DateOnly(2026, 1, 15), new DateOnly(2027, 1, 15)),
            Status = AssetStatus.Suggested,
            Visibility = Visibility.Workforce,
        };
        var added = await Atlas.Assets.AddAsync(asset, "contributor", "met them");
        Assert.Equal((1, Time.GetUtcNow(), Time.GetUtcNow()), (added.Version, added.Created, added.Updated));
        var found = (await Atlas.Assets.FindAsync(asset.Id))!;
        Assert.True(found.Location.Shape!.EqualsExact(asset.Location.Shape));
        Assert.Equal(27700, found.Location.Shape.SRID);

        // Lists compare by what is in them.
        Assert.Equal<string>(asset.Topics, found.Topics);
        Assert.Equal<Session>(asset.Sessions, found.Sessions);
        Assert.Equal<string>(asset.Languages, found.Languages);
        Assert.Equal<string>(asset.Location.Covers, found.Location.Covers);
        Assert.Equal(
            added with { Topics = [], Sessions = [], Languages = [], Location = AssetLocation.NotKnown },
            found with { Topics = [], Sessions = [], Languages = [], Location = AssetLocation.NotKnown });
        Assert.Equal(
            asset.Location with { Shape = null, Covers = [] },
            found.Location with { Shape = null, Covers = [] });
        Assert.Equal(asset.Id, (await Atlas.Assets.FindBySourceAsync("people", "k-1"))!.Id);
    }

    [AtlasFact]
    public async Task What_is_not_known_stays_not_known()
    {
        var bare = Make.Asset("Bare");
        await Atlas.Assets.AddAsync(bare, "contributor", null);
        var found = (await Atlas.Assets.FindAsync(bare.Id))!;
        Assert.Null(found.Summary);
        Assert.Null(found.Cost);
        Assert.Null(found.Audience);
        Assert.Null(found.Contact);
        Assert.Null(found.Capacity);
        Assert.Null(found.Verification);
        Assert.Null(found.Location.Shape);
        Assert.Null(found.Location.Postcode);
        Assert.Empty(found.Topics);
        Assert.Empty(found.Sessions);
        Assert.Empty(found.Languages);
        Assert.Empty(found.Location.Covers);
        Assert.Equal(Answer.NotKnown, found.Access[AccessFeature.StepFree]);
    }

    [AtlasFact]
    public async Task Shapes_of_every_sort_are_kept()
    {
        var shapes = new[]
        {
            "POINT (10 20)", "LINESTRING (0 0, 10 10, 20 0)", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))",
            "MULTIPOINT ((0 0), (5 5))", "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6))",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        };
        var reader = new NetTopologySuite.IO.WKTReader();
        foreach (var text in shapes)
        {
            var asset = Make.Asset(text, reader.Read(text));
            await Atlas.Assets.AddAsync(asset, "contributor", null);
            Assert.Equal(text, (await Atlas.Assets.FindAsync(asset.Id))!.Location.Shape!.AsText());
        }
    }

    [AtlasFact]
    public async Task An_unknown_id_is_nobody()
    {
        await ImportAsync(Make.Asset("One"));
        Assert.Null(await Atlas.Assets.FindAsync(Guid.CreateVersion7()));
        Assert.Null(await Atlas.Assets.FindBySourceAsync("register", "Two"));
        Assert.Null(await Atlas.Assets.FindBySourceAsync("elsewhere", "One"));
        Assert.Empty(await Atlas.History.OfAsync(Guid.CreateVersion7()));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Assets.SaveAsync(Make.Asset("Two"), "steward", null));
    }

    [AtlasFact]
    public async Task Retired_assets_are_kept_in_history_and_left_out_of_search()
    {
        var added = await Atlas.Assets.AddAsync(Make.Asset("Lunch Club"), "contributor", null);
        Time.Pass(TimeSpan.FromDays(1));
        var retired = await Atlas.Assets.SaveAsync(added with { Status = AssetStatus.Retired }, "steward", "closed at Christmas");
        Assert.Empty(await NamesAsync(new AssetQuery { Text = "lunch" }));
        Assert.Equal((AssetStatus.Retired, 2), ((await Atlas.Assets.FindAsync(added.Id))!.Status, retired.Version));
        Time.Pass(TimeSpan.FromDays(1));
        await Atlas.Assets.SaveAsync(retired with { Status = AssetStatus.Published }, "steward", "open again");
        Assert.Equal(["Lunch Club"], await NamesAsync(new AssetQuery { Text = "lunch" }));
        var history = await Atlas.History.OfAsync(added.Id);
        Assert.Equal([ChangeKind.Added, ChangeKind.Retired, ChangeKind.Restored], history.Select(change => change.What));
        Assert.Equal([null, "closed at Christmas", "open again"], history.Select(change => change.Reason));
        Assert.Equal(["contributor", "steward", "steward"], history.Select(change => change.By));
    }

    [AtlasFact]
    public async Task History_tells_every_version_as_it_was()
    {
        await ImportAsync(Make.Asset("First name", id: "1"));
        var imported = (await Atlas.Assets.FindBySourceAsync("register", "1"))!;
        Time.Pass(TimeSpan.FromHours(1));
        var second = await Atlas.Assets.SaveAsync(imported with { Name = "Second name" }, "steward", "they renamed it");
        Time.Pass(TimeSpan.FromHours(1));
        await Atlas.Assets.SaveAsync(second with { Name = "Third name" }, "steward", null);
        var history = await Atlas.History.OfAsync(imported.Id);
        Assert.Equal([1, 2, 3], history.Select(change => change.Version));
        Assert.Equal([ChangeKind.Added, ChangeKind.Changed, ChangeKind.Changed], history.Select(change => change.What));
        Assert.Equal(
            ["First name", "Second name", "Third name"],
            history.Select(change => JsonDocument.Parse(change.State!).RootElement.GetProperty("name").GetString()));
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(2)], history.Select(change => change.At - history[0].At));
        Assert.Equal("import of register.csv", history[0].By);
    }

    [AtlasFact]
    public async Task Whoever_comes_second_is_told_and_overwrites_nothing()
    {
        var added = await Atlas.Assets.AddAsync(Make.Asset("Choir"), "contributor", null);
        var other = await OpenAgainAsync();
        var theirs = (await other.Assets.FindAsync(added.Id))!;
        await Atlas.Assets.SaveAsync(added with { Summary = "Mine." }, "steward", null);
        var error =
            await Assert.ThrowsAsync<VersionConflictException>(
            () => other.Assets.SaveAsync(theirs with { Summary = "Theirs." }, "steward", null));
        Assert.Equal((added.Id, 1, 2), (error.Id, error.Expected, error.Actual));
        Assert.Equal("Mine.", (await other.Assets.FindAsync(added.Id))!.Summary);
        Assert.Equal(2, (await Atlas.History.OfAsync(added.Id)).Count);
    }

    [AtlasFact]
    public async Task Of_many_who_save_the_same_version_at_once_one_wins()
    {
        var added = await Atlas.Assets.AddAsync(Make.Asset("Choir"), "contributor", null);
        var other = await OpenAgainAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            try
            {
                await (number % 2 == 0 ? Atlas : other).Assets.SaveAsync(added with { Summary = $"By {number}." }, "steward", null);
                return true;
            }
            catch (VersionConflictException)
            {
                return false;
            }
        }));
        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(2, (await Atlas.Assets.FindAsync(added.Id))!.Version);
    }

    [AtlasFact]
    public async Task A_record_that_a_source_has_already_is_not_added_twice()
    {
        await Atlas.Assets.AddAsync(Make.Asset("Choir", id: "c-1"), "contributor", null);
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Assets.AddAsync(Make.Asset("Another", id: "c-1"), "contributor", null));
        Assert.Equal(["Choir"], await NamesAsync(new AssetQuery()));
    }

    [AtlasFact]
    public async Task A_change_is_found_by_its_new_words_topics_and_place_and_no_longer_by_its_old_ones()
    {
        var added =
            await Atlas.Assets.AddAsync(Make.Asset("Chess Club", Make.At(10, 10)) with { Topics = ["company"] }, "contributor", null);
        await Atlas.Assets.SaveAsync(
            added with { Name = "Draughts Club", Topics = ["learning"], Location = new AssetLocation { Shape = Make.At(900, 900) } },
            "steward", null);
        Assert.Empty(await NamesAsync(new AssetQuery { Text = "chess" }));
        Assert.Equal(["Draughts Club"], await NamesAsync(new AssetQuery { Text = "draughts" }));
        Assert.Empty(await NamesAsync(new AssetQuery { Topics = ["company"] }));
        Assert.Equal(["Draughts Club"], await NamesAsync(new AssetQuery { Topics = ["learning"] }));
        Assert.Empty(await NamesAsync(new AssetQuery { Near = Make.At(10, 10), WithinMetres = 50 }));
        Assert.Equal(["Draughts Club"], await NamesAsync(new AssetQuery { Near = Make.At(900, 900), WithinMetres = 50 }));
    }

    [AtlasFact]
    public async Task The_version_of_the_atlas_grows_with_every_change_and_with_nothing_else()
    {
        var start = await Atlas.VersionAsync();
        var added = await Atlas.Assets.AddAsync(Make.Asset("Choir"), "contributor", null);
        var afterAdding = await Atlas.VersionAsync();
        Assert.True(afterAdding > start);
        await NamesAsync(new AssetQuery { Text = "choir" });
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Assets.SaveAsync(added with { Version = 9 }, "steward", null));
        Assert.Equal(afterAdding, await (await OpenAgainAsync()).VersionAsync());
        await ImportAsync(Make.Area("E05000001", Domain.Places.AreaLevel.Ward, 0, 0, 10));
        Assert.True(await Atlas.VersionAsync() > afterAdding);
    }
}
