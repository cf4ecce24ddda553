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

    /// <summary>A value whose limits are not known, such as a benchmark that is taken as it stands.</summary>
    /// <param name="value">The value; NaN for not known.</param>
    public static Estimate Point(double value) => new(value, double.NaN, double.NaN);

    /// <summary>What a source tells, with NaN for what it does not.</summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="lower">The lower limit, or null.</param>
    /// <param name="upper">The upper limit, or null.</param>
    public static Estimate From(double? value, double? lower, double? upper) =>
        new(value ?? double.NaN, lower ?? double.NaN, upper ?? double.NaN);

    /// <summary>The same in another unit: per 1,000 people instead of per person.</summary>
    /// <param name="times">What one becomes; above zero.</param>
    public Estimate Times(double times) => new(Value * times, Lower * times, Upper * times);
}
