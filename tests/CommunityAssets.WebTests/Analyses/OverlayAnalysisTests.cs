using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.WebTests.Running;
using House = CommunityAssets.WebTests.Analyses.Street.House;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>Needs against strengths where the answer is known.</summary>
public sealed class OverlayAnalysisTests
{
    [Fact]
    public async Task Nine_areas_fall_into_nine_classes_by_need_and_by_places_for_each_person()
    {
        House[] houses =
        [
            .. from need in Enumerable.Range(1, 3) from groups in Enumerable.Range(1, 3) select new House(1000, need, groups),
        ];
        await using var street = await Street.BuildAsync(houses);
        var found = await RunAsync(street);
        Assert.Equal(
            [
                "low-low", "low-middle", "low-high", "middle-low", "middle-middle", "middle-high", "high-low", "high-middle", "high-high",
            ],
            Texts(found, "class"));
        Assert.Equal([1d, 2, 3, 1, 2, 3, 1, 2, 3], Numbers(found, "per_1000"));
        Assert.Equal("Start listening here", Texts(found, "meeting")[6]);
        Assert.Contains("Start listening here: 1 area of high need and a thin record, with 1,000 people.", found.Findings);
        Assert.Equal([1d, 2d], (double?[])found.Parameters["needThirds"]!);
        Assert.Contains("high need above 2, low need up to 1", found.Method, StringComparison.Ordinal);
        Assert.Contains("strong record above 2 places for 1,000 people, thin record up to 1", found.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_higher_is_better_a_low_value_is_high_need()
    {
        await using var street = await Street.BuildAsync(
            [new(100, 10, 1), new(100, 20, 1), new(100, 30, 1)], polarity: Polarity.HigherIsBetter);
        var found = await RunAsync(street);
        Assert.Equal(["high", "middle", "low"], Texts(found, "need_third"));
        Assert.Equal([10d, 20, 30], Numbers(found, "need"));
        Assert.Contains("high need below 20, low need from 30", found.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_area_without_people_nothing_is_said_of_access()
    {
        await using var street = await Street.BuildAsync([new(0, 1, 5), new(1000, 2, 1), new(1000, 3, 2), new(1000, 4, 3)]);
        var found = await RunAsync(street);
        Assert.Equal(["not known", "low", "middle", "high"], Texts(found, "strengths_third"));
        Assert.Null(found.Rows[0].Values[Column(found, "class")]);
        Assert.Contains(found.Findings, sentence => sentence.StartsWith("1 area has nobody living there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_area_whose_people_are_not_known_counts_with_as_many_as_others_have()
    {
        await using var street = await Street.BuildAsync([new(null, 1, 2), new(500, 2, 2), new(1500, 3, 2)]);
        var found = await RunAsync(street);
        Assert.Equal([2d, 4, 4 / 3d], Numbers(found, "per_1000").Select(value => Math.Round(value, 9)), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Null(found.Rows[0].Values[Column(found, "people")]);
        Assert.Contains(found.Findings, sentence => sentence.StartsWith("1 area has no population loaded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_populations_every_area_counts_alike_and_the_method_says_so()
    {
        await using var street = await Street.BuildAsync([new(null, 1, 1), new(null, 2, 2), new(null, 3, 3)]);
        var found = await RunAsync(street);
        Assert.Equal(["low", "middle", "high"], Texts(found, "strengths_third"));
        Assert.Contains("every area counted alike", found.Method, StringComparison.Ordinal);
        Assert.DoesNotContain(found.Findings, sentence => sentence.Contains("population", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Equal_needs_set_no_area_apart()
    {
        await using var street = await Street.BuildAsync([new(100, 0, 1), new(100, 0, 2), new(100, 0, 3), new(100, null, 1)]);
        var found = await RunAsync(street);
        Assert.Equal(["middle", "middle", "middle", "not known"], Texts(found, "need_third"));
        Assert.Contains("Need is the same everywhere: it sets no area apart.", found.Findings);
        Assert.Contains("1 area has no value of this indicator.", found.Findings);
        Assert.Contains("all values are equal", found.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_values_stay_in_one_third_however_many_there_are()
    {
        await using var street = await Street.BuildAsync(
            [new(100, 1, 0), new(100, 2, 0), new(100, 3, 0), new(100, 4, 0), new(100, 5, 1), new(100, 6, 2)]);
        Assert.Equal(["low", "low", "low", "low", "high", "high"], Texts(await RunAsync(street), "strengths_third"));
    }

    [Fact]
    public async Task Thirds_of_two_areas_are_told_to_say_little()
    {
        await using var street = await Street.BuildAsync([new(100, 1, 1), new(100, 2, 2)]);
        Assert.Contains("Only 2 areas have a value: thirds of so few say little.", (await RunAsync(street)).Findings);
    }

    [Fact]
    public async Task Where_nothing_is_recorded_in_reach_it_is_not_yet_mapped_and_the_nearest_further_off_is_told()
    {
        await using var street = await Street.BuildAsync([new(100, 1, 3), new(100, 2, 1), new(100, 3, 0)]);
        var found = await RunAsync(street);
        Assert.Equal("high-low", Texts(found, "class")[2]);
        Assert.StartsWith("Not yet mapped", Texts(found, "record")[2], StringComparison.Ordinal);
        Assert.Equal("Group 1-0 (13.0 km)", Texts(found, "start_with")[2]);
        Assert.Contains(
            "Start listening here: 1 area of high need and a thin record, with 100 people; it is not yet mapped.", found.Findings);
        Assert.DoesNotContain("none", string.Join(' ', found.Findings), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_nothing_recorded_at_all_every_record_is_thin()
    {
        await using var street = await Street.BuildAsync([new(100, 1, 0), new(100, 2, 0), new(100, 3, 0)]);
        var found = await RunAsync(street);
        Assert.Equal(["low", "low", "low"], Texts(found, "strengths_third"));
        Assert.All(Texts(found, "start_with"), Assert.Empty);
    }

    [Fact]
    public async Task Groups_come_first_among_what_to_start_from_and_the_nearer_before_the_further()
    {
        await using var street = await Street.BuildAsync(
            [new(100, 1, 0), new(100, 2, 1), new(100, 3, 1)],
            further:
            [
                Street.Strength("a", AssetKind.Place, "Hall; annexe", 510), Street.Strength("b", AssetKind.Group, "Further choir", 800),
                Street.Strength("c", AssetKind.Group, "Nearer choir", 600),
            ]);
        var found = await RunAsync(street);
        Assert.Equal("Nearer choir (130 m); Further choir (390 m); Hall, annexe (10 m)", Texts(found, "start_with")[0]);
        Assert.Equal(3, Texts(found, "start_with_ids")[0].Split(' ').Length);
    }

    [Fact]
    public async Task Thirds_of_all_areas_loaded_are_not_those_of_the_town()
    {
        House[] houses = [.. Enumerable.Range(1, 9).Select(need => new House(100, need, 1))];
        await using var street = await Street.BuildAsync(houses, inTown: 3);
        Assert.Equal(["low", "middle", "high"], Texts(await RunAsync(street, Street.Town), "need_third"));
        var found = await RunAsync(street, Street.Town, everywhere: true);
        Assert.Equal(["low", "low", "low"], Texts(found, "need_third"));
        Assert.Contains("Need is told against 9 areas with a value; access against the 3 shown.", found.Findings);
    }

    [Fact]
    public async Task People_just_outside_the_town_want_what_is_in_reach_too()
    {
        await using var street = await Street.BuildAsync([new(100, 1, 1), new(100, 2, 1), new(300, 3, 0)], apart: 300, inTown: 2);
        var town = Numbers(await RunAsync(street, Street.Town), "per_1000");
        var whole = Numbers(await RunAsync(street), "per_1000");
        Assert.Equal(whole[..2], town);

        // Groups at 0 m and 390 m of either area of the town, and at 780 m and 390 m of the third: weights 1, 1 and 0.68.
        Assert.Equal(1000 * ((1 / (200 + (300 * 0.68))) + (1 / 500d)), town[0], 9);
    }

    [Fact]
    public async Task Of_a_town_the_records_near_it_are_read_and_tell_the_same_as_all_of_them()
    {
        await using var street = await Street.BuildAsync(
            [new(100, 1, 1), new(100, 2, 0), new(300, 3, 2), new(100, 4, 1)], apart: 4000, inTown: 2);
        var ground = await Ground.ReadAsync(street.Atlas, AreaLevel.Lsoa, null, Street.Town, CancellationToken.None);
        var near = await Sites.ReadAsync(
            street.Atlas, null, null, Visibility.Public, StrengthsInReach.Around(ground), progress: null, CancellationToken.None);
        Assert.Equal(["Group 0-0"], near.Assets.Select(site => site.Name));
        Assert.Equal("1 recorded strengths in or near the place", near.Words);
        var (some, all) = (await RunAsync(street, Street.Town), await RunAsync(street, Street.Town, wide: true));
        Assert.Equal(all.Rows.Select(row => row.Values), some.Rows.Select(row => row.Values));
        Assert.Equal(all.Findings, some.Findings);
    }

    [Fact]
    public async Task How_complete_the_record_of_a_town_is_does_not_rest_on_lists_of_other_places()
    {
        Asset[] far = [.. Enumerable.Range(0, 12).Select(number => Far("register", number))];
        await using var street = await Street.BuildAsync([new(100, 1, 3), new(100, 2, 3)], inTown: 2, further: far);
        await SmallPlace.ImportAsync(
            street.Atlas, "assets", "council",
            session => session.StageAsync(SmallPlace.Rows(Enumerable.Range(0, 12).Select(number => Far("council", number)))));
        Assert.EndsWith(RecordWords.BeyondTwoLists, (await RunAsync(street)).Findings[^1], StringComparison.Ordinal);
        Assert.EndsWith(RecordWords.NotAbsent, (await RunAsync(street, Street.Town)).Findings[^1], StringComparison.Ordinal);

        static Asset Far(string source, int number)
        {
            string[] names = ["Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple"];
            return Street.Strength($"{source}-{number}", AssetKind.Group, names[number] + " choir", 200_000 + (5000 * number)) with
            {
                Provenance = new Provenance(source, $"{source}-{number}", "OGL v3"),
            };
        }
    }

    [Fact]
    public async Task The_nearest_strength_is_told_however_far_from_the_town_it_is()
    {
        await using var street = await Street.BuildAsync(
            [new(100, 1, 0), new(100, 2, 0)], inTown: 2,
            further:
            [
                Street.Strength("far", AssetKind.Group, "Far choir", 250_000),
                Street.Strength("farther", AssetKind.Group, "Farther choir", 400_000),
            ]);
        var found = await RunAsync(street, Street.Town);
        Assert.All(Texts(found, "start_with"), start => Assert.StartsWith("Far choir (", start, StringComparison.Ordinal));
        Assert.Equal(Texts(await RunAsync(street, Street.Town, wide: true), "start_with"), Texts(found, "start_with"));

        await using var empty = await Street.BuildAsync([new(100, 1, 0), new(100, 2, 0)], inTown: 2);
        Assert.Equal(["", ""], Texts(await RunAsync(empty, Street.Town), "start_with"));
    }

    private static async Task<AnalysisTable> RunAsync(Street street, string? within = null, bool everywhere = false, bool wide = false)
    {
        var ground = await Ground.ReadAsync(street.Atlas, AreaLevel.Lsoa, null, within, CancellationToken.None);
        var sites = await Sites.ReadAsync(
            street.Atlas, null, null, Visibility.Public, wide ? null : StrengthsInReach.Around(ground), progress: null,
            CancellationToken.None);
        return await OverlayAnalysis.RunAsync(street.Atlas, ground, "need", null, everywhere, sites, null, CancellationToken.None);
    }

    private static int Column(AnalysisTable found, string name) => found.Columns.Select(column => column.Name).ToList().IndexOf(name);

    private static string[] Texts(AnalysisTable found, string column) =>
        [.. found.Rows.Select(row => (string?)row.Values[Column(found, column)] ?? "")];

    private static double[] Numbers(AnalysisTable found, string column) =>
        [.. found.Rows
            .Select(row => Convert.ToDouble(row.Values[Column(found, column)], System.Globalization.CultureInfo.InvariantCulture))];
}
