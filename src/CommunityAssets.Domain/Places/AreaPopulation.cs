using NetTopologySuite.Geometries;

namespace CommunityAssets.Domain.Places;

/// <summary>How many people live in an area, and where their centre is.</summary>
/// <param name="Code">Area code.</param>
/// <param name="Vintage">Year of the boundaries that the code belongs to, or null when the file does not say.</param>
/// <param name="Population">People; zero or more; null when the file gives a centroid alone.</param>
/// <param name="Centroid">Population-weighted centroid on the working grid; null when the file gives a count alone.</param>
public sealed record AreaPopulation(string Code, int? Vintage, int? Population, Point? Centroid);
