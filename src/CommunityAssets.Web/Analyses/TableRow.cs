using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>One row of a result.</summary>
/// <param name="Id">The area's code, or another stable id.</param>
/// <param name="Shape">Its shape on the working grid, or null.</param>
/// <param name="Values">A value for each column: text, int, long, double, or null where nothing can be said.</param>
public sealed record TableRow(string Id, Geometry? Shape, IReadOnlyList<object?> Values);
