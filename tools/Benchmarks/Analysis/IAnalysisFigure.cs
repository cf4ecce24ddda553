namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>One thing that is worked out, measured against references that work out the same.</summary>
internal interface IAnalysisFigure
{
    /// <summary>The name that <c>--only</c> and <c>--child</c> take.</summary>
    string Name { get; }

    /// <summary>Makes the inputs, runs ours and the references in turn, and holds their answers against each other.</summary>
    /// <exception cref="InvalidOperationException">
    /// Answers differ, which keeps the whole table from being written: fast and wrong is not a result.
    /// </exception>
    Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run);

    /// <summary>Our side, in a process of its own: reads its inputs, is timed, and writes its answers. Nothing where ours is measured through
    /// the service or a command.</summary>
    void Work(ChildTask task);
}
