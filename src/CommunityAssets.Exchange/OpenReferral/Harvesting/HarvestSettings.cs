namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>How a directory is read.</summary>
public sealed record HarvestSettings
{
    /// <summary>How long to wait for an answer to begin, and then for each next piece of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many services to ask for at a time; 1 to 1,000.</summary>
    public int PerPage { get; init; } = 100;

    /// <summary>The pause between two requests.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often an address is asked before giving up.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>The wait before the second try; each later one is twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a directory may ask for; with a longer one the run ends and the next goes on.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest answer that is taken, in bytes, unpacked.</summary>
    public long LargestAnswer { get; init; } = 64L << 20;

    /// <summary>The most pages that are read of a directory that does not say how many it has.</summary>
    public int MostPages { get; init; } = 20_000;

    /// <summary>How long a stopped harvest may be gone on with.</summary>
    public TimeSpan KeepStopped { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long a whole harvest that was not taken in (a dry run, refused rows) is used again and not fetched anew.</summary>
    public TimeSpan KeepWhole { get; init; } = TimeSpan.FromHours(1);
}
