namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>What one run took.</summary>
/// <param name="Seconds">The work the first time it is done in its process, without starting it or reading inputs.</param>
/// <param name="PeakMegabytes">The largest memory of the whole process, in MB (10^6 bytes); NaN where it can't be told.</param>
internal sealed record Taken(double Seconds, double PeakMegabytes)
{
    /// <summary>The work done again in the same process, in seconds; empty where it was done once.</summary>
    public IReadOnlyList<double> Again { get; init; } = [];

    /// <summary>Numbers that the run told of its answer.</summary>
    public IReadOnlyDictionary<string, double> Facts { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
