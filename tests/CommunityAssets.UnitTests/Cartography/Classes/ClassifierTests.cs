using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Palettes;

namespace CommunityAssets.UnitTests.Cartography.Classes;

public sealed class ClassifierTests
{
    [Fact]
    public void Quantile_limits_are_those_that_mapclassify_publishes()
    {
        // mapclassify's own tests: quantile(np.arange(1000), k=4) (tests/test_mapclassify.py, TestQuantile).
        double[] values = [.. Enumerable.Range(0, 1000).Select(number => (double)number)];

        Assert.Equal([249.75, 499.5, 749.25], Classifier.Classify(values, ClassMethod.Quantile, 4).Limits.AsEnumerable());
        Assert.Equal([333, 334, 333], Classifier.Classify(values, ClassMethod.Quantile, 3).Counts.AsEnumerable());
        Assert.Equal([250, 250, 250, 250], Classifier.Classify(values, ClassMethod.Quantile, 4).Counts.AsEnumerable());
    }

    [Fact]
    public void Equal_steps_have_the_limits_that_mapclassify_publishes()
    {
        // mapclassify's README: EqualInterval of employment density in 58 Californian counties, lowest 0.13, highest 4,111.45. The limits
        // depend on those two values alone; values between keep every step in use here.
        var classes = Classifier.Classify([0.13, 900, 1700, 2500, 4111.45], ClassMethod.EqualInterval, 5);

        Assert.Equal([822.394, 1644.658, 2466.922, 3289.186], classes.Limits.Select(limit => Math.Round(limit, 6)));
        Assert.Equal([1, 1, 1, 1, 1], classes.Counts.AsEnumerable());
    }

    [Fact]
    public void Natural_breaks_part_values_as_published_examples_do()
    {
        // Wang and Song 2011 (Ckmeans.1d.dp), the manual's example of three clusters.
        var three = Classifier.Classify([-1, 2, -1, 2, 4, 5, 6, -1, 2, -1], ClassMethod.NaturalBreaks, 3);
        Assert.Equal([4, 3, 3], three.Counts.AsEnumerable());
        Assert.Equal([0, 0, 0, 1, 1, 2], new double[] { -7, -1, 0, 2, 2.9, 4 }.Select(three.ClassOf));

        // simple-statistics' manual: jenks([1, 2, 4, 5, 7, 9, 10, 20], 3) starts its classes at 1, 7 and 20.
        var jenks = Classifier.Classify([1, 2, 4, 5, 7, 9, 10, 20], ClassMethod.NaturalBreaks, 3);
        Assert.Equal([6, 15], jenks.Limits.AsEnumerable());
        Assert.Equal([4, 3, 1], jenks.Counts.AsEnumerable());
    }

    [Fact]
    public void Equal_values_share_a_class_and_the_rest_is_divided()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 60), .. Enumerable.Range(1, 40).Select(number => (double)number)];

        var classes = Classifier.Classify(values, ClassMethod.Quantile, 5);

        Assert.Equal([60, 20, 20], classes.Counts.AsEnumerable());
        Assert.Equal(0, classes.ClassOf(0));
        Assert.Equal(1, classes.ClassOf(1));
        Assert.Equal(2, classes.ClassOf(21));
    }

    [Fact]
    public void Steps_without_a_value_are_joined_to_the_next()
    {
        var classes = Classifier.Classify([0, 1, 2, 100], ClassMethod.EqualInterval, 5);

        Assert.Equal([20], classes.Limits.AsEnumerable());
        Assert.Equal([3, 1], classes.Counts.AsEnumerable());
    }

    [Fact]
    public void Around_the_mean_an_even_number_of_classes_parts_at_it()
    {
        // Mean 3, standard deviation of the sample the square root of 2.5.
        double[] values = [1, 2, 3, 4, 5];
        Assert.Equal([3], Classifier.Classify(values, ClassMethod.StandardDeviation, 2).Limits.AsEnumerable());
        Assert.Equal([1, 1, 2, 1], Classifier.Classify(values, ClassMethod.StandardDeviation, 4).Counts.AsEnumerable());
        Assert.Equal([2, 1, 2], Classifier.Classify(values, ClassMethod.StandardDeviation, 3).Counts.AsEnumerable());
        Assert.Equal([0, 1, 2], Classifier.Classify(values, ClassMethod.StandardDeviation, 3).Parts.AsEnumerable());
    }

    [Theory]
    [InlineData(ClassMethod.StandardDeviation)]
    [InlineData(ClassMethod.HeadTail)]
    [InlineData(ClassMethod.Pretty)]
    public void One_value_or_all_equal_make_one_class_and_none_makes_none(ClassMethod method)
    {
        foreach (var values in (double[][])[[7, 7, 7], [7], [0], [-1e300, -1e300], [double.MaxValue]])
        {
            Assert.Equal([values.Length], Classifier.Classify(values, method, 5).Counts.AsEnumerable());
            Assert.Single(Ramp.Of(Classifier.Classify(values, method, 5)));
        }

        Assert.Empty(Classifier.Classify([], method, 5).Counts);
        Assert.Empty(Ramp.Of(Classifier.Classify([], method, 5)));
        Assert.Throws<ArgumentException>(() => Classifier.Classify([1, double.NaN], method, 5));
        Assert.Throws<ArgumentException>(() => Classifier.Classify([1, double.NegativeInfinity], method, 5));
    }

    [Fact]
    public void A_part_without_an_area_takes_its_colour_with_it()
    {
        // All within one standard deviation but the highest: no area is below, so none is blue.
        double[] values = [.. Enumerable.Repeat(1d, 20), 100];
        var classes = Classifier.Classify(values, ClassMethod.StandardDeviation, 5);
        Assert.Equal([2, 4], classes.Parts.AsEnumerable());
        Assert.Equal(["#f2f0ec", "#b0631a"], Ramp.Of(classes).Select(colour => colour.ToString()));
        Assert.Equal(
            ["#f3eef6", "#532480"], Ramp.Of(Classifier.Classify(values, ClassMethod.Quantile, 5)).Select(colour => colour.ToString()));
    }

    [Theory]
    [InlineData(ClassMethod.Quantile)]
    [InlineData(ClassMethod.EqualInterval)]
    [InlineData(ClassMethod.NaturalBreaks)]
    public void Fewer_distinct_values_than_classes_give_a_class_each(ClassMethod method)
    {
        Assert.Equal([3], Classifier.Classify([7, 7, 7], method, 5).Counts.AsEnumerable());
        Assert.Empty(Classifier.Classify([7, 7, 7], method, 5).Limits);
        Assert.Equal([1, 2], Classifier.Classify([7, 3, 7], method, 5).Counts.AsEnumerable());
        var none = Classifier.Classify([], method, 5);
        Assert.Empty(none.Counts);
        Assert.True(double.IsNaN(none.Lowest));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused(double value)
    {
        var exception = Assert.Throws<ArgumentException>(() => Classifier.Classify([1, value], ClassMethod.Quantile, 5));
        Assert.Contains("leave out what is missing or suppressed", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_number_of_classes_that_has_no_palette_is_refused(int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Classifier.Classify([1, 2], ClassMethod.Quantile, classes));

    [Fact]
    public void Natural_breaks_of_a_whole_country_are_found()
    {
        var random = new Random(20250512);
        double[] values = [.. Enumerable.Range(0, 35_000).Select(_ => Math.Exp((random.NextDouble() * 3) + random.NextDouble()))];

        var classes = Classifier.Classify(values, ClassMethod.NaturalBreaks, 7);

        Assert.Equal(35_000, classes.Counts.Sum());
        Assert.Equal(7, classes.Counts.Length);
    }
}
