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
}
