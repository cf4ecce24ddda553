using CommunityAssets.Analysis.Statistics;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

/// <summary>The quick way against the plain one: every draw gathered and added up for every area.</summary>
public sealed class ConditionalPermutationTests
{
    [Theory]
    [InlineData(2, 1, 99)]
    [InlineData(5, 4, 99)]
    [InlineData(12, 11, 499)]
    [InlineData(40, 6, 499)]
    [InlineData(400, 9, 199)]
    [InlineData(400, 9, 1)]
    public void The_place_of_a_sum_is_what_adding_up_every_draw_for_every_area_gives(int areas, int most, int permutations)
    {
        var random = new Random(areas + most);
        Same([.. Enumerable.Range(0, areas).Select(_ => random.NextDouble() - 0.5)], Lists(areas, most, random), permutations);
    }

    [Fact]
    public void An_area_that_alone_differs_finds_nothing_to_differ_from()
    {
        var values = new double[60];
        values[7] = 1e6;
        var lists = Lists(60, 5, new Random(5));
        Same(values, lists, 499);
        var placed = ConditionalPermutation.Of(
            values, SpatialWeights.From(lists, WeightStyle.Binary), 499, 3, null, CancellationToken.None);
        Assert.Equal(0, placed[7].Variance);
        Assert.Equal((499, 499), (placed[7].AtLeast, placed[7].AtMost));
    }

    [Fact]
    public void Few_whole_numbers_tie_in_every_order()
    {
        var random = new Random(11);
        Same([.. Enumerable.Range(0, 80).Select(_ => random.Next(3) - (1 / 3d))], Lists(80, 8, random), 299);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var weights = SpatialWeights.From([[1], [0], [1]], WeightStyle.Binary);
        Assert.ThrowsAny<OperationCanceledException>(() => ConditionalPermutation.Of([1, 2, 3], weights, 99, 1, null, stop.Token));
    }

    private static void Same(double[] values, int[][] lists, int permutations)
    {
        var quick = ConditionalPermutation.Of(
            values, SpatialWeights.From(lists, WeightStyle.Binary), permutations, 3, null, CancellationToken.None);
        var table = Table(values.Length, lists.Max(list => list.Length), permutations);
        for (var area = 0; area < values.Length; area++)
        {
            if (lists[area].Length == 0)
            {
                Assert.Equal(PermutedSum.None, quick[area]);
                continue;
            }

            var others = values.ToArray();
            others[area] = values[^1];
            var sums = table.Select(row => row.Take(lists[area].Length).Sum(drawn => others[drawn])).ToArray();
            var observed = lists[area].Order().Sum(neighbour => values[neighbour]);
            var slack = 1e-12 * Math.Max(1, Math.Abs(observed));
            Assert.Equal(observed, quick[area].Observed);
            Assert.Equal(sums.Count(sum => sum >= observed - slack), quick[area].AtLeast);
            Assert.Equal(sums.Count(sum => sum <= observed + slack), quick[area].AtMost);
            var mean = sums.Average();
            Assert.Equal(mean, quick[area].Mean, 1e-9 * Math.Max(1, Math.Abs(mean)));
            var variance = permutations < 2 ? double.NaN : sums.Sum(sum => (sum - mean) * (sum - mean)) / (permutations - 1);
            Assert.Equal(variance, quick[area].Variance, 1e-9 * double.MaxNumber(1, variance));
        }
    }

    private static int[][] Table(int areas, int most, int permutations)
    {
        var random = new Xoshiro(3);
        return [.. Enumerable.Range(0, permutations).Select(_ =>
        {
            var row = new List<int>();
            while (row.Count < most)
            {
                var drawn = random.Below(areas - 1);
                if (!row.Contains(drawn))
                {
                    row.Add(drawn);
                }
            }

            return row.ToArray();
        })];
    }

    /// <summary>From none to the most neighbours, different ones from area to area.</summary>
    private static int[][] Lists(int areas, int most, Random random) =>
    [
        .. Enumerable.Range(0, areas).Select(area =>
        {
            var others = Enumerable.Range(0, areas).Where(other => other != area).ToArray();
            random.Shuffle(others);
            return others[..(area == 0 ? most : random.Next(most + 1))];
        }),
    ];
}
