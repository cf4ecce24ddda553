using CommunityAssets.Cartography.Classes;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Cartography.Classes;

public sealed class ClassifierPropertyTests
{
    private static readonly Config Many = FixedDraws.Config.WithMaxTest(400);

    // Values with ties, tiny and huge ones, of both signs.
    private static readonly Gen<double> Value = Gen.Frequency(
        (5, Gen.Choose(-5, 5).Select(number => (double)number)),
        (5, Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 997.0)),
        (1, Gen.Elements(double.MaxValue, double.MinValue, double.Epsilon, 0.1, 0.1 + 1e-16, 1e300, -1e-300)));

    private static readonly Arbitrary<(double[] Values, ClassMethod Method, int Classes)> Cases = (
        from values in Value.ArrayOf()
        from method in Gen.Elements<ClassMethod>([.. ClassMethods.All])
        from classes in Gen.Choose(1, 7)
        select (values, method, classes)).ToArbitrary();

    private static readonly Arbitrary<(double[] Values, ClassMethod Method, int Classes)> Whole = (
        from values in Gen.Choose(-300, 300).Select(number => (double)number).ArrayOf()
        from method in Gen.Elements<ClassMethod>([.. ClassMethods.All])
        from classes in Gen.Choose(1, 7)
        select (values, method, classes)).ToArbitrary();

    [Fact]
    public void No_class_is_empty_and_limits_grow() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var made = Classifier.Classify(one.Values, one.Method, one.Classes);
        return made.Counts.All(count => count > 0)
            && made.Counts.Length <= (one.Method == ClassMethod.Pretty && one.Classes > 1 ? Classifier.MostClasses : one.Classes)
            && made.Counts.Sum() == one.Values.Length
            && made.Limits.Length == Math.Max(0, made.Counts.Length - 1)
            && made.Limits.Zip(made.Limits.Skip(1)).All(pair => pair.First < pair.Second);
    }));

    [Fact]
    public void Counts_are_those_of_the_class_each_value_is_told() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var made = Classifier.Classify(one.Values, one.Method, one.Classes);
        var told = new int[made.Counts.Length];
        foreach (var value in one.Values)
        {
            told[made.ClassOf(value)]++;
        }

        return told.SequenceEqual(made.Counts);
    }));

    [Fact]
    public void The_order_of_values_does_not_matter() => Check.One(Many, Prop.ForAll(Cases, one =>
        Classifier.Classify(one.Values, one.Method, one.Classes).Limits
            .SequenceEqual(Classifier.Classify([.. one.Values.Reverse()], one.Method, one.Classes).Limits)));

    [Fact]
    public void Rounded_limits_leave_no_class_empty_and_keep_the_number_of_classes() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var exact = Classifier.Classify(one.Values, one.Method, one.Classes);
        var rounded = RoundedClasses.Of(one.Values, one.Method, one.Classes).Classes;
        return rounded.Counts.Length == exact.Counts.Length
            && rounded.Counts.All(count => count > 0)
            && rounded.Limits.Zip(rounded.Limits.Skip(1)).All(pair => pair.First < pair.Second);
    }));

    [Fact]
    public void Classes_move_and_grow_with_the_values() => Check.One(Many, Prop.ForAll(Whole, one =>
    {
        // By whole numbers and powers of two, so that nothing is lost to rounding; round numbers grow with powers of ten alone.
        double[] moved = one.Method == ClassMethod.Pretty
            ? [.. one.Values.Select(value => value * 1000)]
            : [.. one.Values.Select(value => (value * 8) + 64)];
        return Classifier.Classify(one.Values, one.Method, one.Classes).Counts
            .SequenceEqual(Classifier.Classify(moved, one.Method, one.Classes).Counts);
    }));

    [Fact]
    public void No_classes_fit_better_than_natural_breaks() => Check.One(Many, Prop.ForAll(Whole, one =>
    {
        var made = Classifier.Classify(one.Values, one.Method, one.Classes);
        var fit = Goodness.OfVariance(one.Values, made);
        var best = Goodness.OfVariance(
            one.Values, Classifier.Classify(one.Values, ClassMethod.NaturalBreaks, Math.Max(1, made.Counts.Length)));
        return one.Values.Distinct().Count() < 2 ? double.IsNaN(fit) : fit is >= 0 and <= 1 && best >= fit - 1e-9;
    }));

    [Fact]
    public void Parts_of_a_scale_around_the_mean_keep_their_side() => Check.One(Many, Prop.ForAll(Whole, one =>
    {
        var made = Classifier.Classify(one.Values, ClassMethod.StandardDeviation, one.Classes);
        var mean = one.Values.DefaultIfEmpty().Average();
        var middle = (one.Classes - 1) / 2.0;
        return made.Parts.Length == made.Counts.Length
            && made.Parts.Zip(made.Parts.Skip(1)).All(pair => pair.First < pair.Second)
            && one.Values.All(value => made.Parts[made.ClassOf(value)] is var part
                && (part < middle ? value <= mean : part <= middle || value >= mean - 1e-9));
    }));

    [Fact]
    public void Natural_breaks_are_the_best_there_are()
    {
        var small = (
            from values in Gen.Choose(-40, 40).Select(number => number / 4.0).NonEmptyListOf()
            from classes in Gen.Choose(1, 5)
            select (Values: values.Take(14).ToArray(), classes)).ToArbitrary();
        Check.One(Many, Prop.ForAll(small, one =>
        {
            var made = Classifier.Classify(one.Values, ClassMethod.NaturalBreaks, one.classes);
            var cost = one.Values.GroupBy(made.ClassOf).Sum(Spread);
            return Math.Abs(cost - Least([.. one.Values.Order()], one.classes)) < 1e-9;
        }));
    }

    // Every way to cut sorted values into at most so many runs, tried one by one.
    private static double Least(double[] sorted, int classes)
    {
        if (classes == 1 || sorted.Length <= 1)
        {
            return Spread(sorted);
        }

        var best = Spread(sorted);
        for (var cut = 1; cut < sorted.Length; cut++)
        {
            best = Math.Min(best, Least(sorted[..cut], classes - 1) + Spread(sorted[cut..]));
        }

        return best;
    }

    private static double Spread(IEnumerable<double> values)
    {
        var all = values.ToList();
        var mean = all.Count == 0 ? 0 : all.Average();
        return all.Sum(value => (value - mean) * (value - mean));
    }
}
