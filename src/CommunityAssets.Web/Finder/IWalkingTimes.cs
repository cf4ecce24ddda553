using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>Tells how far things are on foot. Thread-safe.</summary>
public interface IWalkingTimes
{
    /// <summary>The way to each of several shapes, in their order.</summary>
    /// <param name="from">Where somebody sets out, on the atlas's grid.</param>
    /// <param name="to">Points, lines or polygons on the atlas's grid; none of them empty.</param>
    /// <param name="most">Metres beyond which an estimate does.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<WalkingDistance>> FromAsync(
        Point from, IReadOnlyList<Geometry> to, double most, CancellationToken cancellationToken);
}
