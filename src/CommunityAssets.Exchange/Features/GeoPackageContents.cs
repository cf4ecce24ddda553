using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using Microsoft.Data.Sqlite;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// What a GeoPackage says it has. The file is not trusted: each of its tables is asked by itself and only where it is an ordinary table of
/// stored values, so that no view, virtual table or computed column, which are somebody's code and may have no end, is ever run.
/// </summary>
internal sealed class GeoPackageContents(SqliteConnection connection, string file)
{
    private const int MostLayers = 1000;

    // SQLite writes down how a table was made in one spelling; whatever is not spelt so is not one.
    private const string Ordinary = "m.type = 'table' AND m.sql LIKE 'CREATE TABLE %'";

    /// <summary>The layers of features, in order of name.</summary>
    /// <exception cref="BadInputException">It is no GeoPackage, or has more than a thousand layers.</exception>
    public List<GeoPackageLayer> Layers()
    {
        try
        {
            var ordinary = OrdinaryTables();
            foreach (var table in (string[])["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"])
            {
                if (!ordinary.Contains(table))
                {
                    throw NoGeoPackage($"{table} is no table", fault: null);
                }
            }

            var features = Rows("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'", row => row.GetString(0))
                .ToHashSet(StringComparer.Ordinal);
            var layers = new List<GeoPackageLayer>();
            foreach (var (table, column, type, id) in Rows(
                "SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns",
                row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3))))
            {
                if (features.Remove(table) && ordinary.Contains(table))
                {
                    var (system, name) = System(id);
                    layers.Add(new GeoPackageLayer(table, column, type, system, name));
                }
            }

            return [.. layers.OrderBy(layer => layer.Table, StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is SqliteException or InvalidOperationException or InvalidCastException)
        {
            throw NoGeoPackage(fault.Message, fault);
        }
    }

    /// <summary>
    /// A column that is computed whenever it is read, as <c>table.column</c>; null where there is none. To be asked before the file is
    /// checked for damage, since that computes them.
    /// </summary>
    public string? Computed()
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT m.name || '.' || x.name FROM sqlite_master m, pragma_table_xinfo(m.name) x
            WHERE {Ordinary} AND x.hidden = 2 LIMIT 1
            """;
        return command.ExecuteScalar() as string;
    }

    private HashSet<string> OrdinaryTables()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT m.name FROM sqlite_master m WHERE {Ordinary}";
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            if (rows.Count == MostLayers)
            {
                throw new BadInputException($"{file}: the GeoPackage has more than {MostLayers:N0} layers. Export the one you mean alone.");
            }

            rows.Add(read(reader));
        }

        return rows;
    }

    private (ReferenceSystem? System, string? Name) System(long id)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT organization, organization_coordsys_id, srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = $id LIMIT 1";
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return (null, null);
        }

        var name = reader.IsDBNull(2) ? null : reader.GetString(2);
        return reader.IsDBNull(0) || reader.IsDBNull(1) ? (null, name)
            : reader.GetString(0).ToUpperInvariant() is "EPSG" or "ESRI" ? (SystemName.Find(reader.GetInt32(1)), name)
            : (SystemName.Find(reader.GetString(0) + ":" + reader.GetString(1)), name);
    }

    private BadInputException NoGeoPackage(string reason, Exception? fault)
    {
        var message = $"{file}: this is a SQLite database but no GeoPackage ({reason.TrimEnd('.')}). Export the layer again as GeoPackage.";
        return fault is null ? new BadInputException(message) : new BadInputException(message, fault);
    }
}
