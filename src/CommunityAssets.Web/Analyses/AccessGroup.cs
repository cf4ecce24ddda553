using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>Areas that are told of together.</summary>
/// <param name="Id">The code of a larger area, the number of a fifth, or <c>place</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">The numbers of its areas, in order.</param>
/// <param name="Shape">Its shape, or null.</param>
internal sealed record AccessGroup(string Id, string Name, IReadOnlyList<int> Members, Geometry? Shape = null);
