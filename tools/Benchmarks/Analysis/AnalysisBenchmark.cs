namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>
/// What is worked out, on a country: each figure against named references that work out the same, whole processes in turn, answers held
/// against each other.
/// </summary>
internal static class AnalysisBenchmark
{
    private static readonly IReadOnlyList<IAnalysisFigure> Figures =
    [
        new CatchmentFigure(),
        new ClusterFigure(),
        new PointFigure(),
        new IsochroneFigure(),
        new DuplicatesFigure(),
        new DrawnFigure(),
    ];

    /// <summary>Runs the figures, prints their table, and puts it into both READMEs when all of them were run.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        if (options.Only.Except(Figures.Select(figure => figure.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"'{unknown}' is no figure: {string.Join(", ", Figures.Select(figure => figure.Name))} are.");
        }

        var program = await PublishedProgram.OfBenchmarksAsync();
        var load = MachineLoad.Begin();
        var (rows, failed) = (new List<AnalysisRow>(), new List<string>());
        foreach (var figure in Figures.Where(figure => options.Only.Count == 0 || options.Only.Contains(figure.Name, StringComparer.Ordinal)))
        {
            try
            {
                rows.AddRange(await figure.MeasureAsync(new AnalysisRun(options.Rounds, Cleared(Path.Combine(options.Work, "analysis", figure.Name)), program)));
            }
            catch (InvalidOperationException problem)
            {
                // The rest is still worth looking at, and none of it goes into a README.
                await Console.Error.WriteLineAsync($"{figure.Name}: {problem.Message}");
                failed.Add(figure.Name);
            }
        }

        var (machine, beside) = (FigureTable.Machine(), load.Told());
        var (brief, whole) = (AnalysisTable.Brief(rows, machine, beside), AnalysisTable.Whole(rows, machine, beside));
        Console.WriteLine(brief);
        Console.WriteLine(whole);
        if (failed.Count > 0)
        {
            throw new InvalidOperationException($"No table was written, since not all was measured: {string.Join(", ", failed)}.");
        }

        if (options.Only.Count == 0)
        {
            FigureTable.Put(Path.Combine(BenchmarkOptions.Root(), "README.md"), "analysis", brief);
            FigureTable.Put(Path.Combine(BenchmarkOptions.Root(), "tools", "Benchmarks", "README.md"), "analysis", whole);
        }

        return 0;
    }

    // Nothing of an earlier run is ever taken for an answer of this one.
    private static string Cleared(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Our side of one figure, in this process.</summary>
    public static int Child(string name, string folder, int again)
    {
        var task = new ChildTask(folder, again);
        Figures.Single(figure => figure.Name == name).Work(task);
        Console.WriteLine(task.Told());
        return 0;
    }
}
