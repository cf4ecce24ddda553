using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Web.Words;

/// <summary>Values of indicators in words, with their unit. Numbers read as they do in legends.</summary>
public static class ValueWords
{
    private const string Share = "share of ";

    /// <summary>
    /// "23.4%", "£412", "1,204 people", "12.3 per 1,000 people", "31.6"; a share of people, held from 0 to 1, reads "11.2% of people".
    /// </summary>
    public static string Of(Indicator indicator, double value) => IsShare(indicator.Unit)
        ? $"{NumberText.Single(value * 100, "%")} of {indicator.Unit!.Trim()[Share.Length..]}"
        : NumberText.Single(value, indicator.Unit);

    /// <summary>"between 20.1% and 26.9%"; null without both limits.</summary>
    public static string? Between(Indicator indicator, double? lower, double? upper)
    {
        if (lower is not { } from || upper is not { } to)
        {
            return null;
        }

        var unit = indicator.Unit;
        if (IsShare(unit))
        {
            (from, to, unit) = (from * 100, to * 100, "%");
        }

        // Both ends with as many decimals as the finer one has, but no more than the wider one makes sense of.
        var finer = Math.Max(NumberText.SensibleDecimals(from), NumberText.SensibleDecimals(to));
        var decimals = Math.Min(finer, Math.Max(1, NumberText.SensibleDecimals(Math.Max(Math.Abs(from), Math.Abs(to)))));
        var (low, high) = (NumberText.WithSign(from, decimals, unit), NumberText.WithSign(to, decimals, unit));
        return $"between {low} and {high}";
    }

    private static bool IsShare(string? unit) => unit?.Trim().StartsWith(Share, StringComparison.OrdinalIgnoreCase) == true;
}
