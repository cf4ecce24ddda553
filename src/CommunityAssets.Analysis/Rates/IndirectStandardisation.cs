namespace CommunityAssets.Analysis.Rates;

/// <summary>
/// What was observed against what would be expected if the rates of a reference population held here, band by band: a ratio (1 means as
/// expected; the standardised mortality ratio is such a one) or a rate.
/// </summary>
/// <remarks>
/// Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC; 1987. Limits are those of the observed count, by
/// <see cref="CountLimits"/>.
/// </remarks>
public static class IndirectStandardisation
{
    /// <summary>Events to be expected at the reference's rates.</summary>
    /// <param name="people">People by band; 0 or more.</param>
    /// <param name="referenceEvents">The reference's events by band, in the same order; 0 or more.</param>
    /// <param name="referencePeople">The reference's people by band, in the same order; each above 0.</param>
    /// <exception cref="ArgumentException">The bands are not the same number, or there are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Expected(
        ReadOnlySpan<double> people, ReadOnlySpan<double> referenceEvents, ReadOnlySpan<double> referencePeople)
    {
        Bands.Check(people.Length, referenceEvents.Length, referencePeople.Length);
        var expected = 0d;
        for (var band = 0; band < people.Length; band++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(people[band], nameof(people));
            ArgumentOutOfRangeException.ThrowIfNegative(referenceEvents[band], nameof(referenceEvents));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(referencePeople[band], nameof(referencePeople));
            expected += people[band] * (referenceEvents[band] / referencePeople[band]);
        }

        return expected;
    }

    /// <summary>Observed over expected.</summary>
    /// <param name="observed">Events observed; 0 or more.</param>
    /// <param name="expected">Events expected; above 0. Where none are expected nothing is said: 0 gives <see cref="Estimate.None"/>.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 0.</exception>
    public static Estimate Ratio(double observed, double expected, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        var count = CountLimits.Of(observed, confidence);
        return expected > 0 ? count.Times(1 / expected) : Estimate.None;
    }

    /// <summary>The ratio times the reference's crude rate.</summary>
    /// <param name="observed">Events observed; 0 or more.</param>
    /// <param name="expected">Events expected; above 0.</param>
    /// <param name="referenceEvents">The reference's events in all; 0 or more.</param>
    /// <param name="referencePeople">The reference's people in all; above 0.</param>
    /// <param name="per">For how many people the rate is told; above 0.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Estimate Rate(
        double observed, double expected, double referenceEvents, double referencePeople, double per, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(referenceEvents);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(referencePeople);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        return Ratio(observed, expected, confidence).Times(referenceEvents / referencePeople * per);
    }
}
