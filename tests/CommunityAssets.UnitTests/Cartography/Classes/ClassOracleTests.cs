using CommunityAssets.Cartography.Classes;
using CommunityAssets.UnitTests.Analysis.Oracles;

namespace CommunityAssets.UnitTests.Cartography.Classes;

/// <summary>
/// Against R's classInt and base R on real areas (<c>tools/oracles/classes.R</c>) and against what mapclassify documents of its example,
/// employment density in 58 counties of California.
/// </summary>
public sealed class ClassOracleTests
{
    public static TheoryData<string> Methods => ["quantile", "equal", "natural", "headtail"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Classes_are_those_of_classInt(string id)
    {
        Assert.True(ClassMethods.TryParse(id, out var method));
        var oracle = Table.Read("class_breaks");
        var rows = Enumerable.Range(0, oracle.Count).Where(row => oracle.Text(row, "method") == id).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var values = Values(oracle.Text(row, "set"));
            var limits = Limits(oracle, row);
            var found = Classifier.Classify(values, method, (int)oracle.Number(row, "n"));
            var counts = Counts(values, limits, method);

            // R keeps steps that hold nothing; here a step without a value is joined to the next.
            if (method == ClassMethod.Quantile)
            {
                Assert.Equal(limits.Length, found.Limits.Length);
                Assert.All(
                    limits.Zip(found.Limits).Index(),
                    at => AsEvenOrMore(
                        values, at.Item.First, at.Item.Second, (at.Index + 1) * values.Length / (double)(limits.Length + 1)));
            }
            else if (counts.All(count => count > 0))
            {
                Assert.Equal(limits.Length, found.Limits.Length);
                Assert.All(limits.Zip(found.Limits), pair => Near(pair.First, pair.Second));
                Assert.Equal(counts, found.Counts);
            }
            else
            {
                Assert.Equal(ClassMethod.EqualInterval, method);
                Assert.Equal(counts.Where(count => count > 0), found.Counts);
            }

            if (method == ClassMethod.NaturalBreaks)
            {
                Near(oracle.Number(row, "fit"), Goodness.OfVariance(values, found));
            }
        }
    }

    [Fact]
    public void Round_numbers_are_those_of_R()
    {
        var oracle = Table.Read("pretty");
        for (var row = 0; row < oracle.Count; row++)
        {
            var (lowest, highest, asked) = (oracle.Number(row, "lowest"), oracle.Number(row, "highest"), (int)oracle.Number(row, "n"));
            double[] values = [.. Enumerable.Range(0, 2001).Select(step => lowest + ((highest - lowest) * step / 2000))];
            var found = Classifier.Classify(values, ClassMethod.Pretty, asked);

            // More than seven classes have no palette: then it is what R says for fewer.
            var told = row;
            while (Limits(oracle, told).Length >= Classifier.MostClasses)
            {
                told--;
                Assert.Equal(lowest, oracle.Number(told, "lowest"));
            }

            var limits = Limits(oracle, told);
            Assert.Equal(limits.Length, found.Limits.Length);
            Assert.All(limits.Zip(found.Limits), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * (highest - lowest)));
        }
    }

    [Fact]
    public void A_round_number_is_the_number_that_is_written()
    {
        double[] values = [.. Enumerable.Range(0, 101).Select(step => step / 100d)];

        Assert.Equal([0.2, 0.4, 0.6, 0.8], Classifier.Classify(values, ClassMethod.Pretty, 5).Limits.AsEnumerable());
    }

    [Fact]
    public void Classes_of_employment_in_California_are_those_that_mapclassify_documents()
    {
        var values = Values("calemp");
        var quantiles = Classifier.Classify(values, ClassMethod.Quantile, 5);
        Assert.Equal([1.464, 5.798, 13.278, 54.616], quantiles.Limits, Close);
        Assert.Equal([12, 11, 12, 11, 12], quantiles.Counts.AsEnumerable());

        // Documented with empty classes between: 57, 0, 0, 0, 1.
        Assert.Equal([57, 1], Classifier.Classify(values, ClassMethod.EqualInterval, 5).Counts.AsEnumerable());

        // Upper bounds 75.29, 192.05, 370.5, 722.85: here a limit is half way to the next value.
        var natural = Classifier.Classify(values, ClassMethod.NaturalBreaks, 5);
        Assert.Equal([49, 3, 4, 1, 1], natural.Counts.AsEnumerable());
        Assert.Equal(
            [75.29, 192.05, 370.5, 722.85], natural.Limits.Select(limit => values.Where(value => value < limit).Max()), Close);

        var tail = Classifier.Classify(values, ClassMethod.HeadTail, 7);
        Assert.Equal([125.92810345, 811.26], tail.Limits, Close);
        Assert.Equal([50, 7, 1], tail.Counts.AsEnumerable());

        // Mean 125.92810344827588, standard deviation 546.6452286365233, and StdMean's bound at 1.5 of them, 945.8959464; at and one above
        // the mean (anchored) 125.92810345 and 672.57333208. Nothing is so far below the mean.
        var deviation = Classifier.Classify(values, ClassMethod.StandardDeviation, 5);
        Assert.Equal([125.92810344827588 + (0.5 * 546.6452286365233), 945.8959464], deviation.Limits, Close);
        Assert.Equal([125.92810345, 672.57333208], Classifier.Classify(values, ClassMethod.StandardDeviation, 4).Limits, Close);
        Assert.Equal([56, 1, 1], deviation.Counts.AsEnumerable());
        Assert.Equal([2, 3, 4], deviation.Parts.AsEnumerable());
        Assert.Equal(5, deviation.Scale);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(273.15)]
    [InlineData(1_000_000)]
    public void Natural_breaks_stay_where_they_are_when_all_values_move_as_in_mapclassifys_own_tests(double offset)
    {
        double[] values = [.. new double[] { 0, 1, 2, 50, 51, 52, 100, 101, 102 }.Select(value => value + offset)];
        var found = Classifier.Classify(values, ClassMethod.NaturalBreaks, 3);
        Assert.Equal([3, 3, 3], found.Counts.AsEnumerable());
        Assert.Equal([26, 76], found.Limits.Select(limit => Math.Round(limit - offset, 9)));
    }

    [Fact]
    public void Quantiles_of_a_thousand_numbers_are_those_of_mapclassifys_own_tests()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(number => (double)number)];
        Assert.Equal([249.75, 499.5, 749.25], Classifier.Classify(values, ClassMethod.Quantile, 4).Limits.AsEnumerable());
    }

    [Fact]
    public void Heads_and_tails_part_as_in_mapclassifys_own_tests()
    {
        // TestHeadTailBreaks: i^-2 for 1 to 999; the highest twice; values that differ in the last figure alone.
        double[] values = [.. Enumerable.Range(1, 999).Select(number => Math.Pow(number, -2))];
        Assert.Equal([975, 21, 2, 1], Classifier.Classify(values, ClassMethod.HeadTail, 7).Counts.AsEnumerable());
        Assert.Equal([980, 17, 1, 2], Classifier.Classify([.. values, 1], ClassMethod.HeadTail, 7).Counts.AsEnumerable());
        Assert.Equal([2, 1], Classifier.Classify([1 + Math.Pow(2, -52), 1, 1], ClassMethod.HeadTail, 7).Counts.AsEnumerable());
        Assert.Equal([975, 24], Classifier.Classify(values, ClassMethod.HeadTail, 2).Counts.AsEnumerable());
    }

    // R's quantile is the limit wherever it parts the values as evenly as can be; else the limit parts them more evenly than it.
    private static void AsEvenOrMore(double[] values, double quantile, double limit, double even)
    {
        var (below, belowQuantile) = (values.Count(value => value < limit), values.Count(value => value < quantile - 1e-9));
        Assert.True(Math.Abs(below - even) <= Math.Abs(belowQuantile - even) + 1e-9, $"{limit} parts {below}, {quantile} {belowQuantile}");
        if (below == belowQuantile)
        {
            Near(quantile, limit);
        }
    }

    private static int[] Counts(double[] values, double[] limits, ClassMethod method)
    {
        var counts = new int[limits.Length + 1];
        foreach (var value in values)
        {
            // A value that is a mean itself is below it by the rule of heads and tails, above by that of all others.
            counts[limits.Count(limit => method == ClassMethod.HeadTail ? limit < value : limit <= value + (1e-12 * Math.Abs(value)))]++;
        }

        return counts;
    }

    private static double[] Values(string set)
    {
        var table = Table.Read("class_values");
        return
        [
            .. Enumerable.Range(0, table.Count).Where(row => table.Text(row, "set") == set).Select(row => table.Number(row, "value")),
        ];
    }

    private static double[] Limits(Table table, int row) =>
    [
        .. table.Text(row, "limits").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-8 * Math.Max(1, Math.Abs(one));

    private static void Near(double expected, double found) => Assert.Equal(expected, found, 1e-9 * Math.Max(1, Math.Abs(expected)));
}
