using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>One feature layer of a GeoPackage, with its R-tree.</summary>
internal sealed class GeoPackageRecords<T> : IRecordWriter<T>
{
    private readonly GeoPackageTarget _target;
    private readonly ExportLayer<T> _layer;
    private readonly string? _attribution;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _index;
    private readonly Envelope _extent = new();
    private long _fid;

    public GeoPackageRecords(GeoPackageTarget target, ExportLayer<T> layer, string? attribution)
    {
        _target = target;
        _layer = layer;
        _attribution = attribution;
        var columns = layer.Columns.Select(column => $"\"{column.Name}\" {column.Type switch
        {
            ExportType.Whole => "INTEGER",
            ExportType.Real => "REAL",
            _ => "TEXT",
        }}");
        target.Run(
            $"""
            CREATE TABLE "{layer.Name}" (
              fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {layer.GeometryType}, {string.Join(", ", columns)});
            CREATE VIRTUAL TABLE "rtree_{layer.Name}_geom" USING rtree(id, minx, maxx, miny, maxy);
            """);
        _insert = Prepare($"INSERT INTO \"{layer.Name}\" VALUES ({Parameters(layer.Columns.Count + 2)})", layer.Columns.Count + 2);
        _index = Prepare($"INSERT INTO \"rtree_{layer.Name}_geom\" VALUES ({Parameters(5)})", 5);
    }

    /// <inheritdoc/>
    public void Write(T record)
    {
        var shape = _layer.Shape(record) is { IsEmpty: false } some ? some : null;
        _insert.Parameters[0].Value = ++_fid;
        _insert.Parameters[1].Value = shape is null ? DBNull.Value : GeoPackageGeometry.Write(shape, _target.Grid.Code);
        for (var i = 0; i < _layer.Columns.Count; i++)
        {
            _insert.Parameters[i + 2].Value = _layer.Columns[i].Value(record) ?? DBNull.Value;
        }

        _insert.ExecuteNonQuery();
        if (shape is not null)
        {
            var box = shape.EnvelopeInternal;
            _extent.ExpandToInclude(box);
            object[] values = [_fid, box.MinX, box.MaxX, box.MinY, box.MaxY];
            for (var i = 0; i < values.Length; i++)
            {
                _index.Parameters[i].Value = values[i];
            }

            _index.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        var name = _layer.Name;
        _target.Run(
            """
            INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
            VALUES ($1, 'features', $1, $2, $3, $4, $5, $6, $7)
            """,
            name, _attribution ?? "",
            Bound(_extent.MinX), Bound(_extent.MinY), Bound(_extent.MaxX), Bound(_extent.MaxY), _target.Grid.Code);
        _target.Run("INSERT INTO gpkg_geometry_columns VALUES ($1, 'geom', $2, $3, 0, 0)", name, _layer.GeometryType, _target.Grid.Code);
        _target.Run(
            """
            INSERT INTO gpkg_extensions
            VALUES ($1, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
            """,
            name);

        // The triggers call functions that only a GIS brings with it, so they come after the last row.
        _target.Run(GeoPackageTriggers.For(name));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _index.Dispose();
    }

    private object? Bound(double value) => _extent.IsNull ? null : value;

    private SqliteCommand Prepare(string sql, int count)
    {
        var command = _target.Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= count; i++)
        {
            command.Parameters.Add(
                new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}"), Value = DBNull.Value });
        }

        return command;
    }

    private static string Parameters(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));
}
