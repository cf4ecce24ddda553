using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Readers;

/// <summary>What one of a source's own words means.</summary>
/// <param name="Kind">The kind of asset, or null when the word says nothing of it.</param>
/// <param name="Topics">Ids of topics; may be empty.</param>
public sealed record TopicMapEntry(AssetKind? Kind, ImmutableArray<string> Topics);
