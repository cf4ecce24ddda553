namespace CommunityAssets.Analysis.Rates;

/// <summary>
/// Rates as they would be if a place's people were of the ages of a standard population, with limits by Dobson's method over Byar's.
/// </summary>
/// <remarks>
/// Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Confidence intervals for weighted sums of Poisson parameters. Stat Med 1991;10:457–462.
/// Fewer than 10 events in all are not standardised: the guidance holds such rates to be unreliable.
/// </remarks>
public static class DirectStandardisation
{
    /// <summary>The fewest events in all of which a rate is told.</summary>
    public const double FewestEvents = 10;

    /// <summary>A directly standardised rate; <see cref="Estimate.None"/> where there are fewer than 10 events.</summary>
    /// <param name="events">Events by band; 0 or more. NaN counts as none, as in the guidance.</param>
    /// <param name="people">People by band, in the same order; each above 0.</param>
    /// <param name="standard">The standard population by band, in the same order; 0 or more, not all 0.</param>
    /// <param name="per">For how many people the rate is told, such as 100,000; above 0.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentException">The bands are not the same number, or there are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Estimate Of(
        ReadOnlySpan<double> events, ReadOnlySpan<double> people, ReadOnlySpan<double> standard, double per, Confidence confidence)
    {
        Bands.Check(events.Length, people.Length, standard.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        var (total, weights, sum, squares) = (0d, 0d, 0d, 0d);
        for (var band = 0; band < events.Length; band++)
        {
            var count = double.IsNaN(events[band]) ? 0 : events[band];
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(events));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people[band], nameof(people));
            ArgumentOutOfRangeException.ThrowIfNegative(standard[band], nameof(standard));
            var weight = standard[band] / people[band];
            total += count;
            weights += standard[band];
            sum += count * weight;
            squares += count * weight * weight;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weights, nameof(standard));
        if (!(total >= FewestEvents))
        {
            return Estimate.None;
        }

        var rate = sum / weights;
        var scale = Math.Sqrt(squares / (weights * weights) / total);
        var count95 = CountLimits.Byar(total, confidence);
        return new Estimate(rate, rate + (scale * (count95.Lower - total)), rate + (scale * (count95.Upper - total))).Times(per);
    }
}
