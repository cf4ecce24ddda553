using MathNet.Numerics.Distributions;

namespace CommunityAssets.Analysis.Rates;

/// <summary>How sure limits are: the share of repeated samples whose limits hold the true value.</summary>
public sealed record Confidence
{
    private Confidence(double level) => (Level, Z) = (level, Normal.InvCDF(0, 1, level + ((1 - level) / 2)));

    /// <summary>95%: the limits that public-health figures are published with.</summary>
    public static Confidence P95 { get; } = Of(0.95);

    /// <summary>99.8%: about three standard errors, the outer limits of a funnel plot.</summary>
    public static Confidence P998 { get; } = Of(0.998);

    /// <summary>The level as a share: 0.95.</summary>
    public double Level { get; }

    /// <summary>Standard errors on either side of a normal estimate: 1.959964 for 95%.</summary>
    public double Z { get; }

    /// <summary>The probability below the upper limit: 0.975 for 95%.</summary>
    public double Upper => Level + ((1 - Level) / 2);

    /// <summary>The probability below the lower limit: 0.025 for 95%.</summary>
    public double Lower => (1 - Level) / 2;

    /// <summary>Any other level.</summary>
    /// <param name="level">At least 0.5 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static Confidence Of(double level) => level is >= 0.5 and < 1
        ? new Confidence(level)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level is a share from 0.5 to below 1, such as 0.95.");
}
