namespace CommunityAssets.Analysis.Matching;

/// <summary>How to search for duplicates.</summary>
public sealed record DuplicateOptions
{
    /// <summary>How likely a pair must be to be told of, from 0 to 1.</summary>
    public double Least { get; init; } = Matcher.Likely;

    /// <summary>The weights to judge by; null to estimate them on the records' own pairs.</summary>
    public MatchWeights? Weights { get; init; }

    /// <summary>How many records at most share a block for each to be compared with each.</summary>
    public int MostInBlock { get; init; } = 600;

    /// <summary>In a larger block, with how many of those next to it by name each is compared.</summary>
    public int Window { get; init; } = 60;

    /// <summary>How many threads at most; the answer is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
