using CommunityAssets.Web.Analyses.Own;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>Who lives in some shapes.</summary>
/// <param name="Layer">The small areas that people are counted by; null where there are none.</param>
/// <param name="Lives">For each shape who lives there.</param>
internal sealed record ReachCounts(SmallLayer? Layer, IReadOnlyList<ReachPeople> Lives)
{
    /// <summary>Counts by best fit, as for areas that somebody draws.</summary>
    public static async Task<ReachCounts> ReadAsync(SmallLayers layers, IReadOnlyList<Geometry> shapes, CancellationToken cancellationToken)
    {
        if (await layers.ForPeopleAsync(cancellationToken) is not { } layer)
        {
            return new ReachCounts(null, [.. shapes.Select(_ => new ReachPeople(0, null, null, 0))]);
        }

        var lives = new List<ReachPeople>(shapes.Count);
        foreach (var shape in shapes)
        {
            var fit = layer.Areas.Fit(shape);
            var split = fit.Members.Count == 0 ? null : await layers.SplitAsync(new Fitted(layer, fit), shape, cancellationToken);
            lives.Add(new ReachPeople(
                fit.Members.Count, fit.PeopleUnknown < fit.Members.Count ? fit.People : null, fit.People > 0 ? split?.Share : null,
                fit.PeopleUnknown));
        }

        return new ReachCounts(layer, lives);
    }
}
