using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>An area that somebody drew or sent, checked and on the atlas's grid.</summary>
/// <param name="Id">What it is called in tables: its id or name where it has one, else its number.</param>
/// <param name="Name">Its name where it has one.</param>
/// <param name="Shape">A valid polygon or multipolygon.</param>
/// <param name="Notes">What was put right, in sentences.</param>
public sealed record DrawnArea(string Id, string? Name, Geometry Shape, IReadOnlyList<string> Notes);
