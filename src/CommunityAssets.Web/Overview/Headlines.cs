using CommunityAssets.Domain.Needs;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Overview;

/// <summary>Which indicators are told first.</summary>
public static class Headlines
{
    /// <summary>All but ranks and tenths whose score is there too, which say the same thing once more.</summary>
    public static IEnumerable<IndicatorHolding> Of(IReadOnlyList<IndicatorHolding> holdings)
    {
        var scores = holdings.Where(holding => holding.Indicator.ValueKind != ValueKind.Index)
            .Select(holding => Stem(holding.Indicator.Id))
            .ToHashSet(StringComparer.Ordinal);
        return holdings.Where(holding => holding.Indicator.ValueKind != ValueKind.Index || !scores.Contains(Stem(holding.Indicator.Id)));
    }

    /// <summary>What the id of a score shares with those of its rank and decile: <c>imd-2025</c> of <c>imd-2025-score</c>.</summary>
    private static string Stem(string id) => id.LastIndexOf('-') is > 0 and var end ? id[..end] : id;
}
