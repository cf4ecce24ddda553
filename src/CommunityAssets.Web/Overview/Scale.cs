namespace CommunityAssets.Web.Overview;

/// <summary>The range on which an indicator's values are drawn.</summary>
/// <param name="Min">Its lower end.</param>
/// <param name="Max">Its upper end; above <paramref name="Min"/>.</param>
public sealed record Scale(double Min, double Max)
{
    /// <summary>
    /// The range of marks with a margin on both sides; of marks that are never below nought it starts there at the earliest.
    /// </summary>
    internal static Scale Around(double low, double high, double margin) =>
        new(low >= 0 ? Math.Max(0, low - margin) : low - margin, high + margin);
}
