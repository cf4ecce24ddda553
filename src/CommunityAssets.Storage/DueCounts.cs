namespace CommunityAssets.Storage;

/// <summary>How many published entries are due to be checked.</summary>
/// <param name="Due">All of them.</param>
/// <param name="Silent">Those that have been due so long that they count little where things are ranked.</param>
public sealed record DueCounts(long Due, long Silent);
