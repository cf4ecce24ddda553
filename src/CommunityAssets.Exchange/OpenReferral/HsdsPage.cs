namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>One page of a list, with the standard's envelope.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record HsdsPage<T>
{
    /// <summary>How many there are in all.</summary>
    public long? TotalItems { get; init; }

    /// <summary>How many pages there are.</summary>
    public long? TotalPages { get; init; }

    /// <summary>The number of this page, from 1.</summary>
    public long? PageNumber { get; init; }

    /// <summary>How many are on this page.</summary>
    public long? Size { get; init; }

    /// <summary>Whether this is the first page.</summary>
    public bool? FirstPage { get; init; }

    /// <summary>Whether this is the last page.</summary>
    public bool? LastPage { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool? Empty { get; init; }

    /// <summary>The records of the page.</summary>
    public IReadOnlyList<T>? Contents { get; init; }
}
