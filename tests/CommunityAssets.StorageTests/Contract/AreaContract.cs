using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Areas of every level and vintage, which lies in which, populations, changes, postcodes and the walking network.</summary>
public abstract class AreaContract : AtlasContract
{
    // Two wards side by side in one authority; four small areas in each ward's corner.
    private static readonly Area[] Place =
    [
        Make.Area("E06000001", AreaLevel.Lad, 0, 0, 2000, 2024, "Aldermere"),
        Make.Area("E05000001", AreaLevel.Ward, 0, 0, 1000, 2024, "Mill Ward"),
        Make.Area("E05000002", AreaLevel.Ward, 1000, 0, 1000, 2024, "Station Ward"),
        Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 500, 2021, "Aldermere 001A"),
        Make.Area("E01000002", AreaLevel.Lsoa, 500, 0, 500, 2021, "Aldermere 001B"),
        Make.Area("E01000003", AreaLevel.Lsoa, 1000, 0, 500, 2021, "Aldermere 002A"),
    ];

    [AtlasFact]
    public async Task An_area_is_kept_with_its_shape()
    {
        await ImportAsync(Place);
        var ward = (await Atlas.Areas.FindAsync("E05000001"))!;
        Assert.Equal((new AreaKey("E05000001", 2024), "Mill Ward", AreaLevel.Ward, "ons"), (ward.Key, ward.Name, ward.Level, ward.Source));
        Assert.True(ward.Shape!.EqualsTopologically(Make.Square(0, 0, 1000)));
        Assert.Equal(27700, ward.Shape.SRID);
        Assert.Null(ward.Centroid);
        Assert.Null(ward.Population);
        Assert.Null(await Atlas.Areas.FindAsync("E05000009"));
        Assert.Null(await Atlas.Areas.FindAsync("E05000001", 1999));
    }

    [AtlasFact]
    public async Task Shapes_with_holes_and_parts_are_kept()
    {
        var holed = new Polygon(
            new LinearRing([new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 0)]),
            [new LinearRing([new(4, 4), new(6, 4), new(6, 6), new(4, 6), new(4, 4)])]);
        var parts = new MultiPolygon([holed, Make.Square(100, 100, 5)]);
        await ImportAsync(Place[0] with { Key = new AreaKey("P1", 2024), Shape = parts });
        Assert.True((await Atlas.Areas.FindAsync("P1"))!.Shape!.EqualsTopologically(parts));
    }

    [AtlasFact]
    public async Task An_area_without_a_boundary_is_known_by_its_code_and_is_in_no_place()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Place[0] with { Key = new AreaKey("E92000001", 2024), Name = "England", Level = AreaLevel.Country, Shape = Polygon.Empty });
        var nation = (await Atlas.Areas.FindAsync("E92000001"))!;
        Assert.Equal("England", nation.Name);
        Assert.True(nation.Shape is null or { IsEmpty: true });
        Assert.DoesNotContain(await Atlas.Areas.AtAsync(Make.At(100, 100)), area => area.Key.Code == "E92000001");
        Assert.DoesNotContain(await Atlas.Areas.ParentsAsync(Place[3].Key), area => area.Key.Code == "E92000001");
        Assert.Equal(new Envelope(0, 2000, 0, 2000), await Atlas.Areas.ExtentAsync());
        Assert.Empty((await Atlas.Areas.SearchAsync(new AreaQuery { Within = nation.Key })).Areas);
        Assert.Equal(1, (await Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Country })).Matched);
        Assert.Equal(
            3, (await Atlas.Areas.SearchAsync(new AreaQuery { Box = new Envelope(-10, 3000, -10, 3000), Level = AreaLevel.Lsoa })).Matched);
    }

    [AtlasFact]
    public async Task Vintages_of_one_code_live_side_by_side_and_the_latest_is_meant_unless_told()
    {
        await ImportAsync(
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 100, 2011, "Older"),
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 200, 2021, "Newer"),
            Make.Area("E01000009", AreaLevel.Lsoa, 200, 0, 100, 2011, "Gone since"));
        Assert.Equal("Newer", (await Atlas.Areas.FindAsync("E01000001"))!.Name);
        Assert.Equal("Older", (await Atlas.Areas.FindAsync("E01000001", 2011))!.Name);
        Assert.Equal(["Newer"], (await Atlas.Areas.SearchAsync(new AreaQuery())).Areas.Select(area => area.Name));
        Assert.Equal(
            ["Older", "Gone since"], (await Atlas.Areas.SearchAsync(new AreaQuery { Vintage = 2011 })).Areas.Select(area => area.Name));
        Assert.Equal(["Newer"], (await Atlas.Areas.AtAsync(Make.At(50, 50))).Select(area => area.Name));
        var told = Assert.Single(await Atlas.Areas.AtAsync(Make.At(50, 50), shapes: false));
        Assert.Equal(("Newer", null), (told.Name, told.Shape));
        Assert.Empty(await Atlas.Areas.AtAsync(Make.At(250, 50)));
        Assert.Equal(
            [new AreaLayer(AreaLevel.Lsoa, 2021, 1, null), new AreaLayer(AreaLevel.Lsoa, 2011, 2, null)], await Atlas.Areas.LayersAsync());
    }

    [AtlasFact]
    public async Task Layers_are_told_smallest_first_with_their_people()
    {
        await ImportAsync(Place);
        await ImportAsync(
            new AreaPopulation("E01000001", 2021, 1500, Make.At(20, 30)), new AreaPopulation("E01000002", null, 1700, null),
            new AreaPopulation("E01000003", 2021, null, Make.At(1100, 100)));
        Assert.Equal(
            [
                new AreaLayer(AreaLevel.Lsoa, 2021, 3, 3200), new AreaLayer(AreaLevel.Ward, 2024, 2, null),
                new AreaLayer(AreaLevel.Lad, 2024, 1, null),
            ],
            await Atlas.Areas.LayersAsync());
        var first = (await Atlas.Areas.FindAsync("E01000001"))!;
        Assert.Equal((1500, 20.0, 30.0), (first.Population, first.Centroid!.X, first.Centroid.Y));
        Assert.Null((await Atlas.Areas.FindAsync("E01000002"))!.Centroid);
    }

    [AtlasFact]
    public async Task The_same_areas_twice_change_nothing_and_a_new_outline_changes_one()
    {
        await ImportAsync(Place);
        var again = await ImportAsync(Place);
        Assert.Equal((0L, 0L, 6L, 0L), (again.Added, again.Changed, again.Unchanged, again.Retired));
        var outcome = await ImportAsync(Place[1] with { Shape = Make.Square(0, 0, 900) });
        Assert.Equal((0L, 1L, 0L, 0L), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Retired));
        Assert.Equal(810_000, (await Atlas.Areas.FindAsync("E05000001"))!.Shape!.Area);
        Assert.DoesNotContain("Mill Ward", (await Atlas.Areas.AtAsync(Make.At(950, 950))).Select(area => area.Name));
        Assert.NotNull(await Atlas.Areas.FindAsync("E05000002"));
    }

    [AtlasFact]
    public async Task Areas_are_found_by_level_box_name_and_code()
    {
        await ImportAsync(Place);
        Assert.Equal(["E05000001", "E05000002"], await CodesAsync(new AreaQuery { Level = AreaLevel.Ward }));
        Assert.Equal(
            ["E01000001", "E01000002", "E05000001", "E06000001"], await CodesAsync(new AreaQuery { Box = new Envelope(499, 501, 10, 20) }));
        Assert.Equal(["E05000002"], await CodesAsync(new AreaQuery { Text = "station" }));
        Assert.Equal(["E01000001", "E01000002", "E01000003"], await CodesAsync(new AreaQuery { Text = "e010" }));
        Assert.Empty(await CodesAsync(new AreaQuery { Text = "%" }));
        Assert.All((await Atlas.Areas.SearchAsync(new AreaQuery { Shapes = false })).Areas, area => Assert.Null(area.Shape));
    }

    [AtlasFact]
    public async Task Area_pages_follow_each_other()
    {
        await ImportAsync(Place);
        var codes = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Atlas.Areas.SearchAsync(new AreaQuery { Limit = 2, Cursor = cursor });
            Assert.Equal(6, page.Matched);
            codes.AddRange(page.Areas.Select(area => area.Key.Code));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(["E01000001", "E01000002", "E01000003", "E05000001", "E05000002", "E06000001"], codes);
        var first = (await Atlas.Areas.SearchAsync(new AreaQuery { Limit = 2 })).Next;
        await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.Areas.SearchAsync(new AreaQuery { Limit = 2, Cursor = first, Level = AreaLevel.Ward }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Areas.SearchAsync(new AreaQuery { Limit = 0 }));
        await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.Areas.SearchAsync(new AreaQuery { Box = new Envelope(double.NegativeInfinity, 1, 0, 1) }));
    }

    [AtlasFact]
    public async Task The_areas_that_hold_a_point_come_smallest_first()
    {
        await ImportAsync(Place);
        Assert.Equal(["E01000001", "E05000001", "E06000001"], (await Atlas.Areas.AtAsync(Make.At(100, 100))).Select(area => area.Key.Code));
        Assert.Equal(["E06000001"], (await Atlas.Areas.AtAsync(Make.At(100, 1900))).Select(area => area.Key.Code));
        Assert.Empty(await Atlas.Areas.AtAsync(Make.At(-100, 0)));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Areas.AtAsync(Make.At(double.NaN, 0)));
    }

    [AtlasFact]
    public async Task Areas_lie_where_their_centroid_lies_until_a_lookup_says_otherwise()
    {
        await ImportAsync(Place);
        Assert.Equal(["E05000001", "E06000001"], await ParentsAsync("E01000002", 2021));
        Assert.Equal(
            ["E01000001", "E01000002"],
            await CodesAsync(new AreaQuery { Level = AreaLevel.Lsoa, Within = new AreaKey("E05000001", 2024) }));

        // Its people live at the other end: the population-weighted centroid is over the border.
        await ImportAsync(new AreaPopulation("E01000002", 2021, 1000, Make.At(1001, 100)));
        Assert.Equal(["E05000002", "E06000001"], await ParentsAsync("E01000002", 2021));

        await ImportAsync(new AreaMembership(new AreaKey("E01000002", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, "Mill Ward"));
        Assert.Equal(["E05000001", "E06000001"], await ParentsAsync("E01000002", 2021));
        Assert.Equal(
            ["E01000001", "E01000002"],
            await CodesAsync(new AreaQuery { Level = AreaLevel.Lsoa, Within = new AreaKey("E05000001", 2024) }));
        Assert.Equal(["E01000003"], await CodesAsync(new AreaQuery { Level = AreaLevel.Lsoa, Within = new AreaKey("E05000002", 2024) }));
        Assert.Equal(5, (await Atlas.Areas.SearchAsync(new AreaQuery { Within = new AreaKey("E06000001", 2024) })).Matched);
        Assert.Empty(await ParentsAsync("E06000001", 2024));
        Assert.Empty(await ParentsAsync("E99", 2024));
        Assert.All(await Atlas.Areas.ParentsAsync(new AreaKey("E01000001", 2021)), area => Assert.Null(area.Shape));
    }

    [AtlasFact]
    public async Task The_areas_of_a_layer_are_found_in_all_larger_ones_at_once_as_they_are_one_by_one()
    {
        await ImportAsync(Place);
        await ImportAsync(Make.Area("E05000003", AreaLevel.Ward, 5000, 5000, 10, 2024, "Nobody's Ward"));
        await HeldAsync(AreaLevel.Ward, ("E05000001", ["E01000001", "E01000002"]), ("E05000002", ["E01000003"]));
        await HeldAsync(AreaLevel.Lad, ("E06000001", ["E01000001", "E01000002", "E01000003"]));
        Assert.Empty(await Atlas.Areas.NestedAsync(AreaLevel.Lsoa, 2011, AreaLevel.Ward, 2024));
        Assert.Empty(await Atlas.Areas.NestedAsync(AreaLevel.Lsoa, 2021, AreaLevel.Region, 2024));
        Assert.Empty(await Atlas.Areas.NestedAsync(AreaLevel.Ward, 2024, AreaLevel.Ward, 2024));

        // Its people live over the border, then a lookup of another year says where it lies.
        await ImportAsync(new AreaPopulation("E01000002", 2021, 1000, Make.At(1001, 100)));
        await HeldAsync(AreaLevel.Ward, ("E05000001", ["E01000001"]), ("E05000002", ["E01000002", "E01000003"]));
        await ImportAsync(new AreaMembership(new AreaKey("E01000002", 2021), new AreaKey("E05000001", 2019), AreaLevel.Ward, "Mill Ward"));
        await HeldAsync(AreaLevel.Ward, ("E05000001", ["E01000001", "E01000002"]), ("E05000002", ["E01000003"]));

        async Task HeldAsync(AreaLevel larger, params (string Larger, string[] Codes)[] expected)
        {
            var nested = await Atlas.Areas.NestedAsync(AreaLevel.Lsoa, 2021, larger, 2024);
            Assert.Equal(expected.Select(one => one.Larger), nested.Keys.Order(StringComparer.Ordinal));
            foreach (var (code, codes) in expected)
            {
                Assert.Equal(codes, nested[code]);
                Assert.Equal(
                    codes, await CodesAsync(new AreaQuery { Level = AreaLevel.Lsoa, Vintage = 2021, Within = new AreaKey(code, 2024) }));
            }
        }
    }

    [AtlasFact]
    public async Task A_lookup_holds_for_a_boundary_of_another_year_and_by_several_steps()
    {
        // The boundary of the authority is older than the lookup, that of the ward is not loaded at all, and the shapes say otherwise.
        await ImportAsync(
            Make.Area("E01000001", AreaLevel.Lsoa, 5000, 5000, 500), Make.Area("E01000002", AreaLevel.Lsoa, 0, 0, 500),
            Make.Area("E05000009", AreaLevel.Ward, 5000, 5000, 1000, 2019), Make.Area("E06000001", AreaLevel.Lad, 0, 0, 1000, 2017));
        await ImportAsync(
            new AreaMembership(new AreaKey("E01000001", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, "Mill Ward"),
            new AreaMembership(new AreaKey("E05000001", 2024), new AreaKey("E06000001", 2024), AreaLevel.Lad, "Aldermere"));
        Assert.Equal(
            ["E01000001", "E01000002"],
            await CodesAsync(new AreaQuery { Level = AreaLevel.Lsoa, Within = new AreaKey("E06000001", 2017) }));
        Assert.Equal(
            ["E01000001", "E01000002"], (await Atlas.Areas.NestedAsync(AreaLevel.Lsoa, 2021, AreaLevel.Lad, 2017))["E06000001"]);
        var parent = Assert.Single(await Atlas.Areas.ParentsAsync(new AreaKey("E01000001", 2021)));
        Assert.Equal(new AreaKey("E06000001", 2017), parent.Key);
        Assert.Equal(["E06000001"], await ParentsAsync("E01000002", 2021));
    }

    [AtlasFact]
    public async Task A_lookup_may_be_national_and_may_tell_a_pair_again()
    {
        var outcome = await ImportAsync(
            new AreaMembership(new AreaKey("E01000001", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, null),
            new AreaMembership(new AreaKey("E05000001", 2024), new AreaKey("E06000001", 2024), AreaLevel.Lad, "Aldermere"),
            new AreaMembership(new AreaKey("E05000001", 2024), new AreaKey("E06000001", 2024), AreaLevel.Lad, "Aldermere"));
        Assert.Equal((2L, 0L), (outcome.Added, outcome.Refused));
        Assert.Empty(await ParentsAsync("E01000001", 2021));
        Assert.Equal(2, (await ImportAsync(
            new AreaMembership(new AreaKey("E01000001", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, null),
            new AreaMembership(new AreaKey("E05000001", 2024), new AreaKey("E06000001", 2024), AreaLevel.Lad, "Aldermere"))).Unchanged);
    }

    [AtlasFact]
    public async Task A_patch_that_people_drew_lies_in_what_holds_it_and_holds_what_lies_in_it()
    {
        await ImportAsync([.. Place, Make.Area("our-patch", AreaLevel.Patch, 400, 0, 800, 2026, "By the canal")]);
        Assert.Equal(["E05000001", "E06000001"], await ParentsAsync("our-patch", 2026));
        Assert.Equal(
            ["E01000002"], await CodesAsync(new AreaQuery { Within = new AreaKey("our-patch", 2026), Level = AreaLevel.Lsoa }));
        Assert.Equal(["E05000001", "E06000001", "our-patch"], await ParentsAsync("E01000002", 2021));
    }

    [AtlasFact]
    public async Task Layers_stream_in_order_of_code_and_by_box()
    {
        await ImportAsync(Place);
        Assert.Equal(
            ["E01000001", "E01000002", "E01000003"], (await AllAsync(Atlas.Areas.StreamAsync(AreaLevel.Lsoa, 2021)))
                .Select(area => area.Key.Code));
        Assert.Equal(
            ["E01000003"], (await AllAsync(Atlas.Areas.StreamAsync(AreaLevel.Lsoa, 2021, new Envelope(1200, 1300, 0, 10))))
                .Select(area => area.Key.Code));
        Assert.Empty(await AllAsync(Atlas.Areas.StreamAsync(AreaLevel.Lsoa, 2011)));
    }

    [AtlasFact]
    public async Task The_extent_is_that_of_the_areas_or_else_of_the_assets()
    {
        Assert.Null(await Atlas.Areas.ExtentAsync());
        await ImportAsync(Make.Asset("One", Make.At(375_123.25, 165_000)), Make.Asset("Two", Make.At(375_200, 165_100)));
        Assert.Equal(new Envelope(375_123.25, 375_200, 165_000, 165_100), await Atlas.Areas.ExtentAsync());
        await ImportAsync(Make.Area("E05000001", AreaLevel.Ward, 300_000.5, 100_000, 50_000));
        Assert.Equal(new Envelope(300_000.5, 350_000.5, 100_000, 150_000), await Atlas.Areas.ExtentAsync());
    }

    [AtlasFact]
    public async Task Populations_are_kept_for_areas_that_are_known_from_a_lookup_alone()
    {
        await ImportAsync(Place);
        await ImportAsync(
            new AreaChange(new AreaKey("E01000050", 2011), new AreaKey("E01000001", 2021), AreaChangeKind.Split),
            new AreaChange(new AreaKey("E01000050", 2011), new AreaKey("E01000002", 2021), AreaChangeKind.Split));
        var outcome = await ImportAsync(
            new AreaPopulation("E01000050", null, 3000, null), new AreaPopulation("E01000001", null, 1400, null),
            new AreaPopulation("E01000002", 2021, 1600, null));
        Assert.Equal((3L, 0L), (outcome.Added, outcome.Refused));
        Assert.Equal(new Dictionary<string, int> { ["E01000050"] = 3000 }, await Atlas.Areas.PopulationsAsync(2011));
        Assert.Equal(
            new Dictionary<string, int> { ["E01000001"] = 1400, ["E01000002"] = 1600 },
            (await Atlas.Areas.PopulationsAsync(2021)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
        Assert.Empty(await Atlas.Areas.PopulationsAsync(2001));
        Assert.Equal(3, (await ImportAsync(
            new AreaPopulation("E01000050", null, 3000, null), new AreaPopulation("E01000001", null, 1400, null),
            new AreaPopulation("E01000002", 2021, 1600, null))).Unchanged);
    }

    [AtlasFact]
    public async Task Populations_wait_for_areas_that_come_after_them()
    {
        await ImportAsync(new AreaMembership(new AreaKey("E01000001", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, null));
        await ImportAsync(new AreaPopulation("E01000001", 2021, 1400, Make.At(7, 8)));
        await ImportAsync(Place);
        var area = (await Atlas.Areas.FindAsync("E01000001"))!;
        Assert.Equal((1400, 7.0), (area.Population, area.Centroid!.X));
    }

    [AtlasFact]
    public async Task Populations_of_a_national_file_outside_the_atlas_are_left_out_and_told_and_unknown_codes_refused()
    {
        await ImportAsync(Place);
        var outcome = await ImportAsync(
            new AreaPopulation("E01000001", 2021, 1400, null), new AreaPopulation("E01033333", 2021, 1, null),
            new AreaPopulation("Nowhere", 2021, 1, null));
        Assert.Equal((1L, 1L), (outcome.Added, outcome.Refused));
        Assert.Equal(4, Assert.Single(outcome.Refusals).Row);
        Assert.Contains("outside this atlas", Assert.Single(outcome.Notices), StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadInputException>(() => ImportAsync(new AreaPopulation("E01033333", 2021, 1, null)));
    }

    [AtlasFact]
    public async Task Changes_between_vintages_stream_in_order_of_the_earlier_code()
    {
        await ImportAsync(
            new AreaChange(new AreaKey("E01000003", 2011), new AreaKey("E01000003", 2021), AreaChangeKind.Unchanged),
            new AreaChange(new AreaKey("E01000001", 2011), new AreaKey("E01000012", 2021), AreaChangeKind.Split),
            new AreaChange(new AreaKey("E01000001", 2011), new AreaKey("E01000011", 2021), AreaChangeKind.Split),
            new AreaChange(new AreaKey("E01000001", 2001), new AreaKey("E01000001", 2011), AreaChangeKind.Merged));
        var changes = await AllAsync(Atlas.Areas.ChangesAsync(2011, 2021));
        Assert.Equal(
            [("E01000001", "E01000011"), ("E01000001", "E01000012"), ("E01000003", "E01000003")],
            changes.Select(change => (change.From.Code, change.To.Code)).Order());
        Assert.Equal(["E01000001", "E01000001", "E01000003"], changes.Select(change => change.From.Code));
        Assert.Equal(AreaChangeKind.Split, changes[0].Kind);
        Assert.Empty(await AllAsync(Atlas.Areas.ChangesAsync(2021, 2024)));
    }

    [AtlasFact]
    public async Task Postcodes_are_found_however_they_are_written()
    {
        await ImportAsync(
            Make.Postcode("AM1 1AA", Make.At(10, 20), "E01000001", "E05000001"),
            Make.Postcode("AM1 1AB", null),
            Make.Postcode("AM11 1AA", Make.At(5, 5)),
            Make.Postcode("AM1 2ZZ", Make.At(1, 1)) with { Terminated = new DateOnly(2015, 3, 1) });
        var found = (await Atlas.Postcodes.FindAsync(" am11aa "))!;
        Assert.Equal(("AM1 1AA", 10.0, 20.0), (found.Code, found.Point!.X, found.Point.Y));
        Assert.Equal<string>(["E01000001", "E05000001"], found.Areas);
        Assert.Null(found.Terminated);
        Assert.Null((await Atlas.Postcodes.FindAsync("AM1 1AB"))!.Point);
        Assert.Equal(new DateOnly(2015, 3, 1), (await Atlas.Postcodes.FindAsync("AM1 2ZZ"))!.Terminated);
        Assert.Null(await Atlas.Postcodes.FindAsync("ZZ1 1ZZ"));
        Assert.Null(await Atlas.Postcodes.FindAsync("%"));
        Assert.Equal(
            ["AM1 1AA", "AM1 1AB", "AM11 1AA"],
            (await Atlas.Postcodes.StartingWithAsync("am1", 10)).Select(postcode => postcode.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["AM1 1AA", "AM1 1AB"], (await Atlas.Postcodes.StartingWithAsync("AM1 1A", 10)).Select(postcode => postcode.Code));
        Assert.Single(await Atlas.Postcodes.StartingWithAsync("AM", 1));
        Assert.Empty(await Atlas.Postcodes.StartingWithAsync("_", 10));
        Assert.Equal(4, await Atlas.Postcodes.CountAsync());
    }

    [AtlasFact]
    public async Task The_same_postcodes_twice_change_nothing_and_none_is_taken_away()
    {
        Postcode[] postcodes = [Make.Postcode("AM1 1AA", Make.At(10, 20)), Make.Postcode("AM1 1AB", Make.At(10, 30))];
        Assert.Equal(2, (await ImportAsync(postcodes)).Added);
        Assert.Equal(2, (await ImportAsync(postcodes)).Unchanged);
        var outcome = await ImportAsync(postcodes[0] with { Terminated = new DateOnly(2026, 1, 1) });
        Assert.Equal((0L, 1L, 0L, 0L), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Retired));
        Assert.Equal(2, await Atlas.Postcodes.CountAsync());
    }

    [AtlasFact]
    public async Task The_edition_of_the_walking_network_changes_with_its_imports_alone()
    {
        Assert.Equal("", await Atlas.Network.EditionAsync());
        await ImportAsync(Make.Edge("1", (0, 0), (100, 0)));
        var first = await Atlas.Network.EditionAsync();
        Time.Pass(TimeSpan.FromMinutes(1));
        await Atlas.Assets.AddAsync(Make.Asset("Choir"), "test", null);
        Assert.Equal(first, await Atlas.Network.EditionAsync());
        await ImportAsync(Make.Edge("1", (0, 0), (100, 0)), Make.Edge("2", (100, 0), (200, 0)));

        var second = await Atlas.Network.EditionAsync();
        Assert.NotEqual("", first);
        Assert.NotEqual(first, second);
    }

    [AtlasFact]
    public async Task The_walking_network_streams_by_box_and_loses_what_its_source_no_longer_has()
    {
        NetworkEdge[] edges =
            [Make.Edge("1", (0, 0), (100, 0)), Make.Edge("2", (100, 0), (100, 100)),
            Make.Edge("3", (900, 0), (900, 100)) with { Walkable = false }];
        Assert.Equal(3, (await ImportAsync(edges)).Added);
        Assert.Equal(["1", "2"], (await AllAsync(Atlas.Network.StreamAsync(new Envelope(50, 150, -10, 10)))).Select(edge => edge.SourceId)
            .Order(StringComparer.Ordinal));
        Assert.Equal(3, (await ImportAsync(edges)).Unchanged);
        var outcome = await ImportAsync(edges[0] with { Metres = 140 }, edges[2], Make.Edge("4", (0, 0), (5, 5)));
        Assert.Equal((1L, 1L, 1L, 1L), (outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Retired));
        var all = (await AllAsync(Atlas.Network.StreamAsync())).OrderBy(edge => edge.SourceId, StringComparer.Ordinal).ToList();
        Assert.Equal(["1", "3", "4"], all.Select(edge => edge.SourceId));
        Assert.Equal((140.0, true, "footway", "register"), (all[0].Metres, all[0].Walkable, all[0].Kind, all[0].Source));
        Assert.True(all[0].Line.EqualsExact(edges[0].Line));
        Assert.False(all[1].Walkable);
        Assert.Equal(3, await Atlas.Network.CountAsync());
        await Assert.ThrowsAsync<BadInputException>(() => AllAsync(Atlas.Network.StreamAsync(new Envelope())));
    }

    private async Task<string[]> CodesAsync(AreaQuery query) =>
        [.. (await Atlas.Areas.SearchAsync(query)).Areas.Select(area => area.Key.Code)];

    private async Task<string[]> ParentsAsync(string code, int vintage) =>
        [.. (await Atlas.Areas.ParentsAsync(new AreaKey(code, vintage))).Select(area => area.Key.Code)];

    [AtlasFact]
    public async Task Areas_come_by_their_codes_with_their_shapes()
    {
        await ImportAsync(
            Make.Area("E01000002", AreaLevel.Lsoa, 500, 0, 500), Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 500),
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 400, 2011));
        var found = await Atlas.Areas.OfCodesAsync(2021, ["E01000002", "E01000001", "E01999999", "E01000001"]);
        Assert.Equal(["E01000001", "E01000002"], found.Select(area => area.Key.Code));
        Assert.Equal(250_000, found[0].Shape!.Area);
        Assert.Empty(await Atlas.Areas.OfCodesAsync(2021, []));
    }
}
