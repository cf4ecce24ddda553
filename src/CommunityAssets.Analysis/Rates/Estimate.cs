namespace CommunityAssets.Analysis.Rates;

/// <summary>
/// A value with its limits, all in the unit of the value. A limit is NaN where the method gives none; all three are NaN where nothing can
/// be said.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    /// <summary>Nothing can be said.</summary>
    public static Estimate None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>The same in another unit: per 1,000 people instead of per person.</summary>
    /// <param name="times">What one becomes; above zero.</param>
    public Estimate Times(double times) => new(Value * times, Lower * times, Upper * times);
}
