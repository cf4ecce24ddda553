namespace CommunityAssets.Cartography.Classes;

/// <summary>How well classes tell values apart.</summary>
public static class Goodness
{
    /// <summary>
    /// Goodness of variance fit: the share of the values' sum of squares about their mean that lies between classes rather than within
    /// them. 1 where each class holds equal values only; 0 for one class of different values; NaN where there are no values, or all are
    /// equal, since then there is nothing to tell apart. Jenks GF, Caspall FC. Error on choroplethic maps. Ann Assoc Am Geogr
    /// 1971;61:217-244.
    /// </summary>
    /// <param name="values">Finite values in any order and unit: those that were classified.</param>
    /// <param name="classes">The classes.</param>
    /// <returns>From 0 to 1.</returns>
    public static double OfVariance(ReadOnlySpan<double> values, Classification classes)
    {
        if (values.Length == 0 || classes.Highest == classes.Lowest)
        {
            return double.NaN;
        }

        // About the middle of the values and in halves of their range, so that nothing overflows and large numbers lose no figures.
        var (middle, half) = ((classes.Highest / 2) + (classes.Lowest / 2), (classes.Highest / 2) - (classes.Lowest / 2));
        var (all, each) = (new Squares(), new Squares[classes.Counts.Length]);
        foreach (var value in values)
        {
            var scaled = (value - middle) / half;
            all.Add(scaled);
            each[classes.ClassOf(value)].Add(scaled);
        }

        var within = 0d;
        foreach (var one in each)
        {
            within += one.Sum;
        }

        return Math.Clamp(1 - (within / all.Sum), 0, 1);
    }

    // Sum of squares about the mean, in one pass (Welford 1962).
    private struct Squares
    {
        private int _count;
        private double _mean;

        public double Sum { get; private set; }

        public void Add(double value)
        {
            var step = value - _mean;
            _mean += step / ++_count;
            Sum += step * (value - _mean);
        }
    }
}
