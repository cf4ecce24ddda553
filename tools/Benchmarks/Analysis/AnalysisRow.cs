namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>A line of the table: ours and the references, run in turn.</summary>
/// <param name="What">What was worked out.</param>
/// <param name="Ours">Ours, run by run.</param>
/// <param name="References">The references; empty where there is none.</param>
/// <param name="Aim">What is aimed at, in words.</param>
internal sealed record AnalysisRow(string What, IReadOnlyList<Taken> Ours, IReadOnlyList<ReferenceRuns> References, string Aim)
{
    /// <summary>What else is to be told, each a sentence or two.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Our seconds.</summary>
    public double Seconds => Median(Ours.Select(run => run.Seconds));

    /// <summary>Our largest memory, in MB.</summary>
    public double PeakMegabytes => Ours.Max(run => run.PeakMegabytes);

    /// <summary>How many times as fast as a reference: the median of the ratios run by run.</summary>
    public double Speed(ReferenceRuns reference) => Median(Ours.Zip(reference.Runs, (ours, theirs) => theirs.Seconds / ours.Seconds));

    /// <summary>The middle of some figures.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
