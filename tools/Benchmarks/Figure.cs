namespace CommunityAssets.Benchmarks;

/// <summary>One measured thing: several runs of ours, several of the reference, taken in turn.</summary>
/// <param name="What">What was done.</param>
/// <param name="Reference">What it is measured against.</param>
/// <param name="Ours">Our seconds, run by run.</param>
/// <param name="Theirs">The reference's seconds, run by run; empty where there is none.</param>
/// <param name="PeakMegabytes">Our largest memory over the runs, in MB.</param>
/// <param name="Goal">What is aimed at, in words.</param>
internal sealed record Figure(string What, string Reference, IReadOnlyList<double> Ours, IReadOnlyList<double> Theirs, double PeakMegabytes, string Goal)
{
    public double OursMedian => Median(Ours);

    public double? TheirsMedian => Theirs.Count == 0 ? null : Median(Theirs);

    /// <summary>How many times as fast as the reference: the median of the ratios pair by pair.</summary>
    public double? Speed => Theirs.Count == 0 ? null : Median([.. Ours.Zip(Theirs, (ours, theirs) => theirs / ours)]);

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
