using CommunityAssets.Analysis.Networks;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>
/// Ways measured along streets and paths where the atlas has them; else estimated from the straight line. Thread-safe.
/// </summary>
/// <param name="networks">The network.</param>
public sealed class NetworkWalkingTimes(WalkingNetworks networks) : IWalkingTimes
{
    // A park is reached at whichever of its sides is nearest; so many of its corners are tried.
    private const int MostCorners = 24;

    // Two hours on foot: nobody is sent farther without being told that it is an estimate.
    private const double Farthest = 9600;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WalkingDistance>> FromAsync(
        Point from, IReadOnlyList<Geometry> to, double most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var limit = Math.Min(most, Farthest);
        if (await networks.AroundAsync(from, limit, cancellationToken) is not { } network || network.Snap(from.X, from.Y) is not { } start)
        {
            return [.. to.Select(shape => StraightLine.Between(from, shape))];
        }

        using var field = network.From(start, limit);
        return [.. to.Select(shape => Between(network, field, start, from, shape, limit))];
    }

    private static WalkingDistance Between(
        WalkingNetwork network, NetworkField field, NetworkPoint start, Point from, Geometry shape, double limit)
    {
        var straight = StraightLine.Between(from, shape);
        if (straight.Metres <= 0)
        {
            return new WalkingDistance(0, OnNetwork: true);
        }

        var nearest = double.PositiveInfinity;
        var beyond = false;
        foreach (var corner in Corners(from, shape))
        {
            if (network.Snap(corner.X, corner.Y) is { } end)
            {
                nearest = Math.Min(nearest, start.Off + field.To(end) + end.Off);
                beyond |= network.IslandOf(end.Edge) == network.IslandOf(start.Edge);
            }
        }

        // A way that was looked for and is not within the limit is longer than it, whatever the straight line says (a river lies between);
        // but where the streets of the two do not hang together, it is the map of them that has a gap.
        return double.IsFinite(nearest) ? new WalkingDistance(nearest, OnNetwork: true)
            : beyond ? straight with { Metres = Math.Max(straight.Metres, limit) }
            : straight;
    }

    private static IEnumerable<Coordinate> Corners(Point from, Geometry shape)
    {
        if (shape is Point point)
        {
            yield return point.Coordinate;
            yield break;
        }

        yield return NetTopologySuite.Operation.Distance.DistanceOp.NearestPoints(shape, from)[0];
        var corners = shape.Coordinates;
        var step = Math.Max(1, (corners.Length + MostCorners - 1) / MostCorners);
        for (var i = 0; i < corners.Length; i += step)
        {
            yield return corners[i];
        }
    }
}
