namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>What is remembered of a directory from run to run.</summary>
internal sealed record HarvestState
{
    /// <summary>The address, for people who look into the folder.</summary>
    public string? Address { get; init; }

    /// <summary>All changes up to this moment are in the atlas.</summary>
    public DateTimeOffset? TakenUpTo { get; init; }

    /// <summary>
    /// When the atlas says that the source was last brought in. While it still says so, what was harvested is what it holds.
    /// </summary>
    public DateTimeOffset? BroughtIn { get; init; }

    /// <summary>The harvest on its way, or the last one that was not taken in.</summary>
    public HarvestProgress? Current { get; init; }
}
