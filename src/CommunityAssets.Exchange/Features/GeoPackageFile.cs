using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Inputs;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// One layer of somebody else's GeoPackage (OGC 12-128). The file is not trusted: it is opened read-only with its schema untrusted, checked
/// for damage, and only ordinary feature tables are read.
/// </summary>
internal sealed class GeoPackageFile(InputFile file, string? layer, ShapeNeed need)
{
    // A GeoPackage of a whole country's roads has about 3 GB.
    private const long LargestFile = 16L << 30;
    private const int LargestCell = 256 << 20;
    private const int SmallestLimit = 1 << 20;

    private static readonly string[] Guards =
        ["PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA query_only=ON", "PRAGMA ignore_check_constraints=ON"];

    public IEnumerable<Row<Feature>> Read()
    {
        using var unpacked = UnpackedCopy.Of(file, LargestFile);
        using var connection = Open(unpacked.Path);
        var chosen = Choose(connection, new GeoPackageContents(connection, file.Name).Layers());
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Quote(chosen.Table)}";
        using var reader = Execute(command);
        var columns = Columns(connection, chosen, reader);
        var factory = new GeometryFactory(new PrecisionModel(), chosen.System.Code);
        for (long number = 1; Next(reader); number++)
        {
            yield return ReadRow(reader, columns, chosen, factory, number);
        }
    }

    /// <summary>The names of the layers of features, in order.</summary>
    public IReadOnlyList<string> LayerNames()
    {
        using var unpacked = UnpackedCopy.Of(file, LargestFile);
        using var connection = Open(unpacked.Path);
        return [.. new GeoPackageContents(connection, file.Name).Layers().Select(candidate => candidate.Table)];
    }

    private SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();

            // No cell is larger than its file; what claims to be is made up by an expression in the schema.
            var largest = (int)Math.Clamp(new FileInfo(path).Length, SmallestLimit, LargestCell);
            SQLitePCL.raw.sqlite3_limit(connection.Handle, SQLitePCL.raw.SQLITE_LIMIT_LENGTH, largest);

            // A view, a trigger and a check are somebody's code, which may have no end.
            _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_VIEW, 0, out _);
            _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, out _);
            foreach (var pragma in Guards)
            {
                using var command = connection.CreateCommand();
                command.CommandText = pragma;
                command.ExecuteNonQuery();
            }

            if (new GeoPackageContents(connection, file.Name).Computed() is { } column)
            {
                throw new BadInputException(
                    $"{file.Name}: the column {column} is computed when it is read, which is not done here. "
                    + "Export the layer again, with its values as they are.");
            }

            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check(1)";
            if (check.ExecuteScalar() is not "ok")
            {
                throw Damaged(fault: null);
            }

            return connection;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw Damaged(fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private (string Table, string Column, ReferenceSystem System) Choose(SqliteConnection connection, List<GeoPackageLayer> layers)
    {
        var fitting = layers.FindAll(candidate => layer is null
            ? candidate.Fits(need)
            : string.Equals(candidate.Table, layer, StringComparison.OrdinalIgnoreCase));
        if (fitting.Count > 1 && need != ShapeNeed.Any)
        {
            fitting = fitting.FindAll(candidate => (candidate with { Type = FirstType(connection, candidate) }).Fits(need));
        }

        if (fitting.Count > 1
            && Path.GetFileNameWithoutExtension(file.Path) is var name
            && fitting.Find(candidate => string.Equals(candidate.Table, name, StringComparison.OrdinalIgnoreCase)) is { } namesake)
        {
            fitting = [namesake];
        }

        var names = string.Join(", ", layers.Take(12).Select(candidate => candidate.Table));
        var chosen = fitting switch
        {
            [var only] => only,
            [] when layers.Count == 0 =>
                throw new BadInputException($"{file.Name}: the GeoPackage has no layer of features. Export the layer again."),
            [] when layer is not null => throw new BadInputException($"{file.Name}: there is no layer \"{layer}\". The file has: {names}."),
            [] => throw new BadInputException($"{file.Name}: no layer has {need.ToString().ToLowerInvariant()}. The file has: {names}."),
            _ => throw new BadInputException(
                $"{file.Name}: the file has {layers.Count} layers ({names}). Say which one is meant, or export it alone."),
        };
        return (chosen.Table, chosen.Column, chosen.System ?? throw new BadInputException(
            $"{file.Name}, layer {chosen.Table}: it is in the system \"{chosen.SystemName ?? "undefined"}\", which is not known here. "
            + SystemName.Advice));
    }

    /// <summary>The type of a layer's first shape, where the layer says no more than GEOMETRY, as GDAL writes it for mixed ones.</summary>
    private string FirstType(SqliteConnection connection, GeoPackageLayer candidate)
    {
        if (candidate.Type.ToUpperInvariant() is not "GEOMETRY")
        {
            return candidate.Type;
        }

        using var command = connection.CreateCommand();
        var column = Quote(candidate.Column);
        command.CommandText = $"SELECT {column} FROM {Quote(candidate.Table)} WHERE {column} IS NOT NULL LIMIT 1";
        try
        {
            return command.ExecuteScalar() is byte[] blob && GeoPackageBlob.Read(blob, new GeometryFactory()) is { } shape
                ? shape.GeometryType
                : candidate.Type;
        }
        catch (FeatureProblemException)
        {
            return candidate.Type;
        }
        catch (SqliteException fault)
        {
            throw Damaged(fault);
        }
    }

    private static List<GeoPackageColumn> Columns(
        SqliteConnection connection, (string Table, string Column, ReferenceSystem System) chosen, SqliteDataReader reader)
    {
        var booleans = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table) WHERE upper(type) = 'BOOLEAN'";
        command.Parameters.AddWithValue("$table", chosen.Table);
        using var names = command.ExecuteReader();
        while (names.Read())
        {
            booleans.Add(names.GetString(0));
        }

        var columns = new List<GeoPackageColumn>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetName(i);
            columns.Add(new GeoPackageColumn(
                i, name, string.Equals(name, chosen.Column, StringComparison.OrdinalIgnoreCase), booleans.Contains(name),
                // Row numbers that the writing software gave out by itself: they mean nothing outside the file.
                name.ToUpperInvariant() is "FID" or "OGC_FID"));
        }

        return columns;
    }

    private Row<Feature> ReadRow(
        SqliteDataReader reader, List<GeoPackageColumn> columns, (string Table, string Column, ReferenceSystem System) chosen,
        GeometryFactory factory, long number)
    {
        try
        {
            Geometry? geometry = null;
            var attributes = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
            foreach (var column in columns)
            {
                var value = reader.GetValue(column.Index);
                if (column.IsGeometry)
                {
                    geometry = value is byte[] blob ? GeoPackageBlob.Read(blob, factory) : null;
                }
                else if (!column.IsRowNumber)
                {
                    attributes[column.Name] = value switch
                    {
                        long whole when column.IsBoolean => whole != 0,
                        long or string or double => value,
                        _ => null,
                    };
                }
            }

            return new Row<Feature>(number, new Feature(null, attributes, geometry, chosen.System));
        }
        catch (FeatureProblemException problem)
        {
            return new Row<Feature>(number, default,
                new Refusal(file.Name, number, problem.Member ?? chosen.Column, problem.Found, problem.Advice));
        }
        catch (SqliteException fault)
        {
            throw Damaged(fault);
        }
    }

    private SqliteDataReader Execute(SqliteCommand command)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (SqliteException fault)
        {
            throw Damaged(fault);
        }
    }

    private bool Next(SqliteDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (SqliteException fault)
        {
            throw Damaged(fault);
        }
    }

    private BadInputException Damaged(SqliteException? fault)
    {
        var reason = fault is null ? "" : $" ({fault.Message.TrimEnd('.')})";
        var message = $"{file.Name}: the GeoPackage is damaged or cut off{reason}. Download or export it again.";
        return fault is null ? new BadInputException(message) : new BadInputException(message, fault);
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private sealed record GeoPackageColumn(int Index, string Name, bool IsGeometry, bool IsBoolean, bool IsRowNumber);
}
