using CommunityAssets.Analysis.Finding;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>Ways estimated from the straight line, for atlases without a network of streets and paths.</summary>
public sealed class StraightLine : IWalkingTimes
{
    /// <summary>The straight line from a point to a shape, lengthened as ways on the ground are.</summary>
    public static WalkingDistance Between(Point from, Geometry to) => new(from.Distance(to) * Travel.Detour, OnNetwork: false);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WalkingDistance>> FromAsync(
        Point from, IReadOnlyList<Geometry> to, double most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WalkingDistance>>([.. to.Select(shape => Between(from, shape))]);
}
