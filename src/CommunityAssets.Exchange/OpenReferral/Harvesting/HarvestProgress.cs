namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>How far a harvest has come.</summary>
internal sealed record HarvestProgress
{
    /// <summary>When it began, by the clock here.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>When it began, by the directory's clock where it tells.</summary>
    public DateTimeOffset? BeganThere { get; init; }

    /// <summary>Only what changed since then is asked for; null for everything.</summary>
    public DateTimeOffset? ModifiedAfter { get; init; }

    /// <summary>What the directory understands.</summary>
    public FeedDialect Dialect { get; init; } = new(Full: true, PerPage: 100);

    /// <summary>The next page to fetch.</summary>
    public long Next { get; init; } = 1;

    /// <summary>How many pages the first page said there are.</summary>
    public long? Announced { get; init; }

    /// <summary>How many services the last page said there are in all.</summary>
    public long? Total { get; init; }

    /// <summary>Whether two pages said otherwise of that.</summary>
    public bool Shifted { get; init; }

    /// <summary>Services fetched so far, each once.</summary>
    public long Services { get; init; }

    /// <summary>Services that a list named and that were gone when they were asked for.</summary>
    public long Gone { get; init; }

    /// <summary>Whether nothing more is to be fetched.</summary>
    public bool Whole { get; init; }
}
