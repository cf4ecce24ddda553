using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Classes;

/// <summary>
/// Limits at round numbers: all multiples of a unit that lie within the values, the unit being 1, 2 or 5 times a power of ten, chosen by
/// the rule of R's <c>pretty</c> (Becker, Chambers and Wilks 1988, The new S language) so that about as many classes come out as asked for.
/// </summary>
internal static class RoundSteps
{
    // How much R leans to the larger unit, and to 5 against 2.
    private const double Bias = 1.5;
    private const double BiasOfFive = 2.75;

    // Rounding of a quotient that is a whole number but for the last figures.
    private const double Slack = 1e-10;

    /// <summary>The inner limits; where values are too near one another for round numbers, those of equal steps.</summary>
    public static ImmutableArray<double> Limits(double[] sorted, int classes)
    {
        for (var asked = classes; asked > 1; asked--)
        {
            var cell = (sorted[^1] / asked) - (sorted[0] / asked);
            if (!double.IsNormal(cell) || cell < 1e-12 * Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1])))
            {
                return Classifier.Classify(sorted, ClassMethod.EqualInterval, classes).Limits;
            }

            var limits = Classifier.Used(sorted, Multiples(sorted[0], sorted[^1], Unit(cell)));
            if (limits.Length < Classifier.MostClasses)
            {
                return limits;
            }
        }

        return [];
    }

    /// <summary>The round unit nearest to a width, as R weighs it.</summary>
    internal static double Unit(double cell)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(cell)));
        var unit = power;
        foreach (var (times, bias) in ((double, double)[])[(2, Bias), (5, BiasOfFive), (10, Bias)])
        {
            if ((times * power) - cell >= bias * (cell - unit))
            {
                break;
            }

            unit = times * power;
        }

        return unit;
    }

    private static IEnumerable<double> Multiples(double lowest, double highest, double unit)
    {
        // Whole numbers over a unit below one are told exactly by dividing by its inverse: 3 tenths is 3 / 10, not 3 * 0.1.
        var inverse = Math.Round(1 / unit, 6);
        var exact = unit < 1 && inverse <= 1e15 && Math.Abs((inverse * unit) - 1) < Slack;
        for (var times = Math.Ceiling((lowest / unit) - Slack); times < highest / unit; times++)
        {
            // Up to 100 in steps of 20 the last class is 80 to 100: a limit at the highest value would leave it alone in a class.
            var limit = exact ? times / inverse : times * unit;
            if (limit < highest * (highest > 0 ? 1 - 1e-12 : 1 + 1e-12))
            {
                yield return limit;
            }
        }
    }
}
