using System.Globalization;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Web.Words;

/// <summary>Values of indicators in words, with their unit.</summary>
public static class ValueWords
{
    /// <summary>"23.4%", "£412", "1,204 people", "12.3 per 1,000 people", "31.6".</summary>
    public static string Of(Indicator indicator, double value) => WithUnit(indicator, Number(indicator, value));

    /// <summary>"between 20.1% and 26.9%"; null without both limits.</summary>
    public static string? Between(Indicator indicator, double? lower, double? upper)
    {
        if (lower is not { } from || upper is not { } to)
        {
            return null;
        }

        var unit = indicator.Unit?.Trim();
        return unit is "%" or "£"
            ? $"between {Of(indicator, from)} and {Of(indicator, to)}"
            : $"between {Number(indicator, from)} and {Of(indicator, to)}";
    }

    /// <summary>The number alone: whole for counts and ranks, else one decimal, two below 1, thousands in groups.</summary>
    public static string Number(Indicator indicator, double value)
    {
        var magnitude = Math.Abs(value);
        var form = indicator.ValueKind is ValueKind.Count or ValueKind.Index && magnitude == Math.Floor(magnitude) ? "N0"
            : magnitude >= 1000 ? "N0"
            : magnitude >= 1 || magnitude == 0 ? "N1"
            : magnitude >= 0.1 ? "0.00"
            : "0.000";
        var text = value.ToString(form, CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? "\u2212" + text[1..] : text;
    }

    private static string WithUnit(Indicator indicator, string number) => indicator.Unit?.Trim() switch
    {
        null or "" => number,
        "%" => number + "%",
        "£" => "£" + number,
        var unit when unit.Equals("score", StringComparison.OrdinalIgnoreCase) || unit.Equals("rank", StringComparison.OrdinalIgnoreCase)
            || unit.Equals("decile", StringComparison.OrdinalIgnoreCase) || unit.Equals("index", StringComparison.OrdinalIgnoreCase) => number,
        var unit => $"{number} {unit}",
    };
}
