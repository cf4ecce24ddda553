using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Indicators and their values.</summary>
public abstract class IndicatorContract : AtlasContract
{
    private static readonly Area[] Place =
    [
        Make.Area("E05000001", AreaLevel.Ward, 0, 0, 1000, 2024),
        Make.Area("E05000002", AreaLevel.Ward, 1000, 0, 1000, 2024),
        Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 500),
        Make.Area("E01000002", AreaLevel.Lsoa, 500, 0, 500),
        Make.Area("E01000003", AreaLevel.Lsoa, 1000, 0, 500),
        Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 500, 2011),
    ];

    [AtlasFact]
    public async Task Everything_of_an_indicator_is_kept()
    {
        var indicator = new Indicator
        {
            Id = "lonely",
            Name = "People who often feel lonely",
            Tells = "The share of adults who say so.",
            Domain = "Loneliness",
            Unit = "%",
            ValueKind = ValueKind.Rate,
            RateBase = 1000,
            Polarity = Polarity.HigherIsWorse,
            Source = "A survey",
            Licence = "OGL-3",
            PeriodType = "financial year",
            Disclosure = "under 5 held back",
            Topics = ["company", "older-age"],
        };
        await ImportAsync(Place);
        await ImportAsync(indicator, Make.Value("lonely", "E05000001", 12, 2024, "2023/24"));
        var held = (await Atlas.Indicators.FindAsync("lonely"))!;
        Assert.Equal<string>(indicator.Topics, held.Indicator.Topics);
        Assert.Equal(indicator with { Topics = [] }, held.Indicator with { Topics = [] });
        Assert.Equal([new IndicatorLayer(AreaLevel.Ward, 2024, "2023/24", 1)], held.Layers);
        Assert.Null(await Atlas.Indicators.FindAsync("unknown"));
    }

    [AtlasFact]
    public async Task Suppressed_missing_and_zero_are_three_different_things()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("i"),
            Make.Value("i", "E01000001", 0),
            new IndicatorValue("i", "E01000002", 2021, "2021", null, Suppressed: true, Note: "too few people"),
            new IndicatorValue("i", "E01000003", 2021, "2021", null, Note: "not asked"));
        var values = await Atlas.Indicators.ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021");
        Assert.Equal(["E01000001", "E01000002", "E01000003"], values.Select(value => value.Area));
        Assert.Equal([0.0, null, null], values.Select(value => value.Value));
        Assert.Equal([false, true, false], values.Select(value => value.Suppressed));
        Assert.Equal([null, "too few people", "not asked"], values.Select(value => value.Note));
        Assert.All(values, value => Assert.Equal(2021, value.Vintage));

        var numbers = await Atlas.Indicators.OfLayerAsync("i", AreaLevel.Lsoa, 2021, "2021");
        Assert.Equal(
            values.Select(value => new AreaNumber(value.Area, value.Value, value.Suppressed)),
            numbers.OrderBy(number => number.Area, StringComparer.Ordinal));
        Assert.Empty(await Atlas.Indicators.OfLayerAsync("i", AreaLevel.Lsoa, 2021, "1921"));
    }

    [AtlasFact]
    public async Task A_value_is_kept_with_its_limits_count_and_denominator()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("i"), new IndicatorValue("i", "E01000001", null, "2019 - 21", 12.345678901234, 10.5, 14.25, 123, 4567.5));
        var value = Assert.Single(await Atlas.Indicators.ValuesAsync("i", AreaLevel.Lsoa, 2021, "2019 - 21"));
        Assert.Equal((12.345678901234, 123.0, 4567.5, 2021), (value.Value, value.Count, value.Denominator, value.Vintage));

        // Limits may be kept to single precision: seven figures.
        Assert.Equal((10.5, 14.25), (value.Lower, value.Upper));
    }

    [AtlasFact]
    public async Task Values_are_asked_by_layer_period_and_place()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("i"),
            Make.Value("i", "E01000001", 1), Make.Value("i", "E01000002", 2), Make.Value("i", "E01000003", 3),
            Make.Value("i", "E01000001", 11, 2011), Make.Value("i", "E01000001", 21, period: "2020"),
            Make.Value("i", "E05000001", 31, 2024));
        await ImportAsync(Make.Indicator("other"), Make.Value("other", "E01000001", 99));
        Assert.Equal([1.0, 2, 3], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021"));
        Assert.Equal([11.0], await ValuesAsync("i", AreaLevel.Lsoa, 2011, "2021"));
        Assert.Equal([21.0], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2020"));
        Assert.Equal([31.0], await ValuesAsync("i", AreaLevel.Ward, 2024, "2021"));
        Assert.Equal([1.0, 2], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021", new AreaKey("E05000001", 2024)));
        Assert.Equal([3.0], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021", new AreaKey("E05000002", 2024)));
        Assert.Empty(await ValuesAsync("i", AreaLevel.Lsoa, 2021, "1999"));
        Assert.Empty(await ValuesAsync("unknown", AreaLevel.Lsoa, 2021, "2021"));
    }

    [AtlasFact]
    public async Task The_numbers_of_a_layer_come_from_the_lowest_without_what_is_missing()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("i"), Make.Value("i", "E01000001", 3), Make.Value("i", "E01000002", -1),
            new IndicatorValue("i", "E01000003", 2021, "2021", null, Suppressed: true), Make.Value("i", "E01000001", 11, 2011));
        Assert.Equal<IEnumerable<double>>([-1.0, 3], await Atlas.Indicators.NumbersAsync("i", AreaLevel.Lsoa, 2021, "2021"));
        Assert.Equal<IEnumerable<double>>([-1.0, 3], await Atlas.Indicators.NumbersAsync("i", AreaLevel.Lsoa, 2021, "2021", new AreaKey("E05000001", 2024)));
        Assert.Empty(await Atlas.Indicators.NumbersAsync("i", AreaLevel.Lsoa, 2021, "1999"));
    }

    [AtlasFact]
    public async Task An_area_stands_where_its_number_puts_it_among_its_layer_in_the_latest_period()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("i"),
            Make.Value("i", "E01000001", 3), Make.Value("i", "E01000002", -1), Make.Value("i", "E01000003", 3),
            Make.Value("i", "E01000001", 50, period: "2020"), Make.Value("i", "E01000001", 99, 2011), Make.Value("i", "E05000001", 77, 2024));
        await ImportAsync(
            Make.Indicator("held"), Make.Value("held", "E01000002", 8),
            new IndicatorValue("held", "E01000001", 2021, "2021", null, Suppressed: true));
        await ImportAsync(
            Make.Indicator("none"), new IndicatorValue("none", "E01000001", 2021, "2021", null, Suppressed: true));

        var all = await StandingsAsync("E01000001", null);
        var inside = await StandingsAsync("E01000001", new AreaKey("E05000001", 2024));

        Assert.Equal([new Standing("held", "2021", 1, 8, 8, 0, 0), new Standing("i", "2021", 3, -1, 3, 1, 2)], all);
        Assert.Equal((1, 2), all[1].Rank);
        Assert.Equal([new Standing("held", "2021", 1, 8, 8, 0, 0), new Standing("i", "2021", 2, -1, 3, 1, 1)], inside);
        Assert.Equal((3, 1), Assert.Single(await StandingsAsync("E01000002", null), one => one.Indicator == "i").Rank);
        Assert.Empty(await StandingsAsync("E01999999", null));

        async Task<List<Standing>> StandingsAsync(string code, AreaKey? within) =>
            [.. (await Atlas.Indicators.StandingsAsync(new AreaKey(code, 2021), within)).OrderBy(one => one.Indicator, StringComparer.Ordinal)];
    }

    [AtlasFact]
    public async Task All_values_of_an_area_come_in_order_of_indicator_and_period()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("b"), Make.Value("b", "E01000001", 4, period: "2021"), Make.Value("b", "E01000001", 3, period: "2020"));
        await ImportAsync(
            Make.Indicator("a"), Make.Value("a", "E01000001", 1), Make.Value("a", "E01000002", 2), Make.Value("a", "E01000001", 7, 2011));
        var values = await Atlas.Indicators.OfAreaAsync(new AreaKey("E01000001", 2021));
        Assert.Equal(
            [("a", "2021", 1.0), ("b", "2020", 3.0), ("b", "2021", 4.0)],
            values.Select(value => (value.Indicator, value.Period, value.Value!.Value)));
        Assert.Empty(await Atlas.Indicators.OfAreaAsync(new AreaKey("E01999999", 2021)));
    }

    [AtlasFact]
    public async Task Holdings_are_listed_by_domain_and_name_with_the_latest_period_first()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("z", "Health"), Make.Value("z", "E01000001", 1, period: "2020"),
            Make.Value("z", "E01000001", 1, period: "2021"), Make.Value("z", "E05000001", 1, 2024, "2021"));
        await ImportAsync(Make.Indicator("a", "Income"));
        await ImportAsync(Make.Indicator("b", "Health"));
        var holdings = await Atlas.Indicators.ListAsync();
        Assert.Equal(["b", "z", "a"], holdings.Select(holding => holding.Indicator.Id));
        Assert.Equal(
            [
                new IndicatorLayer(AreaLevel.Lsoa, 2021, "2021", 1), new IndicatorLayer(AreaLevel.Ward, 2024, "2021", 1),
                new IndicatorLayer(AreaLevel.Lsoa, 2021, "2020", 1),
            ],
            holdings[1].Layers);
        Assert.Empty(holdings[2].Layers);
    }

    [AtlasFact]
    public async Task The_same_values_twice_change_nothing_and_revised_ones_are_changed()
    {
        await ImportAsync(Place);
        IndicatorValue[] values =
            [Make.Value("i", "E01000001", 1), Make.Value("i", "E01000002", 2), new("i", "E01000003", 2021, "2021", null, Suppressed: true)];
        var first = await ImportAsync(Make.Indicator("i"), values);
        Assert.Equal((3L, 0L, 0L), (first.Added, first.Changed, first.Unchanged));
        var second = await ImportAsync(Make.Indicator("i"), values);
        Assert.Equal((0L, 0L, 3L), (second.Added, second.Changed, second.Unchanged));
        var third =
            await ImportAsync(
            Make.Indicator("i") with { Name = "Better said" }, Make.Value("i", "E01000002", 2.5), Make.Value("i", "E05000001", 9, 2024));
        Assert.Equal((1L, 1L, 0L, 0L), (third.Added, third.Changed, third.Unchanged, third.Retired));
        Assert.Equal([1.0, 2.5, null], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021"));
        Assert.Equal("Better said", (await Atlas.Indicators.FindAsync("i"))!.Indicator.Name);
        Assert.Equal([3L, 1L], (await Atlas.Indicators.FindAsync("i"))!.Layers.Select(layer => layer.Values));
    }

    [AtlasFact]
    public async Task A_code_without_a_year_means_the_latest_area_of_that_code()
    {
        await ImportAsync(Place);
        await ImportAsync(Make.Indicator("i"), Make.Value("i", "E01000001", 5, null));
        Assert.Equal([5.0], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021"));
        Assert.Empty(await ValuesAsync("i", AreaLevel.Lsoa, 2011, "2021"));
    }

    [AtlasFact]
    public async Task Values_of_a_national_file_outside_the_atlas_are_left_out_and_told_and_unknown_codes_refused()
    {
        await ImportAsync(Place);
        var outcome = await ImportAsync(
            Make.Indicator("i"),
            Make.Value("i", "E01000001", 1), Make.Value("i", "E01033333", 2), Make.Value("i", "E01033334", 2),
            Make.Value("i", "Mill Ward", 3),
            Make.Value("i", "E01000002", 4, 2011));
        Assert.Equal((1L, 1L), (outcome.Added, outcome.Refused));
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(5, refusal.Row);
        Assert.Contains("Mill Ward", refusal.Found, StringComparison.Ordinal);
        Assert.StartsWith("3 rows are about areas outside this atlas", Assert.Single(outcome.Notices), StringComparison.Ordinal);
    }

    [AtlasFact]
    public async Task A_code_that_only_a_lookup_names_is_outside_the_atlas_as_far_as_values_go()
    {
        await ImportAsync(Place);
        await ImportAsync(new AreaChange(new AreaKey("E01000008", 2011), new AreaKey("E01000001", 2021), AreaChangeKind.Merged));
        await ImportAsync(new AreaMembership(new AreaKey("E01000007", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, "Ward"));
        var outcome = await ImportAsync(
            Make.Indicator("i"), Make.Value("i", "E01000001", 1), Make.Value("i", "E01000008", 2, 2011),
            Make.Value("i", "E01000007", 3, 2021));
        Assert.Equal((1L, 0L), (outcome.Added, outcome.Refused));
        Assert.StartsWith("2 rows are about areas outside this atlas", Assert.Single(outcome.Notices), StringComparison.Ordinal);
        Assert.Empty(await ValuesAsync("i", AreaLevel.Lsoa, 2011, "2021"));
        Assert.Equal([1.0], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021"));
    }

    [AtlasFact]
    public async Task A_file_of_values_about_other_places_alone_is_refused_as_a_whole()
    {
        await ImportAsync(Place);
        var error = await Assert.ThrowsAsync<BadInputException>(() =>
            ImportAsync(Make.Indicator("i"), Make.Value("i", "E01033333", 2), Make.Value("i", "E01033334", 2)));
        Assert.Contains("E01033333", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Atlas.Indicators.ListAsync());
    }

    [AtlasFact]
    public async Task A_value_told_twice_and_a_value_of_an_undescribed_indicator_are_refused()
    {
        await ImportAsync(Place);
        var outcome = await ImportAsync(
            Make.Indicator("i"), Make.Value("i", "E01000001", 1), Make.Value("i", "E01000001", 2),
            Make.Value("undescribed", "E01000001", 3));
        Assert.Equal((1L, 2L), (outcome.Added, outcome.Refused));
        Assert.Equal([3L, 4L], outcome.Refusals.Select(refusal => refusal.Row));
        Assert.Contains("row 2", outcome.Refusals[0].Found, StringComparison.Ordinal);
        Assert.Contains("undescribed", outcome.Refusals[1].Found, StringComparison.Ordinal);
        Assert.Equal([1.0], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021"));
    }

    [AtlasFact]
    public async Task Values_may_come_before_their_indicator_and_beside_their_areas()
    {
        await ImportAsync("indicators", async session =>
        {
            await session.StageAsync(Make.Rows([Make.Value("i", "E01000001", 1), Make.Value("i", "E05000001", 2, 2024)]));
            await session.StageAsync(Make.Rows(Place));
            await session.StageAsync([Make.Indicator("i")]);
        });
        Assert.Equal([1.0], await ValuesAsync("i", AreaLevel.Lsoa, 2021, "2021"));
        Assert.Equal([2.0], await ValuesAsync("i", AreaLevel.Ward, 2024, "2021"));
    }

    private async Task<double?[]> ValuesAsync(string indicator, AreaLevel level, int vintage, string period, AreaKey? within = null) =>
        [.. (await Atlas.Indicators.ValuesAsync(indicator, level, vintage, period, within)).Select(value => value.Value)];

    [AtlasFact]
    public async Task Values_of_several_areas_are_added_up_for_many_indicators_at_once()
    {
        await ImportAsync(Place);
        await ImportAsync(
            Make.Indicator("i"),
            new IndicatorValue("i", "E01000001", 2021, "2021", 10, 8, 13, 20, 200),
            new IndicatorValue("i", "E01000001", 2011, "2021", 1000),
            new IndicatorValue("i", "E01000002", 2021, "2021", 40, 38, 41, null, 100),
            new IndicatorValue("i", "E01000003", 2021, "2021", null, Count: 5, Denominator: 50, Suppressed: true));
        await ImportAsync(
            Make.Indicator("other"),
            Make.Value("other", "E01000002", 7), Make.Value("other", "E01000003", null),
            Make.Value("other", "E01000001", 9, period: "2020"));
        await ImportAsync(Make.Indicator("elsewhere"), Make.Value("elsewhere", "E05000001", 1, 2024));
        SeriesKey[] asked = [new("other", "2021"), new("unknown", "2021"), new("i", "2021"), new("elsewhere", "2021"), new("i", "1999")];
        AreaPeople[] areas =
        [
            new("E01000003", 30), new("E01000001", 1000), new("E01000002", null), new("E01999999", 5), new("E05000001", 9),
        ];
        var sums = await Atlas.Indicators.SumsAsync(AreaLevel.Lsoa, 2021, areas, asked);
        Assert.Equal([asked[0], asked[2]], sums.Select(one => one.Series));
        Assert.Equal(new ValueSums { Known = 1, Values = 7 }, sums[0].Sums);
        Assert.Equal(
            new ValueSums
            {
                Known = 2,
                Suppressed = 1,
                Counted = 1,
                WithDenominator = 2,
                WithPeople = 1,
                Limited = 2,
                Values = 50,
                Counts = 20,
                Denominators = 300,
                ByDenominator = 6000,
                People = 1000,
                ByPeople = 10_000,
                Widths = 34,
                WidthsByDenominator = 1_000_000 + 90_000,
                WidthsByPeople = 25_000_000,
            },
            sums[1].Sums);
        Assert.Empty(await Atlas.Indicators.SumsAsync(AreaLevel.Lsoa, 2021, [], asked));
        Assert.Empty(await Atlas.Indicators.SumsAsync(AreaLevel.Lsoa, 2021, areas, []));
        Assert.Empty(await Atlas.Indicators.SumsAsync(AreaLevel.Msoa, 2021, areas, asked));
        var few = await Atlas.Indicators.SumsAsync(AreaLevel.Lsoa, 2021, [new("E01000001", null)], asked);
        Assert.Equal(10, Assert.Single(few).Sums.Values);
    }
}
