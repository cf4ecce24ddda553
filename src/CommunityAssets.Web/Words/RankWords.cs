using System.Globalization;

namespace CommunityAssets.Web.Words;

/// <summary>Places in an order, in words.</summary>
public static class RankWords
{
    /// <summary>"Highest of 60", "4th highest of 60", "joint 2nd lowest of 60": told from the nearer end.</summary>
    /// <param name="rank">1 for the highest; equal values share the best rank.</param>
    /// <param name="ties">How many share this value, itself counted.</param>
    /// <param name="of">How many there are.</param>
    public static string Of(int rank, int ties, int of)
    {
        if (of == 1)
        {
            return "the only one with a value";
        }

        if (ties == of)
        {
            return string.Create(CultureInfo.InvariantCulture, $"all {of} alike");
        }

        var fromBelow = of - rank - ties + 2;
        var (place, end) = rank <= fromBelow ? (rank, "highest") : (fromBelow, "lowest");
        return string.Create(
            CultureInfo.InvariantCulture, $"{(ties > 1 ? "joint " : "")}{(place == 1 ? "" : Ordinal(place) + " ")}{end} of {of:N0}");
    }

    /// <summary>"1st", "2nd", "11th", "1,203rd".</summary>
    public static string Ordinal(int number)
    {
        var ending = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return number.ToString("N0", CultureInfo.InvariantCulture) + ending;
    }
}
