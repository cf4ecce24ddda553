using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Taxonomies;

/// <summary>What the tags of a mapped feature say about it as an asset.</summary>
/// <param name="Kind">What sort of asset it is.</param>
/// <param name="Topics">Ids of its topics; may be empty.</param>
public sealed record TagMatch(AssetKind Kind, ImmutableArray<string> Topics);
