using System.Numerics;

namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// How alike two short texts are, by Jaro's measure with Winkler's weight for a shared beginning (Winkler 1990, "String comparator metrics
/// and enhanced decision rules in the Fellegi–Sunter model of record linkage"). Thread-safe.
/// </summary>
public static class JaroWinkler
{
    /// <summary>How many letters at the beginning count for more.</summary>
    internal const int LongestPrefix = 4;

    /// <summary>How much each of them counts.</summary>
    internal const double PrefixWeight = 0.1;

    private const int InOneWord = 64;

    /// <summary>Compares two texts as they are: case and accents count.</summary>
    /// <returns>0 for nothing in common to 1 for the same. Two empty texts are the same.</returns>
    public static double Similarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var jaro = one.Length <= InOneWord && other.Length <= InOneWord ? Short(one, other) : Long(one, other);
        return jaro + (Prefix(one, other) * PrefixWeight * (1 - jaro));
    }

    /// <summary>How many letters the beginnings share, at most four.</summary>
    internal static int Prefix(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var prefix = 0;
        while (prefix < Math.Min(LongestPrefix, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix])
        {
            prefix++;
        }

        return prefix;
    }

    // Letters match when they are the same and no further apart than half the longer text.
    private static int Reach(int one, int other) => Math.Max(0, (Math.Max(one, other) / 2) - 1);

    private static double Short(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return one.Length == other.Length ? 1 : 0;
        }

        var reach = Reach(one.Length, other.Length);
        var (ofOne, ofOther) = (0UL, 0UL);
        for (var i = 0; i < one.Length; i++)
        {
            var letter = one[i];
            var last = Math.Min(other.Length - 1, i + reach);
            for (var j = Math.Max(0, i - reach); j <= last; j++)
            {
                if (other[j] == letter && (ofOther >> j & 1) == 0)
                {
                    ofOne |= 1UL << i;
                    ofOther |= 1UL << j;
                    break;
                }
            }
        }

        var matches = BitOperations.PopCount(ofOne);
        var swapped = 0;
        for (var (left, right) = (ofOne, ofOther); left != 0; left &= left - 1, right &= right - 1)
        {
            swapped += one[BitOperations.TrailingZeroCount(left)] == other[BitOperations.TrailingZeroCount(right)] ? 0 : 1;
        }

        return Jaro(matches, swapped, one.Length, other.Length);
    }

    private static double Long(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        var reach = Reach(one.Length, other.Length);
        var (ofOne, ofOther) = (new bool[one.Length], new bool[other.Length]);
        var matches = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(other.Length - 1, i + reach); j++)
            {
                if (!ofOther[j] && one[i] == other[j])
                {
                    (ofOne[i], ofOther[j]) = (true, true);
                    matches++;
                    break;
                }
            }
        }

        var (swapped, at) = (0, 0);
        for (var i = 0; i < one.Length; i++)
        {
            if (ofOne[i])
            {
                while (!ofOther[at])
                {
                    at++;
                }

                swapped += one[i] == other[at++] ? 0 : 1;
            }
        }

        return Jaro(matches, swapped, one.Length, other.Length);
    }

    private static double Jaro(int matches, int swapped, int one, int other)
    {
        if (matches == 0)
        {
            return 0;
        }

        double m = matches;
        return ((m / one) + (m / other) + ((m - (swapped / 2d)) / m)) / 3;
    }
}
