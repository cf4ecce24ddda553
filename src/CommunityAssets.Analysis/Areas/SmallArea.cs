using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>One of the small areas that estimates for any other area are put together from.</summary>
/// <param name="Shape">Its boundary, on a grid in metres.</param>
/// <param name="Centre">Its population-weighted centroid, or a point inside it.</param>
/// <param name="People">How many people; NaN where not known.</param>
public sealed record SmallArea(Geometry Shape, Coordinate Centre, double People);
