using CommunityAssets.Analysis.Apportionment;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Apportionment;

public sealed class VintageCarryTests
{
    // A unchanged; B split into B1 (600 people) and B2 (200); C and D merged into M.
    private static readonly AreaChange[] Changes =
    [
        Change("A", "A", AreaChangeKind.Unchanged),
        Change("B", "B1", AreaChangeKind.Split),
        Change("B", "B2", AreaChangeKind.Split),
        Change("C", "M", AreaChangeKind.Merged),
        Change("D", "M", AreaChangeKind.Merged),
    ];

    private static readonly Dictionary<string, double> Earlier = new() { ["A"] = 1000, ["B"] = 700, ["C"] = 300, ["D"] = 100 };
    private static readonly Dictionary<string, double> Later = new() { ["A"] = 1100, ["B1"] = 600, ["B2"] = 200, ["M"] = 420 };

    [Fact]
    public void Counts_are_shared_by_people_and_added_up()
    {
        var carried = Carry(ValueKind.Count, Value("A", 10), Value("B", 8), Value("C", 3), Value("D", 4));
        Assert.Equal([("A", 10d), ("B1", 6d), ("B2", 2d), ("M", 7d)], carried.Values.Select(value => (value.Area, value.Value!.Value)));
        Assert.All(carried.Values, value => Assert.Equal(2021, value.Vintage));
        Assert.Equal(new CarryLoss { Unchanged = 1, Split = 2, Merged = 1 }, carried.Loss);
    }

    [Fact]
    public void Rates_are_taken_over_by_parts_and_averaged_by_people_when_merged()
    {
        var carried = Carry(ValueKind.Rate, Value("A", 10), Value("B", 8), Value("C", 3), Value("D", 7));
        Assert.Equal([10d, 8d, 8d, 4d], carried.Values.Select(value => value.Value!.Value));
    }

    [Fact]
    public void Rates_are_averaged_by_their_denominators_where_every_part_has_one()
    {
        var carried = Carry(
            ValueKind.Proportion,
            Value("C", 50) with { Count = 5, Denominator = 10 }, Value("D", 10) with { Count = 3, Denominator = 30 });
        var merged = Assert.Single(carried.Values);
        Assert.Equal((20d, 8d, 40d), (merged.Value, merged.Count, merged.Denominator));
    }

    [Fact]
    public void Ranks_and_tenths_are_not_averaged()
    {
        var carried = Carry(ValueKind.Index, Value("A", 1), Value("B", 4), Value("C", 3), Value("D", 5));
        Assert.Equal([1, 4, 4, null], carried.Values.Select(value => value.Value));
        Assert.False(carried.Values[3].Suppressed);
        Assert.Equal(1, carried.Loss.RanksLeftOut);
    }

    [Fact]
    public void Limits_stay_where_the_area_is_the_same_or_the_rate_is_taken_over()
    {
        var rates = Carry(ValueKind.Rate, Limited("A"), Limited("B"), Limited("C"), Limited("D"));
        Assert.Equal([4, 4, 4, null], rates.Values.Select(value => value.Lower));
        Assert.Equal(1, rates.Loss.LimitsLeftOut);
        var counts = Carry(ValueKind.Count, Limited("A"), Limited("B"));
        Assert.Equal([6, null, null], counts.Values.Select(value => value.Upper));
        Assert.Equal(2, counts.Loss.LimitsLeftOut);
    }

    [Fact]
    public void A_merged_area_with_a_part_held_back_or_missing_has_no_value()
    {
        var suppressed = Carry(ValueKind.Count, Value("C", 3), new IndicatorValue("i", "D", 2011, "2019", Value: null, Suppressed: true));
        Assert.Equal((null, true), (Assert.Single(suppressed.Values).Value, suppressed.Values[0].Suppressed));
        var missing = Carry(ValueKind.Rate, Value("C", 3));
        Assert.Equal((null, false), (Assert.Single(missing.Values).Value, missing.Values[0].Suppressed));
        Assert.Equal(1, missing.Loss.PartsMissing);
    }

    [Fact]
    public void Suppression_goes_to_every_part_of_a_split_area()
    {
        var carried = Carry(ValueKind.Count, new IndicatorValue("i", "B", 2011, "2019", Value: null, Suppressed: true));
        Assert.Equal(["B1", "B2"], carried.Values.Select(value => value.Area));
        Assert.All(carried.Values, value => Assert.True(value.Suppressed));
    }

    [Fact]
    public void A_part_where_nobody_lives_does_not_count_in_an_average_but_its_count_does()
    {
        var weights = ChangeWeights.From(Changes, new Dictionary<string, double> { ["C"] = 300, ["D"] = 0 }, Later);
        Assert.Equal(3, Assert.Single(
            VintageCarry.Carry(Indicator(ValueKind.Rate), [Value("C", 3), Value("D", 99)], weights).Values).Value);
        Assert.Equal(5, Assert.Single(
            VintageCarry.Carry(Indicator(ValueKind.Count), [Value("C", 3), Value("D", 2)], weights).Values).Value);
    }

    [Fact]
    public void Without_populations_parts_share_evenly_and_that_is_told()
    {
        var weights = ChangeWeights.From(Changes, new Dictionary<string, double>(), new Dictionary<string, double>());
        var counts = VintageCarry.Carry(Indicator(ValueKind.Count), [Value("B", 8)], weights);
        Assert.Equal([4, 4], counts.Values.Select(value => value.Value));
        Assert.Equal(2, counts.Loss.Evenly);
        var rates = VintageCarry.Carry(Indicator(ValueKind.Rate), [Value("C", 3), Value("D", 7)], weights);
        Assert.Equal(5, Assert.Single(rates.Values).Value);
        Assert.Equal(1, rates.Loss.Evenly);
    }

    [Fact]
    public void Periods_are_carried_each_for_itself_and_areas_outside_the_lookup_are_told()
    {
        var carried = Carry(ValueKind.Count, Value("B", 8), Value("B", 4) with { Period = "2020" }, Value("Z", 1));
        Assert.Equal([("2019", 6d), ("2019", 2d), ("2020", 3d), ("2020", 1d)],
            carried.Values.Select(value => (value.Period, value.Value!.Value)));
        Assert.Equal(1, carried.Loss.NotInLookup);
    }

    [Fact]
    public void What_was_lost_is_told_in_sentences()
    {
        var loss = Carry(ValueKind.Index, Value("A", 1), Value("B", 4), Value("C", 3), Value("D", 5)).Loss;
        Assert.Equal(
            [
                "3 values were carried from areas of 2011 to areas of 2021, 1 of them unchanged.",
                "2 values were taken from areas that have been split.",
                "1 rank or tenth was left out, since it cannot be averaged.",
            ],
            loss.Sentences(2011, 2021));
    }

    [Fact]
    public void Mixed_input_is_refused()
    {
        var weights = ChangeWeights.From(Changes, Earlier, Later);
        Assert.Throws<ArgumentException>(
            () => VintageCarry.Carry(Indicator(ValueKind.Count), [Value("A", 1) with { Indicator = "other" }], weights));
        Assert.Throws<ArgumentException>(() => VintageCarry.Carry(Indicator(ValueKind.Count), [Value("A", 1), Value("A", 2)], weights));
        Assert.Throws<ArgumentException>(() => ChangeWeights.From([], Earlier, Later));
        Assert.Throws<ArgumentException>(() => ChangeWeights.From(
            [.. Changes, new AreaChange(new AreaKey("A", 2001), new AreaKey("A", 2011), AreaChangeKind.Unchanged)], Earlier, Later));
    }

    [Fact]
    public void Totals_of_counts_stay_what_they_were_whatever_the_changes() =>
        Prop.ForAll(Arbitrary(), place =>
        {
            var weights = ChangeWeights.From(place.Changes, place.Earlier, place.Later);
            var values = place.Earlier.Keys.Select((area, i) => Value(area, (i * 37) % 101)).ToArray();
            var carried = VintageCarry.Carry(Indicator(ValueKind.Count), values, weights);
            return Math.Abs(values.Sum(value => value.Value!.Value) - carried.Values.Sum(value => value.Value!.Value)) < 1e-6;
        }).Check(FixedDraws.Config);

    [Fact]
    public void Shares_of_every_earlier_area_add_up_to_one() =>
        Prop.ForAll(Arbitrary(), place =>
        {
            var weights = ChangeWeights.From(place.Changes, place.Earlier, place.Later);
            var shares = weights.Later.SelectMany(weights.PartsOf).GroupBy(part => part.From).Select(area => area.Sum(part => part.Share));
            return shares.All(share => Math.Abs(share - 1) < 1e-9);
        }).Check(FixedDraws.Config);

    [Fact]
    public void A_rate_that_is_the_same_everywhere_stays_the_same_everywhere() =>
        Prop.ForAll(Arbitrary(), place =>
        {
            var weights = ChangeWeights.From(place.Changes, place.Earlier, place.Later);
            var carried = VintageCarry.Carry(Indicator(ValueKind.Rate), place.Earlier.Keys.Select(area => Value(area, 12.5)), weights);
            return carried.Values.All(value => Math.Abs(value.Value!.Value - 12.5) < 1e-9);
        }).Check(FixedDraws.Config);

    private static Arbitrary<Place> Arbitrary()
    {
        // Each group of areas goes from 1-3 earlier to 1-3 later areas, each to each; populations may be zero.
        var group = Gen.Choose(1, 3).SelectMany(
            from => Gen.Choose(1, 3).SelectMany(
            to => Gen.ArrayOf(Gen.Choose(-1500, 2000).Select(people => Math.Max(0, people)), 6).Select(people => (from, to, people))));
        return Gen.ArrayOf(group).Where(groups => groups.Length > 0).Select(groups =>
        {
            var place = new Place([], [], []);
            for (var g = 0; g < groups.Length; g++)
            {
                var (from, to, people) = groups[g];
                var kind = (from, to) switch
                {
                    (1, 1) => AreaChangeKind.Unchanged,
                    (1, _) => AreaChangeKind.Split,
                    (_, 1) => AreaChangeKind.Merged,
                    _ => AreaChangeKind.Irregular,
                };
                for (var i = 0; i < from; i++)
                {
                    place.Earlier[$"E{g}.{i}"] = people[i];
                    for (var j = 0; j < to; j++)
                    {
                        place.Later[$"L{g}.{j}"] = people[3 + j];
                        place.Changes.Add(Change($"E{g}.{i}", $"L{g}.{j}", kind));
                    }
                }
            }

            return place;
        }).ToArbitrary();
    }

    private static CarriedValues Carry(ValueKind kind, params IndicatorValue[] values) =>
        VintageCarry.Carry(Indicator(kind), values, ChangeWeights.From(Changes, Earlier, Later));

    private static Indicator Indicator(ValueKind kind) => new() { Id = "i", Name = "An indicator", ValueKind = kind };

    private static IndicatorValue Value(string area, double value) => new("i", area, 2011, "2019", value);

    private static IndicatorValue Limited(string area) => Value(area, 5) with { Lower = 4, Upper = 6 };

    private static AreaChange Change(string from, string to, AreaChangeKind kind) =>
        new(new AreaKey(from, 2011), new AreaKey(to, 2021), kind);

    private sealed record Place(List<AreaChange> Changes, Dictionary<string, double> Earlier, Dictionary<string, double> Later);
}
