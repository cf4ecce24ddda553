namespace CommunityAssets.Web.Analyses;

/// <summary>Tells of a part of some work as its share of the whole.</summary>
/// <param name="whole">Told the share of the whole, 0 to 1; null for nobody.</param>
/// <param name="from">The share that is done when the part begins.</param>
/// <param name="to">The share that is done when it ends.</param>
public sealed class PartOfWork(IProgress<double>? whole, double from, double to) : IProgress<double>
{
    /// <summary>The share that is done when what an analysis counts has been read.</summary>
    public const double Read = 0.3;

    /// <summary>The share that is done when it has been measured.</summary>
    public const double Measured = 0.9;

    /// <summary>The part of an analysis that measures, after what it counts has been read.</summary>
    /// <param name="whole">Told the share of the whole; null for nobody.</param>
    public static PartOfWork Measuring(IProgress<double>? whole) => new(whole, Read, Measured);

    /// <inheritdoc/>
    public void Report(double value) => whole?.Report(from + ((to - from) * value));
}
