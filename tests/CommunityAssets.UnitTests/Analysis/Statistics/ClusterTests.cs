using CommunityAssets.Analysis.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

public sealed class ClusterTests
{
    private static readonly PermutationPlan Plan = new(499);

    [Fact]
    public void A_block_of_high_values_among_low_ones_is_found_and_nothing_else()
    {
        var found = LocalMoran.Of(Block(20), Grid(20), Plan);
        var kinds = found.Select((statistic, area) => (statistic.Kind, Row: area / 20, Column: area % 20)).ToList();
        Assert.All(
            kinds.Where(area => area is { Row: > 0 and < 5, Column: > 0 and < 5 }), area => Assert.Equal(ClusterKind.HighHigh, area.Kind));
        Assert.DoesNotContain(
            kinds, area => area is { Row: > 8 } or { Column: > 8 } && area.Kind is ClusterKind.HighHigh or ClusterKind.HighLow);
        var star = GetisOrd.Of(Block(20), Grid(20), star: true, Plan);
        Assert.Equal(ClusterKind.HighHigh, star[42].Kind);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_on_any_number_of_threads()
    {
        var values = Noise(400, 7);
        var first = LocalMoran.Of(values, Grid(20), Plan);
        Assert.Equal(first, LocalMoran.Of(values, Grid(20), Plan));
        Assert.NotEqual(first, LocalMoran.Of(values, Grid(20), Plan with { Seed = 8 }));
    }

    [Fact]
    public void Areas_without_a_value_are_left_out_and_are_nobodys_neighbours()
    {
        var values = Noise(100, 3);
        (values[0], values[55]) = (double.NaN, double.NaN);
        var found = LocalMoran.Of(values, Grid(10), Plan);
        Assert.Equal(ClusterKind.NotKnown, found[55].Kind);
        Assert.True(double.IsNaN(found[0].Value));
        Assert.All(found.Where((_, area) => area is not (0 or 55)), statistic => Assert.True(double.IsFinite(statistic.Value)));
    }

    [Fact]
    public void Nothing_is_said_of_islands_nor_where_all_is_equal_or_missing()
    {
        var weights = SpatialWeights.From([[1], [0, 2], [1], []], WeightStyle.RowStandardised);
        var found = LocalMoran.Of([1, 2, 4, 9], weights, Plan);
        Assert.Equal(LocalStatistic.None, found[3]);
        Assert.NotEqual(LocalStatistic.None, found[0]);
        Assert.All(LocalMoran.Of([5, 5, 5, 5], weights, Plan), statistic => Assert.Equal(LocalStatistic.None, statistic));
        Assert.All(GetisOrd.Of([5, 5, 5, 5], weights, true, Plan), statistic => Assert.Equal(LocalStatistic.None, statistic));
        Assert.All(
            LocalMoran.Of([double.NaN, double.NaN, double.NaN, double.NaN], weights, Plan),
            statistic => Assert.Equal(LocalStatistic.None, statistic));
        Assert.True(double.IsNaN(GlobalMoran.Of([5, 5, 5, 5], weights).Moran));
    }

    [Fact]
    public void One_area_or_none_is_an_answer_too()
    {
        Assert.Equal([LocalStatistic.None], LocalMoran.Of([3], SpatialWeights.From([[]], WeightStyle.Binary), Plan));
        Assert.Empty(LocalMoran.Of([], SpatialWeights.From([], WeightStyle.Binary), Plan));
        Assert.Empty(GetisOrd.Of([], SpatialWeights.From([], WeightStyle.Binary), false, Plan));
        Assert.Equal(0, GlobalMoran.Of([], SpatialWeights.From([], WeightStyle.Binary)).Areas);
    }

    [Fact]
    public void Two_neighbours_that_are_all_there_is_are_drawn_as_they_are()
    {
        var found = LocalMoran.Of([1, 3], SpatialWeights.From([[1], [0]], WeightStyle.RowStandardised), Plan);
        Assert.All(found, statistic => Assert.Equal(-1, statistic.Value, 1e-12));
        Assert.All(found, statistic => Assert.Equal(1, statistic.PseudoP));
        Assert.All(found, statistic => Assert.Equal(ClusterKind.NotSignificant, statistic.Kind));
    }

    [Fact]
    public void Scale_and_shift_of_the_values_change_nothing()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            seed =>
            {
                var values = Noise(64, (ulong)(uint)seed);
                var moved = Array.ConvertAll(values, value => 1000 + (value * 37));
                var plan = new PermutationPlan(99);
                var (one, other) = (LocalMoran.Of(values, Grid(8), plan), LocalMoran.Of(moved, Grid(8), plan));
                return one.Zip(other).All(pair =>
                    Math.Abs(pair.First.Value - pair.Second.Value) < 1e-9 && pair.First.PseudoP == pair.Second.PseudoP
                    && pair.First.Kind == pair.Second.Kind);
            }).Check(FixedDraws.Config.WithMaxTest(20));
    }

    [Fact]
    public void The_mean_of_local_Moran_is_global_Moran_where_weights_are_row_standardised()
    {
        var values = Noise(100, 11);
        var local = LocalMoran.Of(values, Grid(10), new PermutationPlan(1)).Average(statistic => statistic.Value);
        Assert.Equal(GlobalMoran.Of(values, Grid(10)).Moran, local, 1e-12);
    }

    [Fact]
    public void Weights_that_make_no_sense_are_refused_in_words()
    {
        var own = Assert.Throws<ArgumentException>(() => SpatialWeights.From([[1], [1]], WeightStyle.Binary));
        Assert.Contains("Area 1", own.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SpatialWeights.From([[1, 1], [0]], WeightStyle.Binary));
        Assert.Throws<ArgumentException>(() => SpatialWeights.From([[2], [0]], WeightStyle.Binary));
        Assert.Throws<ArgumentException>(() => LocalMoran.Of([1, 2, 3], SpatialWeights.From([[1], [0]], WeightStyle.Binary), Plan));
        var endless = Assert.Throws<ArgumentException>(
            () => LocalMoran.Of([1, double.PositiveInfinity], SpatialWeights.From([[1], [0]], WeightStyle.Binary), Plan));
        Assert.Contains("area 1", endless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_few_areas_and_many_permutations_stops_between_areas()
    {
        using var cancelled = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => LocalMoran.Of(Noise(400, 1), Grid(20), Plan, new Cancelling(cancelled), cancelled.Token));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => LocalMoran.Of(Noise(400, 1), Grid(20), Plan, cancellationToken: cancelled.Token));
    }

    private static double[] Block(int side) =>
        [.. Enumerable.Range(0, side * side).Select(area => area / side < 6 && area % side < 6 ? 10 + (area % 3 * 0.1) : 1 + (area % 5 * 0.1))];

    private static double[] Noise(int count, ulong seed)
    {
        var random = new Xoshiro(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Unit())];
    }

    private static SpatialWeights Grid(int side)
    {
        var lists = new int[side * side][];
        for (var area = 0; area < lists.Length; area++)
        {
            var (row, column) = (area / side, area % side);
            lists[area] =
            [
                .. from down in Enumerable.Range(-1, 3)
                   from right in Enumerable.Range(-1, 3)
                   where (down, right) != (0, 0) && row + down >= 0 && row + down < side && column + right >= 0 && column + right < side
                   select ((row + down) * side) + column + right,
            ];
        }

        return SpatialWeights.From(lists, WeightStyle.RowStandardised);
    }

    /// <summary>Cancels as soon as anything is told.</summary>
    private sealed class Cancelling(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
