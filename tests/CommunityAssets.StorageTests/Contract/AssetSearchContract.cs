using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Looking for assets: by words, place, kind, topic, day, cost, access, source, check, status and visibility.</summary>
public abstract class AssetSearchContract : AtlasContract
{
    [AtlasFact]
    public async Task An_empty_atlas_finds_nothing_and_says_so()
    {
        var page = await Atlas.Assets.SearchAsync(new AssetQuery { Text = "library" });
        Assert.Empty(page.Hits);
        Assert.Equal(0, page.Matched);
        Assert.Null(page.Next);
        Assert.Equal(0, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
    }

    [AtlasFact]
    public async Task Words_are_found_in_names_and_summaries()
    {
        await ImportAsync(
            Make.Asset("Aldermere Library", summary: "Books and warm welcomes."),
            Make.Asset("Warm Words", summary: "A reading circle in the library."),
            Make.Asset("Riverside Allotments"));
        Assert.Equal(["Aldermere Library", "Warm Words"], await NamesAsync(new AssetQuery { Text = "library" }));
        Assert.Equal(["Aldermere Library"], await NamesAsync(new AssetQuery { Text = "LIBRARY books" }));
        Assert.Empty(await NamesAsync(new AssetQuery { Text = "library allotments" }));
    }

    [AtlasFact]
    public async Task Small_spelling_slips_are_found()
    {
        await ImportAsync(
            Make.Asset("Aldermere Library"), Make.Asset("Riverside Allotments"), Make.Asset("Community Kitchen"), Make.Asset("Badminton"));
        Assert.Equal(["Aldermere Library"], await NamesAsync(new AssetQuery { Text = "libary" }));
        Assert.Equal(["Riverside Allotments"], await NamesAsync(new AssetQuery { Text = "alotment" }));
        Assert.Equal(["Community Kitchen"], await NamesAsync(new AssetQuery { Text = "comunity kichen" }));
        Assert.Equal(["Badminton"], await NamesAsync(new AssetQuery { Text = "badmington" }));
    }

    [AtlasFact]
    public async Task A_word_in_the_name_comes_before_a_slip_in_the_name_and_that_before_a_word_in_the_summary()
    {
        await ImportAsync(
            Make.Asset("Third", summary: "Next to the allotment."),
            Make.Asset("Second Allotmant"),
            Make.Asset("First Allotment"));
        Assert.Equal(["First Allotment", "Second Allotmant", "Third"], await NamesAsync(new AssetQuery { Text = "allotment" }));
    }

    [AtlasFact]
    public async Task The_beginning_of_a_word_other_endings_accents_and_small_words_do_not_matter()
    {
        await ImportAsync(Make.Asset("Café Ŵyn"), Make.Asset("The Gardeners of Mere"), Make.Asset("Men's Shed"));
        Assert.Equal(["Café Ŵyn"], await NamesAsync(new AssetQuery { Text = "cafe" }));
        Assert.Equal(["Café Ŵyn"], await NamesAsync(new AssetQuery { Text = "WYN" }));
        Assert.Equal(["The Gardeners of Mere"], await NamesAsync(new AssetQuery { Text = "gard" }));
        Assert.Equal(["The Gardeners of Mere"], await NamesAsync(new AssetQuery { Text = "a gardener" }));
        Assert.Equal(["Men's Shed"], await NamesAsync(new AssetQuery { Text = "the men's sheds" }));
    }

    [AtlasFact]
    public async Task Signs_that_mean_something_to_a_database_mean_nothing_in_a_search()
    {
        await ImportAsync(Make.Asset("100% Wool_Works"), Make.Asset("Knit & Natter"), Make.Asset("Plain"));
        foreach (var text in (string[])
            ["%", "_", "' OR 1=1 --", "\"", "wool* NEAR(works", "a:b", "(", ")", "\\", "*", "&|!", "<->", "-", "\0", "🧶"])
        {
            var names = await NamesAsync(new AssetQuery { Text = text });
            Assert.DoesNotContain("Plain", names);
        }

        Assert.Equal(["100% Wool_Works"], await NamesAsync(new AssetQuery { Text = "wool* AND" }));
        Assert.Equal(["Knit & Natter"], await NamesAsync(new AssetQuery { Text = "knit & natter" }));
    }

    [AtlasFact]
    public async Task Blank_text_narrows_nothing()
    {
        await ImportAsync(Make.Asset("One"), Make.Asset("Two"));
        Assert.Equal(["One", "Two"], await NamesAsync(new AssetQuery { Text = "  " }));
    }

    [AtlasFact]
    public async Task A_box_finds_every_shape_that_meets_it()
    {
        await ImportAsync(
            Make.Asset("Inside", Make.At(1050, 1050)),
            Make.Asset("On the edge", Make.At(1100, 1050)),
            Make.Asset("Path through", Make.Line((900, 1010), (1200, 1020))),
            Make.Asset("Park around", Make.Square(0, 0, 5000)),
            Make.Asset("Path round the corner", Make.Line((900, 1050), (900, 1200), (1050, 1200))),
            Make.Asset("Beyond", Make.At(1100.01, 1050)),
            Make.Asset("Nowhere"));
        Assert.Equal(
            ["Inside", "On the edge", "Park around", "Path through"],
            await NamesAsync(new AssetQuery { Box = new Envelope(1000, 1100, 1000, 1100), Sort = AssetSort.Name }));
    }

    [AtlasFact]
    public async Task A_radius_finds_what_is_no_further_and_tells_how_far()
    {
        await ImportAsync(
            Make.Asset("There", Make.At(1000, 1000)),
            Make.Asset("At the rim", Make.At(1300, 1400)),
            Make.Asset("Just beyond", Make.At(1300, 1400.1)),
            Make.Asset("In the box but not the circle", Make.At(1450, 1450)),
            Make.Asset("Path that comes near", Make.Line((1000, 1400), (3000, 1400))),
            Make.Asset("Nowhere"));
        var page =
            await Atlas.Assets.SearchAsync(new AssetQuery { Near = Make.At(1000, 1000), WithinMetres = 500, Sort = AssetSort.Distance });
        Assert.Equal(["There", "Path that comes near", "At the rim"], page.Hits.Select(hit => hit.Asset.Name));
        Assert.Equal([0.0, 400.0, 500.0], page.Hits.Select(hit => Math.Round(hit.Metres!.Value, 6)));
        Assert.Equal(3, page.Matched);
    }

    [AtlasFact]
    public async Task A_polygon_finds_what_meets_it_and_minds_its_holes()
    {
        var ring = new Polygon(
            new LinearRing([new(0, 0), new(1000, 0), new(1000, 1000), new(0, 1000), new(0, 0)]),
            [new LinearRing([new(400, 400), new(600, 400), new(600, 600), new(400, 600), new(400, 400)])])
        { SRID = 27700 };
        await ImportAsync(
            Make.Asset("In the ring", Make.At(100, 100)), Make.Asset("In the hole", Make.At(500, 500)),
            Make.Asset("Outside", Make.At(1500, 500)));
        Assert.Equal(["In the ring"], await NamesAsync(new AssetQuery { Inside = ring }));
        var both = new MultiPolygon([ring, Make.Square(1400, 400, 200)]) { SRID = 27700 };
        Assert.Equal(["In the ring", "Outside"], await NamesAsync(new AssetQuery { Inside = both }));
    }

    [AtlasFact]
    public async Task An_area_finds_what_lies_in_it_and_what_says_that_it_covers_it()
    {
        await ImportAsync(
            Make.Area("E05000001", AreaLevel.Ward, 0, 0, 1000, 2024), Make.Area("E05000002", AreaLevel.Ward, 1000, 0, 1000, 2024));
        await ImportAsync(
            Make.Asset("In the ward", Make.At(500, 500)),
            Make.Asset("Across the road", Make.At(1500, 500)),
            Make.Asset("Comes to you") with { Location = new AssetLocation { Covers = ["E05000001", "E05000009"] } });
        Assert.Equal(["Comes to you", "In the ward"], await NamesAsync(new AssetQuery { Area = new AreaKey("E05000001", 2024) }));
        Assert.Equal(["Across the road"], await NamesAsync(new AssetQuery { Area = new AreaKey("E05000002", 2024) }));
        Assert.Empty(await NamesAsync(new AssetQuery { Area = new AreaKey("E05000002", 1999) }));
    }

    [AtlasFact]
    public async Task Areas_where_nothing_is_recorded_are_told_as_asking_each_of_them_would()
    {
        await ImportAsync(
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 100), Make.Area("E01000002", AreaLevel.Lsoa, 100, 0, 100),
            Make.Area("E01000003", AreaLevel.Lsoa, 200, 0, 100), Make.Area("E01000004", AreaLevel.Lsoa, 300, 0, 100),
            Make.Area("E01000005", AreaLevel.Lsoa, 400, 0, 100), Make.Area("E02000001", AreaLevel.Msoa, 0, 0, 500),
            Make.Area("E01000006", AreaLevel.Lsoa, 0, 0, 100, vintage: 2011));
        await ImportAsync(
            Make.Asset("Choir", Make.At(50, 50), summary: "Sings."), Make.Asset("Walk", Make.Line((150, 50), (250, 50))),
            Make.Asset("Advice by phone") with { Location = new AssetLocation { Covers = ["E01000004"] } },
            Make.Asset("Staff room", Make.At(450, 50)) with { Visibility = Visibility.Workforce });
        AssetQuery[] queries =
        [
            new(), new() { See = Visibility.Workforce }, new() { Text = "choir" }, new() { Kinds = [AssetKind.Story] },
            new() { Box = new Envelope(0, 120, 0, 100) },
        ];
        string[] codes = ["E01000001", "E01000002", "E01000003", "E01000004", "E01000005"];
        foreach (var query in queries)
        {
            var expected = new List<string>();
            foreach (var code in codes)
            {
                if ((await Atlas.Assets.CountAsync(query with { Area = new AreaKey(code, 2021) })).Total == 0)
                {
                    expected.Add(code);
                }
            }

            Assert.Equal(expected, await Atlas.Assets.AreasWithoutAsync(AreaLevel.Lsoa, 2021, query));
        }

        Assert.Equal(["E01000005"], await Atlas.Assets.AreasWithoutAsync(AreaLevel.Lsoa, 2021, new AssetQuery()));
        Assert.Empty(await Atlas.Assets.AreasWithoutAsync(AreaLevel.Lsoa, 2011, new AssetQuery()));
        Assert.Empty(await Atlas.Assets.AreasWithoutAsync(AreaLevel.Ward, 2021, new AssetQuery()));
    }

    [AtlasFact]
    public async Task Kinds_and_topics_widen_among_themselves_and_narrow_each_other()
    {
        await ImportAsync(
            Make.Asset("Choir") with { Topics = ["music-and-singing"] },
            Make.Asset("Garden") with { Kind = AssetKind.Place, Topics = ["growing", "being-active"] },
            Make.Asset("Growers") with { Topics = ["growing"] },
            Make.Asset("Unsorted"));
        Assert.Equal(["Garden", "Growers"], await NamesAsync(new AssetQuery { Topics = ["growing"] }));
        Assert.Equal(["Choir", "Garden", "Growers"], await NamesAsync(new AssetQuery { Topics = ["growing", "music-and-singing"] }));
        Assert.Equal(["Growers"], await NamesAsync(new AssetQuery { Topics = ["growing"], Kinds = [AssetKind.Group] }));
        Assert.Equal(
            ["Choir", "Garden", "Growers", "Unsorted"], await NamesAsync(new AssetQuery { Kinds = [AssetKind.Group, AssetKind.Place] }));
        Assert.Empty(await NamesAsync(new AssetQuery { Topics = ["grow"] }));
    }

    [AtlasFact]
    public async Task Weekdays_find_what_has_a_session_on_any_of_them()
    {
        await ImportAsync(
            Make.Asset("Tuesdays") with { Sessions = [new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0) }] },
            Make.Asset("Weekends") with
            {
                Sessions =
                [new Session { Day = DayOfWeek.Saturday }, new Session { Day = DayOfWeek.Sunday, NthOfMonth = -1 }]
            },
            Make.Asset("Any time"));
        Assert.Equal(["Tuesdays"], await NamesAsync(new AssetQuery { Days = [DayOfWeek.Tuesday] }));
        Assert.Equal(["Tuesdays", "Weekends"], await NamesAsync(new AssetQuery { Days = [DayOfWeek.Sunday, DayOfWeek.Tuesday] }));
        Assert.Empty(await NamesAsync(new AssetQuery { Days = [DayOfWeek.Monday] }));
    }

    [AtlasFact]
    public async Task Free_finds_only_what_is_known_to_be_free()
    {
        await ImportAsync(
            Make.Asset("Free") with { Cost = new Cost(CostKind.Free) },
            Make.Asset("Donation") with { Cost = new Cost(CostKind.Donation) },
            Make.Asset("Two pounds fifty") with { Cost = new Cost(CostKind.Amount, 2.50m, "with tea") },
            Make.Asset("Not known"));
        Assert.Equal(["Free"], await NamesAsync(new AssetQuery { Free = true }));
        Assert.Equal(4, (await NamesAsync(new AssetQuery())).Length);
    }

    [AtlasFact]
    public async Task Access_finds_only_what_is_known_to_have_all_of_it()
    {
        var step = default(Access).With(AccessFeature.StepFree, Answer.Yes);
        await ImportAsync(
            Make.Asset("Step-free") with { Access = step },
            Make.Asset("Step-free with loop") with { Access = step.With(AccessFeature.HearingLoop, Answer.Yes) },
            Make.Asset("Steps") with { Access = default(Access).With(AccessFeature.StepFree, Answer.No) },
            Make.Asset("Not known"));
        Assert.Equal(["Step-free", "Step-free with loop"], await NamesAsync(new AssetQuery { Access = [AccessFeature.StepFree] }));
        Assert.Equal(
            ["Step-free with loop"], await NamesAsync(new AssetQuery { Access = [AccessFeature.StepFree, AccessFeature.HearingLoop] }));
    }

    [AtlasFact]
    public async Task Source_and_last_check_narrow_a_search()
    {
        await ImportAsync(
            Make.Asset("Checked in May") with { Verification = new Verification("steward", new DateOnly(2025, 5, 1)) },
            Make.Asset("Checked in June") with
            { Verification = new Verification("group", new DateOnly(2025, 6, 1), new DateOnly(2026, 6, 1)) },
            Make.Asset("Not checked yet"));
        await ImportAsync("assets", session => session.StageAsync(Make.Rows([Make.Asset("From the map", source: "osm")])), source: "osm");
        Assert.Equal(["Checked in June", "Checked in May"], await NamesAsync(new AssetQuery { VerifiedSince = new DateOnly(2025, 5, 1) }));
        Assert.Equal(["Checked in June"], await NamesAsync(new AssetQuery { VerifiedSince = new DateOnly(2025, 5, 2) }));
        Assert.Equal(["From the map"], await NamesAsync(new AssetQuery { Source = "osm" }));
    }

    [AtlasFact]
    public async Task Status_and_visibility_keep_records_from_eyes_they_are_not_for()
    {
        await ImportAsync(
            Make.Asset("For all"),
            Make.Asset("For the workforce") with { Visibility = Visibility.Workforce },
            Make.Asset("Suggested") with { Status = AssetStatus.Suggested },
            Make.Asset("Retired") with { Status = AssetStatus.Retired });
        Assert.Equal(["For all"], await NamesAsync(new AssetQuery()));
        Assert.Equal(["For all", "For the workforce"], await NamesAsync(new AssetQuery { See = Visibility.Workforce }));
        Assert.Equal(["Suggested"], await NamesAsync(new AssetQuery { Status = AssetStatus.Suggested }));
        Assert.Equal(["Retired"], await NamesAsync(new AssetQuery { Status = AssetStatus.Retired }));
        Assert.Equal(1, (await Atlas.Assets.CountAsync(new AssetQuery())).Total);
        Assert.Equal(2, (await Atlas.Assets.CountAsync(new AssetQuery { See = Visibility.Workforce })).Total);
        Assert.Equal(["For all"], (await AllAsync(Atlas.Assets.StreamAsync(new AssetQuery()))).Select(asset => asset.Name));
    }
}
