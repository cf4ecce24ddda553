namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Something that works out the same as ours.</summary>
/// <param name="Name">What it is, as the table has it.</param>
/// <param name="RunAsync">Runs it once.</param>
internal sealed record Reference(string Name, Func<Task<Taken>> RunAsync)
{
    /// <summary>In how many of the rounds it takes part: less where it takes minutes.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>Holds its answer against ours after each of its runs; throws where they differ.</summary>
    public Action<Taken, Taken>? Compare { get; init; }

    /// <summary>Why it can't be had here, or null.</summary>
    public string? Missing { get; init; }
}
