using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>A record of a list that is compared with others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="At">A point that stands for it on the grid; null where it has no place.</param>
public sealed record Listed(Guid Id, AssetKind Kind, Coordinate? At);
