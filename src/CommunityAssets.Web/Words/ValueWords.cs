using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Web.Words;

/// <summary>Values of indicators in words, with their unit. Numbers read as they do in legends.</summary>
public static class ValueWords
{
    /// <summary>
    /// "23.4%", "£412", "1,204 people", "12.3 per 1,000 people", "31.6"; a share of people, held from 0 to 1, reads "11.2% of people".
    /// </summary>
    public static string Of(Indicator indicator, double value) => NumberText.Single(value, indicator.Unit);

    /// <summary>"between 20.1% and 26.9%"; null without both limits.</summary>
    public static string? Between(Indicator indicator, double? lower, double? upper)
    {
        if (lower is not { } from || upper is not { } to)
        {
            return null;
        }

        var (low, high) = NumberText.Ends(from, to, indicator.Unit);
        return $"between {low} and {high}";
    }
}
