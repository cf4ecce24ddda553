using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage.Sqlite;

/// <summary>
/// A prepared statement, thin over SQLite's own calls: parameters by number (<c>?1</c> is 1), columns from 0. An import binds millions of
/// rows through one of these; a reader takes geometries as spans without copying them. Not for several threads at once.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out handle), database);
    }

    /// <summary>How many rows the last write of the connection touched.</summary>
    public int Changes => raw.sqlite3_changes(database);

    public Statement Bind(int parameter, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(handle, parameter, number) : raw.sqlite3_bind_null(handle, parameter));
        return this;
    }

    public Statement Bind(int parameter, double? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_double(handle, parameter, number) : raw.sqlite3_bind_null(handle, parameter));
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(handle, parameter) : raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    public Statement Bind(int parameter, byte[]? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(handle, parameter) : raw.sqlite3_bind_blob(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, DateOnly? value) => Bind(parameter, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public Statement Bind(int parameter, DateTimeOffset value) => Bind(parameter, Moments.Write(value));

    public Statement Bind(int parameter, Guid value) => Bind(parameter, value.ToString("D"));

    /// <summary>Binds a value of any of the types above.</summary>
    public Statement BindAny(int parameter, object? value) => value switch
    {
        null => Bind(parameter, (string?)null),
        string text => Bind(parameter, text),
        long number => Bind(parameter, (long?)number),
        int number => Bind(parameter, (long?)number),
        double number => Bind(parameter, (double?)number),
        bool truth => Bind(parameter, truth),
        DateOnly date => Bind(parameter, (DateOnly?)date),
        Guid id => Bind(parameter, id),
        byte[] bytes => Bind(parameter, bytes),
        _ => throw new ArgumentException($"No way to bind a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            // The message belongs to the connection and is taken before the reset, which would say the same again.
            try
            {
                SqliteException.ThrowExceptionForRC(result, database);
            }
            finally
            {
                raw.sqlite3_reset(handle);
            }
        }

        return false;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready to run again.</summary>
    /// <returns>How many rows it touched.</returns>
    public int Run()
    {
        while (Step())
        {
            // A statement such as a pragma may answer with a row that nobody asked for.
        }

        raw.sqlite3_reset(handle);
        return Changes;
    }

    /// <summary>Makes the statement ready to run again; its parameters stay bound.</summary>
    public Statement Reset()
    {
        raw.sqlite3_reset(handle);
        return this;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int(int column) => raw.sqlite3_column_int(handle, column);

    public int? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    public double? DoubleOrNull(int column) => IsNull(column) ? null : Double(column);

    public bool Bool(int column) => Int(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public Guid Guid(int column) => System.Guid.Parse(Text(column));

    public DateOnly? DateOrNull(int column) =>
        IsNull(column) ? null : DateOnly.ParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public DateTimeOffset Moment(int column) => Moments.Read(Text(column));

    /// <summary>The bytes of a column, good until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
