using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Coverage;

/// <summary>Estimates how complete a record is from the overlap of two independent sources.</summary>
/// <remarks>
/// Chapman DG. Some properties of the hypergeometric distribution with applications to zoological sample censuses. Univ Calif Publ Stat
/// 1951;1:131–160; variance: Seber GAF. Biometrika 1970;57:313–318; limits on the logarithm of what neither source has: Chao A. Biometrics
/// 1987;43:783–791, which never fall below what is recorded. It holds where the sources are independent and each thing is as likely as the
/// next to be in one; sources that copy from each other make the estimate too low. With fewer than 7 in both nothing is said: below that
/// the estimate is biased (Robson DS, Regier HA. Trans Am Fish Soc 1964;93:215–226).
/// </remarks>
public static class CaptureRecapture
{
    /// <summary>The fewest records in both sources of which an estimate is given.</summary>
    public const int FewestInBoth = 7;

    /// <summary>Estimates.</summary>
    /// <param name="first">Records of the first source; 0 or more.</param>
    /// <param name="second">Records of the second; 0 or more.</param>
    /// <param name="both">Records that both have; no more than either.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static CoverageEstimate Of(int first, int second, int both, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(both, Math.Min(first, second));
        if (both < FewestInBoth)
        {
            return new CoverageEstimate(first, second, both, Estimate.None);
        }

        double one = first, other = second, shared = both;
        var total = ((one + 1) * (other + 1) / (shared + 1)) - 1;
        var variance = (one + 1) * (other + 1) * (one - shared) * (other - shared) / ((shared + 1) * (shared + 1) * (shared + 2));
        var recorded = one + other - shared;
        var unseen = total - recorded;
        if (!(unseen > 0))
        {
            return new CoverageEstimate(first, second, both, new Estimate(total, total, total));
        }

        var factor = Math.Exp(confidence.Z * Math.Sqrt(Math.Log(1 + (variance / (unseen * unseen)))));
        return new CoverageEstimate(
            first, second, both, new Estimate(total, recorded + (unseen / factor), recorded + (unseen * factor)));
    }
}
