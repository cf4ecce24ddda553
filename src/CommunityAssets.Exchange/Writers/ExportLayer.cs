using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>What an export of one sort of record looks like, whatever the format.</summary>
/// <param name="Name">The layer's name: <c>assets</c>, <c>areas</c>.</param>
/// <param name="GeometryType">The OGC type of its shapes: <c>GEOMETRY</c>, <c>MULTIPOLYGON</c>; null for records without a place.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Id">The record's id in the file.</param>
/// <param name="Shape">The record's shape on the working grid, or null.</param>
/// <typeparam name="T">The record.</typeparam>
internal sealed record ExportLayer<T>(
    string Name, string? GeometryType, IReadOnlyList<ExportColumn<T>> Columns, Func<T, string> Id, Func<T, Geometry?> Shape);
