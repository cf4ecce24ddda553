using System.Globalization;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Holds answers against each other.</summary>
internal static class Answers
{
    /// <summary>Ends the benchmark unless two files hold the same numbers.</summary>
    /// <param name="what">What they are.</param>
    /// <param name="ours">Our file.</param>
    /// <param name="theirs">The reference's.</param>
    /// <param name="tolerance">How far apart they may be, as a share of the larger (or of 1e-12, where both are smaller).</param>
    public static void Same(string what, string ours, string theirs, double tolerance = 1e-9)
    {
        var (one, other) = (RawFile.Read<double>(ours), RawFile.Read<double>(theirs));
        if (one.Length != other.Length)
        {
            throw new InvalidOperationException($"{what}: {one.Length} numbers of ours and {other.Length} of the reference's.");
        }

        for (var at = 0; at < one.Length; at++)
        {
            var scale = Math.Max(Math.Max(Math.Abs(one[at]), Math.Abs(other[at])), 1e-12);
            if (!(Math.Abs(one[at] - other[at]) <= tolerance * scale) && !(double.IsNaN(one[at]) && double.IsNaN(other[at])))
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"{what}: number {at} is {one[at]} of ours and {other[at]} of the reference's."));
            }
        }
    }

    /// <summary>Ends the benchmark unless two numbers are the same.</summary>
    public static void Same(string what, double ours, double theirs)
    {
        if (ours != theirs)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: {ours} of ours and {theirs} of the reference's."));
        }
    }

    /// <summary>
    /// Ends the benchmark unless two files hold the same p-values but for the chance of their draws: hardly any further apart than four
    /// standard errors of a difference, and none on the whole larger or smaller.
    /// </summary>
    public static void SameByChance(string what, string ours, string theirs, int draws)
    {
        var (one, other) = (RawFile.Read<double>(ours), RawFile.Read<double>(theirs));
        var (far, drift) = (0, 0d);
        for (var at = 0; at < one.Length; at++)
        {
            // One draw more than was seen, so that none or all does not pass for certainty.
            var middle = Math.Clamp((one[at] + other[at]) / 2, 1d / draws, 0.5);
            far += Math.Abs(one[at] - other[at]) > 4 * Math.Sqrt(2 * middle * (1 - middle) / draws) ? 1 : 0;
            drift += (one[at] - other[at]) / one.Length;
        }

        if (one.Length != other.Length || far > one.Length / 1000 || Math.Abs(drift) > 0.02)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {far} of {one.Length} are further apart than chance puts them, by {drift:0.0000} on the whole."));
        }
    }
}
