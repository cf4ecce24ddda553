using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

/// <summary>What only this engine does when it imports: a first import fills a new table, later ones merge; both in one transaction on
/// the server.</summary>
public sealed class BulkImportTests : PostGisAtlasTests
{
    [AtlasFact]
    public async Task Every_field_of_an_asset_comes_back_after_a_first_import_a_later_one_and_an_edit()
    {
        var first = Full("first");
        await ImportAsync(first);
        AssertSame(first, (await Atlas.Assets.FindAsync(first.Id))!);
        var second = Full("second");
        await ImportAsync(first, second);
        AssertSame(second, (await Atlas.Assets.FindBySourceAsync("register", "second"))!);
        var byHand = Full("by hand");
        await Atlas.Assets.AddAsync(byHand, "steward", "Rang them");
        AssertSame(byHand, (await Atlas.Assets.FindAsync(byHand.Id))!);
        var bare = await Atlas.Assets.AddAsync(Make.Asset("Bare"), "steward", null);
        AssertSame(bare, (await Atlas.Assets.FindAsync(bare.Id))!);
    }

    [AtlasFact]
    public async Task The_character_that_no_text_may_hold_is_left_out()
    {
        await ImportAsync(Make.Asset("Knit\0 & Natter", summary: "a\0", id: "knit") with { Topics = ["ma\0king"] });
        Assert.Equal(["Knit & Natter"], await NamesAsync(new AssetQuery { Topics = ["making"] }));
        await Atlas.Assets.AddAsync(Make.Asset("Sew\0 & So", id: "sew"), "steward", null);
        Assert.Equal("Sew & So", (await Atlas.Assets.FindBySourceAsync("register", "sew"))!.Name);
    }

    [AtlasFact]
    public async Task Nobody_sees_a_first_import_before_it_is_committed_and_nobody_waits_for_it()
    {
        await using var session = await Atlas.BeginImportAsync(Plan());
        await session.StageAsync(Make.Rows([Make.Asset("From the file", Make.At(1, 1))]));
        await session.CheckAsync();
        Assert.Empty(await NamesAsync(new AssetQuery()));
        await Atlas.Assets.AddAsync(Make.Asset("By hand meanwhile", source: "people"), "steward", null);
        Assert.Equal(["By hand meanwhile"], await NamesAsync(new AssetQuery()));
        await session.CommitAsync();
        Assert.Equal(["By hand meanwhile", "From the file"], await NamesAsync(new AssetQuery()));
    }

    [AtlasFact]
    public async Task A_first_import_leaves_the_table_with_the_same_indexes_and_rights()
    {
        await RunAsync("CREATE ROLE reader_of_this_test; GRANT SELECT ON atlas.assets TO reader_of_this_test");
        try
        {
            const string Indexes = """
                SELECT string_agg(indexname || ' ' || indexdef, E'\n' ORDER BY indexname) FROM pg_indexes
                WHERE schemaname = 'atlas' AND tablename IN ('assets', 'indicator_values')
                """;
            var before = await AskAsync<string>(Indexes);
            await ImportAsync(Make.Asset("One", Make.At(1, 1)));
            await ImportAsync(Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 10));
            await ImportAsync(Make.Indicator("score"), Make.Value("score", "E01000001", 1));
            Assert.Equal(before, await AskAsync<string>(Indexes));
            Assert.True(await AskAsync<bool>("SELECT has_table_privilege('reader_of_this_test', 'atlas.assets', 'SELECT')"));
            Assert.Equal(
                "assets_pkey,indicator_values_pkey",
                await AskAsync<string>("""
                    SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint
                    WHERE contype = 'p' AND conrelid IN ('atlas.assets'::regclass, 'atlas.indicator_values'::regclass)
                    """));
        }
        finally
        {
            await RunAsync("DROP OWNED BY reader_of_this_test; DROP ROLE reader_of_this_test");
        }
    }

    [AtlasFact]
    public async Task A_view_that_somebody_built_on_the_assets_lives_through_a_first_import()
    {
        await RunAsync("CREATE VIEW public.names AS SELECT name FROM atlas.assets");
        await ImportAsync(Make.Asset("One"), Make.Asset("Two"));
        Assert.Equal(2L, await AskAsync<long>("SELECT count(*) FROM public.names"));
    }

    [AtlasFact]
    public async Task A_record_twice_in_the_file_is_refused_by_its_row_in_a_first_import_and_in_a_later_one()
    {
        var first = await ImportAsync(Make.Asset("One", id: "1"), Make.Asset("Two", id: "2"), Make.Asset("One again", id: "1"));
        AssertTwice(first);
        Assert.Equal(2, first.Added);
        var later = await ImportAsync(Make.Asset("One", id: "1"), Make.Asset("Two", id: "2"), Make.Asset("One again", id: "1"));
        AssertTwice(later);
        Assert.Equal(2, later.Unchanged);
        Assert.Equal(["One", "Two"], await NamesAsync(new AssetQuery()));
    }

    [AtlasFact]
    public async Task A_value_twice_in_the_file_is_refused_by_its_row_in_a_first_import_and_in_a_later_one()
    {
        await ImportAsync(Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 10), Make.Area("E01000002", AreaLevel.Lsoa, 10, 0, 10));
        foreach (var period in (string[])["2020", "2021"])
        {
            var outcome = await ImportAsync(
                Make.Indicator("score"),
                Make.Value("score", "E01000001", 1, period: period),
                Make.Value("score", "E01000002", 2, period: period),
                Make.Value("score", "E01000001", 3, period: period));
            AssertTwice(outcome);
            Assert.Equal(2, outcome.Added);
            var values = await Atlas.Indicators.ValuesAsync("score", AreaLevel.Lsoa, 2021, period);
            Assert.Equal([1.0, 2.0], values.Select(value => value.Value!.Value));
        }

        Assert.Equal([2L, 2L], (await Atlas.Indicators.FindAsync("score"))!.Layers.Select(layer => layer.Values));
    }

    [AtlasFact]
    public async Task Values_of_an_indicator_that_nobody_described_are_refused_with_their_rows()
    {
        await ImportAsync(Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 10), Make.Area("E01000002", AreaLevel.Lsoa, 10, 0, 10));
        for (var round = 0; round < 2; round++)
        {
            var outcome = await ImportAsync("indicators", async session =>
            {
                await session.StageAsync(Make.Rows([
                    Make.Value("known", "E01000001", 1), Make.Value("unknown", "E01000001", 1),
                    Make.Value("known", "E01000002", 1), Make.Value("unknown", "E01000002", 1)]));
                await session.StageAsync([Make.Indicator("known")]);
            });
            Assert.Equal([3L, 5L], outcome.Refusals.Select(refusal => refusal.Row));
            Assert.Equal(round == 0 ? 2 : 0, outcome.Added);
        }

        Assert.Equal("known", Assert.Single(await Atlas.Indicators.ListAsync()).Indicator.Id);
    }

    [AtlasFact]
    public async Task The_import_that_runs_is_named_to_the_one_that_waits()
    {
        await using var running = await Atlas.BeginImportAsync(Plan() with { File = "clubs.csv" });
        var problem = await Assert.ThrowsAsync<AtlasBusyException>(
            () => Atlas.BeginImportAsync(Plan() with { Patience = TimeSpan.FromMilliseconds(50) }));
        Assert.Contains("import of assets from clubs.csv", problem.Message, StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task The_history_can_only_be_added_to()
    {
        var asset = await Atlas.Assets.AddAsync(Make.Asset("One"), "steward", null);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => RunAsync("DELETE FROM atlas.history"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => RunAsync("UPDATE atlas.history SET by = 'nobody'"));
        Assert.Single(await Atlas.History.OfAsync(asset.Id));
    }

    [AtlasFact]
    public async Task Links_join_assets_of_a_first_import_and_are_the_same_in_both_directions_where_they_mean_it()
    {
        var (group, hall) = (Make.Asset("Choir", id: "choir"), Make.Asset("Hall", id: "hall"));
        var outcome = await ImportAsync(
            [group, hall],
            new LinkClaim("register", "choir", "hall", LinkKind.MeetsAt),
            new LinkClaim("register", "choir", "hall", LinkKind.PartnersWith),
            new LinkClaim("register", "hall", "choir", LinkKind.PartnersWith),
            new LinkClaim("register", "choir", "nowhere", LinkKind.MeetsAt),
            new LinkClaim("register", "hall", "hall", LinkKind.PartnersWith));
        Assert.Equal([5L, 6L], outcome.Refusals.Select(refusal => refusal.Row));
        Assert.Equal([LinkKind.MeetsAt, LinkKind.PartnersWith], (await Atlas.Links.OfAsync(hall.Id)).Select(link => link.Kind));
    }

    private static ImportPlan Plan() => new() { Source = "register", What = "assets", File = "register.csv" };

    private static void AssertTwice(ImportOutcome outcome)
    {
        Assert.Equal(1, outcome.Refused);
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(4, refusal.Row);
        Assert.Contains("row 2", refusal.Found, StringComparison.Ordinal);
    }

    // Content is compared through the JSON of the history, which has every field; times are the atlas's own.
    private static void AssertSame(Asset expected, Asset actual)
    {
        Assert.Equal(expected.Location.Shape?.AsText(), actual.Location.Shape?.AsText());
        var same = expected with { Created = actual.Created, Updated = actual.Updated };
        Assert.Equal(Storage.Records.AssetJson.WriteState(same), Storage.Records.AssetJson.WriteState(actual));
        Assert.Equal(Storage.Records.ContentHash.Of(expected), Storage.Records.ContentHash.Of(actual));
    }

    private static Asset Full(string id) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Enterprise,
        Name = "Ŵyn's Café & Repairs “" + id + "”",
        Summary = "Mends what's broken.\nTea 🫖 included.",
        Topics = ["making", "food-together"],
        Location = new AssetLocation
        {
            Shape = Make.Line((1, 2), (3, 4.25)),
            Placement = Placement.Coordinates,
            Address = "1 High Street",
            Postcode = "AM1 2AB",
            Online = true,
            Covers = ["E05000001", "E05000002"],
        },
        Sessions =
        [
            new Session
            {
                Day = DayOfWeek.Friday,
                Start = new TimeOnly(18, 30),
                End = new TimeOnly(20, 0),
                NthOfMonth = -1,
                From = new DateOnly(2026, 1, 1),
                Notes = "bring \"tools\"",
            },
        ],
        Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.NearBusStop, Answer.No),
        Cost = new Cost(CostKind.Amount, 12345.6789m, "a term"),
        Audience = new Audience(18, 30, "young adults"),
        Languages = ["en", "cy"],
        Contact = new Contact("01234 567890", "hello@cafe.example", "https://cafe.example"),
        Capacity = 40,
        Provenance = new Provenance("register", id, "OGL-3.0", new DateOnly(2026, 2, 1)),
        Verification = new Verification("steward", new DateOnly(2026, 1, 15), new DateOnly(2027, 1, 15)),
        Visibility = Visibility.Workforce,
    };
}
