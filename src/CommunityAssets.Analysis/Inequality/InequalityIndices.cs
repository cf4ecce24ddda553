using CommunityAssets.Analysis.Rates;
using CommunityAssets.Analysis.Statistics;
using MathNet.Numerics.Distributions;

namespace CommunityAssets.Analysis.Inequality;

/// <summary>Slope and relative index of inequality, with limits by simulation.</summary>
/// <remarks>
/// Low A, Low A. Measuring the gap: quantifying and comparing local health inequalities. J Public Health 2004;26:388–395, as in the
/// public-health technical guidance: a straight line through the groups' values by the middle of each group's share of the people, weighted
/// by people. Limits: the groups' values are drawn again and again around what they are, each by its own standard error (from its 95%
/// limits; rates on the logarithm, shares on the logit), and the line is fitted each time; the limits cut off the same share of the
/// slopes at either end.
/// </remarks>
public static class InequalityIndices
{
    private const int AtOnce = 8192;

    /// <summary>Works the indices out.</summary>
    /// <param name="groups">The groups in order from the most to the least deprived; 3 to 100, each with limits.</param>
    /// <param name="kind">How values scatter.</param>
    /// <param name="confidence">How sure the limits are to be.</param>
    /// <param name="simulations">1,000 or more; 100,000 in the guidance.</param>
    /// <param name="seed">The seed: the same seed gives the same limits on any number of threads.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The indices in the unit of the values; a ratio of values that are 0 or less at an end means nothing.</returns>
    /// <exception cref="ArgumentException">There are too few or too many groups, or one's numbers make no sense for its kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1,000 simulations.</exception>
    public static InequalityIndex Of(
        IReadOnlyList<GroupValue> groups, IndexKind kind, Confidence confidence, int simulations = 100_000, ulong seed = 12345,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(groups, kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(simulations, 1000);
        var line = Line.Through(groups);
        var (slope, start) = line.Fit([.. groups.Select(group => group.Value.Value)]);
        var (slopes, ratios) = Simulate(groups, kind, line, simulations, seed, progress, cancellationToken);
        Array.Sort(slopes);
        Array.Sort(ratios);
        return new InequalityIndex(
            new Estimate(slope, At(slopes, confidence.Lower), At(slopes, confidence.Upper)),
            new Estimate((start + slope) / start, At(ratios, confidence.Lower), At(ratios, confidence.Upper)),
            groups[^1].Value.Value - groups[0].Value.Value, simulations, seed)
        {
            MostDeprived = start,
            Fitted = [.. line.Places.Select(place => start + (slope * place))],
        };
    }

    private static (double[] Slopes, double[] Ratios) Simulate(
        IReadOnlyList<GroupValue> groups, IndexKind kind, Line line, int simulations, ulong seed, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        double[] middles = [.. groups.Select(group => To(kind, group.Value.Value))];
        double[] errors =
        [
            .. groups.Select(group => (To(kind, group.Value.Upper) - To(kind, group.Value.Lower)) / (2 * Confidence.P95.Z)),
        ];
        var (random, count) = (new Xoshiro(seed), groups.Count);
        var (slopes, ratios) = (new double[simulations], new double[simulations]);
        var numbers = new double[Math.Min(AtOnce, simulations) * count];
        for (var from = 0; from < simulations; from += AtOnce)
        {
            // Drawn one after another, then worked with on both cores: so the answer is the same on any number of them. Half a step in,
            // so that neither end of the curve is ever asked for.
            var (first, these) = (from, Math.Min(AtOnce, simulations - from));
            for (var at = 0; at < these * count; at++)
            {
                numbers[at] = random.Unit() + (0.5 / (1UL << 53));
            }

            Blocks.Each(these, 256, at =>
            {
                var values = numbers.AsSpan(at * count, count);
                for (var group = 0; group < count; group++)
                {
                    values[group] = From(kind, middles[group] + (errors[group] * Normal.InvCDF(0, 1, values[group])));
                }

                var (slope, start) = line.Fit(values);
                (slopes[first + at], ratios[first + at]) = (slope, (start + slope) / start);
            }, cancellationToken);
            progress?.Report((double)(from + these) / simulations);
        }

        return (slopes, ratios);
    }

    private static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Round(sorted.Length * share, MidpointRounding.ToEven) - 1, 0, sorted.Length - 1)];

    private static double To(IndexKind kind, double value) => kind switch
    {
        IndexKind.Rate => Math.Log(value),
        IndexKind.Share => Math.Log(value / (1 - value)),
        _ => value,
    };

    private static double From(IndexKind kind, double value) => kind switch
    {
        IndexKind.Rate => Math.Exp(value),
        IndexKind.Share => 1 / (1 + Math.Exp(-value)),
        _ => value,
    };

    private static void Check(IReadOnlyList<GroupValue> groups, IndexKind kind)
    {
        if (groups.Count is < 3 or > 100)
        {
            throw new ArgumentException($"There are {groups.Count} groups; 3 to 100 are needed, such as fifths or tenths.", nameof(groups));
        }

        for (var group = 0; group < groups.Count; group++)
        {
            var (people, value) = groups[group];
            double[] numbers = [value.Lower, value.Value, value.Upper];
            var allowed = kind switch
            {
                IndexKind.Rate => numbers.All(number => number > 0),
                IndexKind.Share => numbers.All(number => number is > 0 and < 1),
                _ => true,
            };
            if (!(people > 0) || !numbers.All(double.IsFinite) || !allowed || value.Lower > value.Upper)
            {
                throw new ArgumentException(
                    $"Group {group + 1} of {groups.Count} has {people} people and the value {value.Value} ({value.Lower} to {value.Upper}): "
                    + "people above 0 and limits in order are needed, rates above 0, shares between 0 and 1.", nameof(groups));
            }
        }
    }

    /// <summary>The straight line through groups, ready to be fitted to one set of values after another.</summary>
    private sealed class Line(double[] shares, double[] places, double mean, double spread)
    {
        /// <summary>The middle of each group's share of the people, from 0 at the most deprived end to 1 at the least.</summary>
        public double[] Places => places;

        public static Line Through(IReadOnlyList<GroupValue> groups)
        {
            var all = groups.Sum(group => group.People);
            var (shares, places, before) = (new double[groups.Count], new double[groups.Count], 0d);
            for (var group = 0; group < groups.Count; group++)
            {
                shares[group] = groups[group].People / all;
                places[group] = before + (shares[group] / 2);
                before += shares[group];
            }

            var mean = shares.Zip(places, (share, place) => share * place).Sum();
            return new Line(shares, places, mean, shares.Zip(places, (share, place) => share * (place - mean) * (place - mean)).Sum());
        }

        /// <summary>Slope, and the value where the line starts, at the most deprived end.</summary>
        public (double Slope, double Start) Fit(ReadOnlySpan<double> values)
        {
            var (average, product) = (0d, 0d);
            for (var group = 0; group < values.Length; group++)
            {
                average += shares[group] * values[group];
                product += shares[group] * (places[group] - mean) * values[group];
            }

            var slope = product / spread;
            return (slope, average - (slope * mean));
        }
    }
}
