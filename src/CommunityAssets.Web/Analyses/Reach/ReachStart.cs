using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>Where a walk sets out.</summary>
/// <param name="Place">The point, on the atlas's grid.</param>
/// <param name="From">The asset that it is the place of; null for a point that somebody chose.</param>
public sealed record ReachStart(Point Place, Asset? From = null)
{
    /// <summary>From the place of an asset: its point, or one inside its ground; null where it has no place.</summary>
    public static ReachStart? Of(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return asset.Location.Shape is { IsEmpty: false } shape ? new ReachStart(shape as Point ?? shape.InteriorPoint, asset) : null;
    }
}
