using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Networks;

/// <summary>What can be reached on foot from a place.</summary>
/// <param name="Metres">The limit, in metres on foot.</param>
/// <param name="Shape">Polygon or multipolygon on the working grid.</param>
/// <param name="OnNetwork">Whether it goes by a walking network; else it is a circle.</param>
public sealed record Isochrone(double Metres, Geometry Shape, bool OnNetwork);
