using NetTopologySuite.Geometries;

namespace CommunityAssets.Domain.Places;

/// <summary>One stretch of a walking network. Stretches that share an end point (to the centimetre) meet there.</summary>
/// <param name="Line">Its course on the working grid.</param>
/// <param name="Metres">Its length along the course.</param>
/// <param name="Walkable">False where people may not walk (motorways, private ways).</param>
/// <param name="Kind">The source's own word: "Local Road", "footway"…</param>
/// <param name="Source">The short name given at import.</param>
/// <param name="SourceId">The source's id for it, unique within the source.</param>
public sealed record NetworkEdge(LineString Line, double Metres, bool Walkable, string? Kind, string Source, string SourceId);
