namespace CommunityAssets.Analysis.Rates;

/// <summary>Events per person, or for so many people at a time, with the limits of <see cref="CountLimits"/>.</summary>
public static class CrudeRates
{
    /// <summary>A rate.</summary>
    /// <param name="events">Events; 0 or more, NaN for not known.</param>
    /// <param name="people">People, or person-years; above 0. Of nobody nothing is said: 0 gives <see cref="Estimate.None"/>.</param>
    /// <param name="per">For how many people the rate is told, such as 100,000; above 0.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Estimate Of(double events, double people, double per, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        var count = CountLimits.Of(events, confidence);
        return people > 0 ? count.Times(per / people) : Estimate.None;
    }
}
