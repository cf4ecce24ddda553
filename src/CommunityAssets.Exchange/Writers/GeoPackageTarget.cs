using System.Globalization;
using CommunityAssets.Domain.Places;
using Microsoft.Data.Sqlite;

namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// A GeoPackage (OGC 12-128r17, version 1.3) in the making: everything in one transaction, which <see cref="Finish"/> commits. Each layer
/// has an R-tree index (extension <c>gpkg_rtree_index</c>) with its triggers.
/// </summary>
internal sealed class GeoPackageTarget : IDisposable
{
    // "GPKG" and version 1.3.0, as the specification asks for in the file's header.
    private const string Schema =
        """
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        PRAGMA journal_mode = MEMORY;
        PRAGMA synchronous = OFF;
        BEGIN;
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
          srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
          table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    public GeoPackageTarget(string path, ReferenceSystem grid)
    {
        Grid = grid;
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            Connection.Open();
            Run(Schema);
            AddSystem(ReferenceSystem.Wgs84);
            if (grid.Code != ReferenceSystem.Wgs84.Code)
            {
                AddSystem(grid);
            }
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    /// <summary>The open database.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The system that shapes are written in.</summary>
    public ReferenceSystem Grid { get; }

    /// <summary>Runs statements with parameters $1, $2…</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Commits.</summary>
    public void Finish() => Run("COMMIT");

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private void AddSystem(ReferenceSystem system) => Run(
        "INSERT INTO gpkg_spatial_ref_sys VALUES ($1, $2, 'EPSG', $2, $3, NULL)", system.Name, system.Code, system.Wkt.Trim());
}
