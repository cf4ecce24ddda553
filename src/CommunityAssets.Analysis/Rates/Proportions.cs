namespace CommunityAssets.Analysis.Rates;

/// <summary>
/// Shares of people, with the limits of Wilson's score method, which stay between 0 and 1 and hold for small numbers too.
/// </summary>
/// <remarks>
/// Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209–212. Newcombe RG, Altman
/// DG. Proportions and their differences. In: Statistics with confidence. 2nd edn; 2000, pages 46–48.
/// </remarks>
public static class Proportions
{
    /// <summary>A share between 0 and 1.</summary>
    /// <param name="count">Those it is true of; from 0 to <paramref name="denominator"/>, NaN for not known.</param>
    /// <param name="denominator">All; above 0. Of nobody nothing is said: 0 gives <see cref="Estimate.None"/>.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 0, or the count is above the denominator.</exception>
    public static Estimate Of(double count, double denominator, Confidence confidence)
    {
        if (count < 0 || count > denominator)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A count is between 0 and the denominator, {denominator}.");
        }

        if (double.IsNaN(count) || !(denominator > 0))
        {
            return Estimate.None;
        }

        var share = count / denominator;
        var z = confidence.Z;
        var middle = (2 * count) + (z * z);
        var width = z * Math.Sqrt((z * z) + (4 * count * (1 - share)));
        var all = 2 * (denominator + (z * z));

        // Nobody and everybody are limits themselves, whatever the last figure of a double says.
        return new Estimate(share, Math.Clamp((middle - width) / all, 0, share), Math.Clamp((middle + width) / all, share, 1));
    }
}
