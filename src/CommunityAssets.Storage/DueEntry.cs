using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage;

/// <summary>An entry that is due to be checked.</summary>
/// <param name="Asset">The entry.</param>
/// <param name="Asked">How often its keeper was asked since it is due.</param>
/// <param name="LastAsked">When last (UTC); null for never.</param>
public sealed record DueEntry(Asset Asset, int Asked, DateTimeOffset? LastAsked);
