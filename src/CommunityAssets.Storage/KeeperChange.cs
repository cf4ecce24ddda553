using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>A change that a keeper made.</summary>
/// <param name="Change">The line of the history; its state may be left out.</param>
/// <param name="Name">The entry's name as it is now.</param>
/// <param name="Current">The entry's version as it is now.</param>
public sealed record KeeperChange(Change Change, string Name, int Current);
