using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>Where somebody is, as well as it is known.</summary>
/// <param name="Point">A point on the atlas's grid.</param>
/// <param name="Name">What it is called: "AM1 2AB", "Keynsham", "where you are".</param>
public sealed record Whereabouts(Point Point, string Name);
