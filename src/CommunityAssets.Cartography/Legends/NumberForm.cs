namespace CommunityAssets.Cartography.Legends;

/// <summary>
/// How numbers of a unit are written, the same in legends, pages, tables and sentences: per cent and pounds against the number, other units
/// in words after it. A share, which sources hold from 0 to 1, is told in per cent.
/// </summary>
/// <param name="Times">What the number is multiplied by before it is written: 100 for a share, else 1.</param>
/// <param name="Before">What stands right before it: "£"; else empty.</param>
/// <param name="After">What stands right after it: "%"; else empty.</param>
/// <param name="Words">What follows in a sentence: "of people", "years"; null where the number says enough.</param>
/// <param name="Unit">The unit as a heading tells it: "% of people", "%", "years"; null where there is none.</param>
public sealed record NumberForm(int Times, string Before, string After, string? Words, string? Unit)
{
    private const string ShareOf = "SHARE OF ";
    private static readonly NumberForm Bare = new(1, "", "", null, null);

    /// <summary>The form of a unit; null or blank for numbers that have none.</summary>
    public static NumberForm Of(string? unit) => unit?.Trim() is not { Length: > 0 } text
        ? Bare
        : text.ToUpperInvariant() switch
        {
            "%" or "PER CENT" or "PERCENT" or "PERCENTAGE" => new(1, "", "%", null, "%"),
            "SHARE" or "PROPORTION" or "FRACTION" => new(100, "", "%", null, "%"),
            "£" or "GBP" or "POUNDS" => new(1, "£", "", null, "£"),

            // A score, a rank or a count says nothing more by its unit than by itself.
            "SCORE" or "RANK" or "INDEX" or "DECILE" or "COUNT" or "NUMBER" or "-" => Bare with { Unit = text },
            var upper when upper.StartsWith(ShareOf, StringComparison.Ordinal) && upper.Length > ShareOf.Length =>
                new(100, "", "%", "of " + text[ShareOf.Length..].Trim(), "% of " + text[ShareOf.Length..].Trim()),
            _ => new(1, "", "", text, text),
        };

    /// <summary>The number that is written for a value.</summary>
    public double Shown(double value) => Times == 1 ? value : Math.Round(value * Times, 10);

    /// <summary>How many decimals are written where the value itself is told with so many.</summary>
    public int DecimalsShown(int decimals) => Times == 1 ? decimals : Math.Max(0, decimals - 2);
}
