using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>What an analysis needs of an asset: a fraction of the record, since a country has a million of them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Topics">Its topics.</param>
/// <param name="Shape">Its shape on the atlas's grid; null where it has no place.</param>
/// <param name="Capacity">How many people it can welcome; null where not known.</param>
public sealed record AssetSite(Guid Id, AssetKind Kind, string Name, ImmutableArray<string> Topics, Geometry? Shape, int? Capacity);
