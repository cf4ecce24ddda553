namespace CommunityAssets.Web.Words;

/// <summary>
/// Compares an area with a benchmark by overlap of 95% limits, as public health profiles in England do. A benchmark without limits counts
/// as a point. Without limits of the area itself nothing is said, since nobody could tell a difference from chance.
/// </summary>
public static class Comparison
{
    /// <summary>The judgement, or null when the area has no limits or the benchmark no value.</summary>
    /// <param name="lower">Lower 95% limit of the area.</param>
    /// <param name="upper">Upper 95% limit of the area.</param>
    /// <param name="benchmark">The benchmark's value.</param>
    /// <param name="benchmarkLower">Its lower 95% limit, or null.</param>
    /// <param name="benchmarkUpper">Its upper 95% limit, or null.</param>
    public static Judgement? Judge(
        double? lower, double? upper, double? benchmark, double? benchmarkLower = null, double? benchmarkUpper = null)
    {
        if (lower is not { } from || upper is not { } to || benchmark is not { } value)
        {
            return null;
        }

        return from > (benchmarkUpper ?? value) ? Judgement.Higher
            : to < (benchmarkLower ?? value) ? Judgement.Lower
            : Judgement.Similar;
    }

    /// <summary>"higher than Aldermere", "similar to Aldermere", "lower than Aldermere".</summary>
    public static string Words(Judgement judgement, string benchmark) => judgement switch
    {
        Judgement.Higher => "higher than " + benchmark,
        Judgement.Lower => "lower than " + benchmark,
        _ => "similar to " + benchmark,
    };
}
