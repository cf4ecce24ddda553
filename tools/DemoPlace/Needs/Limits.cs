namespace CommunityAssets.DemoPlace.Needs;

/// <summary>Confidence limits as public health uses them (OHID, Commonly used public health statistics and their confidence
/// intervals).</summary>
public static class Limits
{
    /// <summary>The normal quantile of 95% limits.</summary>
    public const double Z95 = 1.959964;

    /// <summary>The normal quantile of 99.8% limits.</summary>
    public const double Z998 = 3.090232;

    /// <summary>Wilson's limits of a proportion, as shares from 0 to 1 (Wilson 1927).</summary>
    public static (double Lower, double Upper) Wilson(double count, double denominator, double z)
    {
        var share = count / denominator;
        var middle = (2 * count) + (z * z);
        var reach = z * Math.Sqrt((z * z) + (4 * count * (1 - share)));
        var below = 2 * (denominator + (z * z));
        return (Math.Max(0, (middle - reach) / below), Math.Min(1, (middle + reach) / below));
    }

    /// <summary>Byar's limits of a count (Breslow and Day 1987).</summary>
    public static (double Lower, double Upper) Byar(double count, double z)
    {
        var more = count + 1;
        return (
            count == 0 ? 0 : count * Cube(1 - (1 / (9 * count)) - (z / (3 * Math.Sqrt(count)))),
            more * Cube(1 - (1 / (9 * more)) + (z / (3 * Math.Sqrt(more)))));
    }

    private static double Cube(double value) => value * value * value;
}
