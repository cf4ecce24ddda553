namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// How alike two short texts are, by Jaro's measure with Winkler's weight for a shared beginning (Winkler 1990, "String comparator metrics
/// and enhanced decision rules in the Fellegi–Sunter model of record linkage").
/// </summary>
public static class JaroWinkler
{
    private const int LongestPrefix = 4;
    private const double PrefixWeight = 0.1;

    /// <summary>Compares two texts as they are: case and accents count.</summary>
    /// <returns>0 for nothing in common to 1 for the same. Two empty texts are the same.</returns>
    public static double Similarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var jaro = Jaro(one, other);
        var prefix = 0;
        while (prefix < Math.Min(LongestPrefix, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static double Jaro(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return one.Length == other.Length ? 1 : 0;
        }

        // Letters match when they are the same and no further apart than half the longer text.
        var reach = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        var (matchedOne, matchedOther) = (new bool[one.Length], new bool[other.Length]);
        var matches = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(other.Length - 1, i + reach); j++)
            {
                if (!matchedOther[j] && one[i] == other[j])
                {
                    (matchedOne[i], matchedOther[j]) = (true, true);
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var (swapped, at) = (0, 0);
        for (var i = 0; i < one.Length; i++)
        {
            if (matchedOne[i])
            {
                while (!matchedOther[at])
                {
                    at++;
                }

                swapped += one[i] == other[at++] ? 0 : 1;
            }
        }

        double m = matches;
        return ((m / one.Length) + (m / other.Length) + ((m - (swapped / 2d)) / m)) / 3;
    }
}
