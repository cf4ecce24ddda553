using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>One feature of a geographic file: what it is, and its shape in the file's own system.</summary>
/// <param name="Id">The feature's id where the format has one (GeoJSON's <c>id</c>, OpenStreetMap's <c>way/123</c>); else null.</param>
/// <param name="Attributes">
/// Its attributes by name, in the file's order; upper and lower case do not count when one is looked up. A value is a string, a long, a
/// double, a bool or null; what is nested in the file comes as its JSON text.
/// </param>
/// <param name="Geometry">Its shape, two-dimensional, all coordinates finite and in the range of the system; null when it has none.</param>
/// <param name="System">The system of the shape.</param>
public sealed record Feature(string? Id, IReadOnlyDictionary<string, object?> Attributes, Geometry? Geometry, ReferenceSystem System);
