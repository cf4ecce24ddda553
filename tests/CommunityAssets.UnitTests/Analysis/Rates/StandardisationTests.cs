using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using CommunityAssets.UnitTests.Analysis.Oracles;

namespace CommunityAssets.UnitTests.Analysis.Rates;

/// <summary>Against the documented examples of R's epitools (<c>tools/oracles/standardised.R</c>).</summary>
public sealed class StandardisationTests
{
    public static TheoryData<string> Sets => ["births1", "births2", "births3", "births4", "births5", "cancer"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Standardised_rates_are_those_of_epitools(string set)
    {
        var (bands, oracle) = (Table.Read("standardised_bands"), Table.Read("standardised"));
        double[] Band(string column) =>
            [.. Enumerable.Range(0, bands.Count).Where(at => bands.Text(at, "set") == set).Select(at => bands.Number(at, column))];
        var row = Enumerable.Range(0, oracle.Count).Single(at => oracle.Text(at, "set") == set);
        var (count, people, reference, of) = (Band("count"), Band("people"), Band("reference"), Band("reference_people"));

        var p95 = DirectStandardisation.Of(count, people, Band("standard"), 1, Confidence.P95);
        var p998 = DirectStandardisation.Of(count, people, Band("standard"), 1, Confidence.P998);
        Near(oracle.Number(row, "direct"), p95.Value);
        Near(oracle.Number(row, "lower_95"), p95.Lower);
        Near(oracle.Number(row, "upper_95"), p95.Upper);
        Near(oracle.Number(row, "lower_998"), p998.Lower);
        Near(oracle.Number(row, "upper_998"), p998.Upper);

        var expected = IndirectStandardisation.Expected(people, reference, of);
        Near(oracle.Number(row, "expected"), expected);
        Near(oracle.Number(row, "ratio"), IndirectStandardisation.Ratio(count.Sum(), expected, Confidence.P95).Value);
        Near(
            oracle.Number(row, "indirect"),
            IndirectStandardisation.Rate(count.Sum(), expected, reference.Sum(), of.Sum(), 1, Confidence.P95).Value);
    }

    [Fact]
    public void Rates_of_births_are_those_that_Fay_and_Feuer_print()
    {
        // Table 1 of Fay and Feuer 1997, per 100,000 by birth order.
        var (bands, found) = (Table.Read("standardised_bands"), new List<double>());
        foreach (var order in (string[])["births1", "births2", "births3", "births4", "births5"])
        {
            int[] rows = [.. Enumerable.Range(0, bands.Count).Where(at => bands.Text(at, "set") == order)];
            double[] Band(string column) => [.. rows.Select(at => bands.Number(at, column))];
            found.Add(Math.Round(
                DirectStandardisation.Of(Band("count"), Band("people"), Band("standard"), 100_000, Confidence.P95).Value, 1));
        }

        Assert.Equal([92.3, 91.2, 85.1, 92.7, 75.5], found);
    }

    [Fact]
    public void The_European_standard_has_the_people_that_the_guidance_prints()
    {
        // The nineteen bands of the guidance (and of PHEindicatormethods' esp2013), from 0 to 4 to 90 and over.
        double[] printed =
            [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000];
        var standard = StandardPopulation.EuropeanOf2013;
        Assert.Equal(
            printed,
            Enumerable.Range(0, 19).Select(at => standard.PeopleOf(new AgeBand(at * 5, at == 18 ? null : (at * 5) + 4))!.Value));
        Assert.Equal(100_000, standard.PeopleOf(new AgeBand(0, null)));
        Assert.Equal(2500, standard.PeopleOf(new AgeBand(85, null)));
        Assert.Equal(1000, standard.PeopleOf(new AgeBand(0, 0)));
        Assert.Null(standard.PeopleOf(new AgeBand(0, 3)));
        Assert.Null(standard.PeopleOf(new AgeBand(62, 64)));
        Assert.Null(standard.PeopleOf(new AgeBand(90, 99)));
    }

    [Fact]
    public void A_standard_that_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new StandardPopulation("none", []));
        Assert.Throws<ArgumentException>(() => new StandardPopulation("nobody", [(new AgeBand(0, 4), 0)]));
        var overlap = Assert.Throws<ArgumentException>(
            () => new StandardPopulation("two", [(new AgeBand(0, 4), 1), (new AgeBand(4, null), 1)]));
        Assert.Contains("0 to 4 and 4 and over", overlap.Message, StringComparison.Ordinal);
        Assert.Null(new StandardPopulation("gap", [(new AgeBand(0, 4), 1), (new AgeBand(6, 9), 1)]).PeopleOf(new AgeBand(0, 9)));
    }

    [Fact]
    public void The_order_of_bands_and_the_size_of_the_standard_do_not_matter()
    {
        double[] count = [4, 0, 12.5, 9], people = [1000, 400, 900, 300], standard = [3, 2, 4, 1];
        var one = DirectStandardisation.Of(count, people, standard, 1000, Confidence.P95);
        var turned = DirectStandardisation.Of(
            [.. count.Reverse()], [.. people.Reverse()], [.. standard.Reverse().Select(weight => weight * 10_000)], 1000, Confidence.P95);
        Near(one.Value, turned.Value);
        Near(one.Lower, turned.Lower);
        Near(one.Upper, turned.Upper);

        // A count that is not known counts as none; ten in all are needed; a standard of nobody says nothing.
        Assert.Equal(
            DirectStandardisation.Of([20, 0], [1000, 1000], [1, 1], 1000, Confidence.P95),
            DirectStandardisation.Of([20, double.NaN], [1000, 1000], [1, 1], 1000, Confidence.P95));
        Assert.Equal(Estimate.None, DirectStandardisation.Of([0, 0], [1, 1], [1, 1], 1, Confidence.P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => DirectStandardisation.Of([20, 1], [1000, 1000], [0, 0], 1, Confidence.P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => DirectStandardisation.Of([20, -1], [1000, 1000], [1, 1], 1, Confidence.P95));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([], [], [], 1, Confidence.P95));
    }

    private static void Near(double expected, double found) => Assert.Equal(expected, found, 1e-9 * Math.Max(1e-3, Math.Abs(expected)));
}
