using System.Globalization;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// Reads numbers as publishers write them: a full stop for decimals, no thousands commas, no units. Signs for missing and suppressed values
/// are those of the Government Statistical Service's guidance on symbols in tables (<c>[x]</c>, <c>[z]</c>, <c>[c]</c>), its older ones
/// (<c>..</c>, <c>-</c>, <c>*</c>, <c>c</c>), and what statistics programs write (<c>NA</c>, <c>NULL</c>).
/// </summary>
public static class NumberText
{
    /// <summary>
    /// The largest number, below or above 0, that is taken for one: more than anybody counts. Sums and products of such numbers stay
    /// finite, here and in every database.
    /// </summary>
    public const double Largest = 1e15;

    /// <summary>Reads one cell.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="value">The number when there is one; else NaN.</param>
    public static NumberStatus Read(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Largest)
        {
            return NumberStatus.Number;
        }

        value = double.NaN;
        return text.Trim() switch
        {
            "" or "-" or "–" or "." or ".." or "..." or ":" or "NA" or "N/A" or "n/a" or "na" or "#N/A" or "NULL" or "null" or "None"
                or "[x]" or "[z]" or "[w]" or "x" or "z" or "not available" or "Not available" or "missing" => NumberStatus.Missing,
            "*" or "**" or "c" or "[c]" or "C" or "suppressed" or "Suppressed" or "s" or "<5" or "< 5" or "<3" or "<10"
                => NumberStatus.Suppressed,
            _ => NumberStatus.Bad,
        };
    }

    /// <summary>
    /// Reads a whole number of people or things. Thousands commas where they belong (<c>1,944</c>) are taken, since no count has decimals.
    /// </summary>
    public static NumberStatus ReadCount(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var status = Read(text, out var number);
        if (status == NumberStatus.Number)
        {
            value = (long)number;
            return number >= 0 && number == value ? NumberStatus.Number : NumberStatus.Bad;
        }

        return status == NumberStatus.Bad && HasThousandsCommas(text.Trim())
            && long.TryParse(text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value)
            ? NumberStatus.Number
            : status;
    }

    /// <summary>What is wrong with a cell that is not a number, and what to do, as the two sentences of a refusal.</summary>
    public static (string Found, string Advice) Explain(string text)
    {
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        var plain = text.Trim();
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            && Math.Abs(number) > Largest)
        {
            return ($"'{shown}' is larger than any value is.", "Check which column is which, and how the number is written.");
        }

        if (plain.Contains("nan", StringComparison.OrdinalIgnoreCase) || plain.Contains("inf", StringComparison.OrdinalIgnoreCase)
            || plain is "∞" or "-∞"
            || double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return ($"'{shown}' is not a number.", "Leave the cell empty where there is no value.");
        }

        if (HasThousandsCommas(plain))
        {
            return ($"'{shown}' has a thousands comma.", $"Write it without: {plain.Replace(",", "", StringComparison.Ordinal)}.");
        }

        if (plain.EndsWith('%'))
        {
            return ($"'{shown}' has a per cent sign.", "Write the number alone and say the unit in the heading or beside the file.");
        }

        return plain.StartsWith('£')
            ? ($"'{shown}' has a pound sign.", "Write the number alone and say the unit in the heading or beside the file.")
            : plain.Count(c => c == ',') == 1
                && double.TryParse(plain.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? ($"'{shown}' has a decimal comma.", $"Write it with a full stop: {plain.Replace(',', '.')}.")
            : ($"'{shown}' is not a number.", "Write a number such as 12.5, or leave the cell empty where there is no value.");
    }

    private static bool HasThousandsCommas(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("-+£").TrimEnd('%');
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        if (!whole.Contains(',') || whole.IndexOf(',') is 0 or > 3)
        {
            return false;
        }

        var rest = whole[whole.IndexOf(',')..];
        for (; rest.Length > 0; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != ',' || rest[1..4].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return !whole[..whole.IndexOf(',')].ContainsAnyExceptInRange('0', '9');
    }
}
