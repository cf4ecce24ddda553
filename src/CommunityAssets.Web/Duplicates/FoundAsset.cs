using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Duplicates;

/// <summary>What a list of pairs tells of one asset.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What sort of strength it is.</param>
/// <param name="Source">Where the record came from.</param>
/// <param name="At">A point that stands for it on the grid, or null.</param>
public sealed record FoundAsset(Guid Id, string Name, AssetKind Kind, string Source, Coordinate? At);
