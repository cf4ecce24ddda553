using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>An area as a row.</summary>
internal static class AreaRow
{
    /// <summary>The columns to select for <see cref="Read"/>, all but the shape.</summary>
    public const string Select = "a.code, a.vintage, a.level, a.name, a.population, a.x, a.y, a.weighted, a.source";

    /// <summary>The columns to select for <see cref="Read"/>, the shape with them.</summary>
    public const string SelectWithShape = Select + ", a.geom";

    /// <summary>
    /// Keeps areas of the latest vintage of their level. A level that was loaded for two years is told once.
    /// </summary>
    public const string Latest = "a.vintage = (SELECT max(l.vintage) FROM areas l WHERE l.level = a.level)";

    /// <summary>Reads an area.</summary>
    public static Area Read(Statement row, int grid, bool shape) => new()
    {
        Key = new AreaKey(row.Text(0), row.Int(1)),
        Level = (AreaLevel)row.Int(2),
        Name = row.Text(3),
        Population = row.IntOrNull(4),
        Centroid = row.Bool(7) ? new Point(row.Double(5), row.Double(6)) { SRID = grid } : null,
        Source = row.TextOrNull(8),
        Shape = shape && !row.IsNull(9) ? GeometryBlob.ReadArea(row.Blob(9), grid) : null,
    };
}
