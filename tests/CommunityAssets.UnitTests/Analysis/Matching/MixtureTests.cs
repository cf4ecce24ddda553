using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.UnitTests.Analysis.Matching;

public sealed class MixtureTests
{
    // The 17 pairs of linkexample1 and linkexample2 in the vignette of R's package reclin (van der Laan), by which of last name, first
    // name, address and sex agree (Jaro-Winkler above 0.9; a missing sex does not), and what problink_em prints for them.
    private static readonly string[] Pairs =
    [
        "1010", "0001", "0011", "1010", "0000", "0010", "0000", "1011", "1011", "0000", "1010", "1110", "0000", "1010", "1010", "1101",
        "1010",
    ];

    [Fact]
    public void Shares_are_those_of_the_published_example_of_reclin()
    {
        var start = Enumerable.Repeat(new LatentField([0.95, 0.05], [0.02, 0.98]), 4).ToArray();
        var patterns = Pairs.Select(pair => new PatternCount([.. pair.Select(agrees => agrees == '1' ? 1u : 2u)], 1)).ToArray();
        var fit = Mixture.Fit(start, 0.05, patterns, tolerance: 1e-12, rounds: 100_000);
        Assert.True(fit.Converged);

        // The package stops at 1e-5, before last name's u has run all the way to 0.
        Assert.Equal(0.5882748, fit.Prior, 1e-3);
        Assert.Equal([0.9995993, 0.2000808, 0.8999198, 0.3001260], fit.Fields.Select(field => field.Match[0]), Close);
        Assert.Equal([1.148282e-03, 6.5e-11, 0.2861829, 0.2855427], fit.Fields.Select(field => field.Differ[0]), Close);
    }

    [Fact]
    public void Planted_shares_are_found_again_with_values_missing()
    {
        double[][] m = [[0.8, 0.15, 0.05], [0.9, 0.1], [0.7, 0.3], [0.6, 0.4]];
        double[][] u = [[0.02, 0.08, 0.9], [0.05, 0.95], [0.1, 0.9], [0.2, 0.8]];
        const double Prior = 0.08;
        var random = new Random(5);
        var counts = new Dictionary<string, (uint[] Cells, double Count)>(StringComparer.Ordinal);
        for (var pair = 0; pair < 200_000; pair++)
        {
            var of = random.NextDouble() < Prior ? m : u;
            var cells = of.Select(shares => random.NextDouble() < 0.2 ? (1u << shares.Length) - 1 : 1u << Draw(random, shares)).ToArray();
            var key = string.Join(' ', cells);
            counts[key] = (cells, counts.GetValueOrDefault(key).Count + 1);
        }

        var start = m.Select(shares => new LatentField(
            [.. shares.Select((_, cell) => cell == 0 ? 0.6 : 0.4 / (shares.Length - 1))],
            [.. shares.Select((_, cell) => cell == 0 ? 0.1 : 0.9 / (shares.Length - 1))])).ToArray();
        var fit = Mixture.Fit(start, 0.2, [.. counts.Values.Select(item => new PatternCount(item.Cells, item.Count))], rounds: 5000);
        Assert.True(fit.Converged);
        Assert.Equal(Prior, fit.Prior, 0.01);
        for (var field = 0; field < m.Length; field++)
        {
            Assert.Equal(m[field], fit.Fields[field].Match, (a, b) => Math.Abs(a - b) < 0.03);
            Assert.Equal(u[field], fit.Fields[field].Differ, (a, b) => Math.Abs(a - b) < 0.01);
        }
    }

    [Fact]
    public void What_is_missing_everywhere_stays_as_it_was_believed_to_be()
    {
        LatentField[] start = [new([0.9, 0.1], [0.1, 0.9]), new([0.7, 0.3], [0.2, 0.8])];
        PatternCount[] patterns = [new([1, 3], 30), new([2, 3], 70)];
        var fit = Mixture.Fit(start, 0.5, patterns);
        Assert.Equal(0.7, fit.Fields[1].Match[0], 1e-9);
        Assert.Equal(0.2, fit.Fields[1].Differ[0], 1e-9);
    }

    [Fact]
    public void Each_round_makes_the_patterns_likelier()
    {
        var start = Enumerable.Repeat(new LatentField([0.95, 0.05], [0.02, 0.98]), 4).ToArray();
        var patterns = Pairs.Select(pair => new PatternCount([.. pair.Select(agrees => agrees == '1' ? 1u : 2u)], 1)).ToArray();
        var before = double.NegativeInfinity;
        for (var rounds = 1; rounds < 40; rounds++)
        {
            var fit = Mixture.Fit(start, 0.05, patterns, rounds: rounds);
            Assert.True(fit.LogLikelihood >= before - 1e-9);
            before = fit.LogLikelihood;
        }
    }

    [Fact]
    public void A_pattern_without_an_open_cell_is_refused()
    {
        LatentField[] start = [new([0.9, 0.1], [0.1, 0.9])];
        Assert.Throws<ArgumentException>(() => Mixture.Fit(start, 0.5, [new([4], 1)]));
        Assert.Throws<ArgumentException>(() => Mixture.Fit(start, 0.5, [new([], 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mixture.Fit(start, 1, [new([1], 1)]));
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 2e-3;

    private static int Draw(Random random, double[] shares)
    {
        var (at, left) = (0, random.NextDouble());
        while (at < shares.Length - 1 && (left -= shares[at]) > 0)
        {
            at++;
        }

        return at;
    }
}
