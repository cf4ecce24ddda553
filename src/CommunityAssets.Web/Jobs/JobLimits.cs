namespace CommunityAssets.Web.Jobs;

/// <summary>How much working out one server takes on, and how much of the answers it keeps in memory.</summary>
public sealed record JobLimits
{
    /// <summary>How many pieces of work run at once; each uses all cores where it can. 1 or more.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How many wait behind them; whoever comes after is asked to come back later. 0 or more.</summary>
    public int Waiting { get; init; } = 16;

    /// <summary>How many of one account, or of one address that is not signed in, run and wait at once. 1 or more.</summary>
    public int OfOne { get; init; } = 6;

    /// <summary>
    /// For how long one piece of work may go on before it is stopped, so that nothing stands in everybody's way for ever.
    /// </summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many answers are kept for whoever asks the same again.</summary>
    public int Answers { get; init; } = 64;

    /// <summary>How many bytes, by estimate, the kept answers take, and once more those of jobs that are done.</summary>
    public long Bytes { get; init; } = 128L << 20;

    /// <summary>How many jobs are remembered, done and not.</summary>
    public int Jobs { get; init; } = 200;

    /// <summary>
    /// How many of them one account, or one address that is not signed in, has: of more, those that were done longest ago are forgotten. 1
    /// or more.
    /// </summary>
    public int JobsOfOne { get; init; } = 40;

    /// <summary>For how long the result of a job is kept after it is done.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>For how long a page waits for an answer before it is shown without it.</summary>
    public TimeSpan PageWaits { get; init; } = TimeSpan.FromSeconds(2);
}
