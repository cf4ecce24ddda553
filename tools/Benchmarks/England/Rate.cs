namespace CommunityAssets.Benchmarks.England;

/// <summary>One measured line about serving: ours and the references, measured in turn.</summary>
/// <param name="What">What was asked for.</param>
/// <param name="Unit">Of the figures: a second, or milliseconds.</param>
/// <param name="Ours">Ours, round by round.</param>
/// <param name="References">Each reference by name, round by round; none where the aim is absolute.</param>
/// <param name="HigherIsBetter">True for answers a second, false for milliseconds.</param>
/// <param name="Aim">What is aimed at, in words.</param>
internal sealed record Rate(
    string What, string Unit, IReadOnlyList<double> Ours, IReadOnlyList<(string Name, IReadOnlyList<double> Figures)> References, bool HigherIsBetter, string Aim)
{
    public double OursMedian => Median(Ours);

    /// <summary>Each reference: its median, and the median over the rounds of ours divided by it.</summary>
    public IEnumerable<(string Name, double Median, double Ratio)> Against() => References.Select(
        reference => (reference.Name, Median(reference.Figures), Median([.. Ours.Zip(reference.Figures, (ours, theirs) => ours / theirs)])));

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
