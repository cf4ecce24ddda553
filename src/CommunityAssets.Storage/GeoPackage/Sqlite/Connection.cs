using CommunityAssets.Domain.Text;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage.Sqlite;

/// <summary>
/// One connection to the file, with the spatial functions that a GeoPackage's triggers call and those that this engine searches with.
/// What a search measures with (its words, its point, its outlines) is set on the connection before the statement runs, since a prepared
/// outline cannot travel through a parameter. One user at a time; the pool sees to that.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly SqliteConnection inner;

    static Connection() => Batteries_V2.Init();

    private Connection(SqliteConnection inner) => this.inner = inner;

    /// <summary>SQLite's own handle.</summary>
    public sqlite3 Handle => inner.Handle!;

    /// <summary>What <c>ca_score</c> looks for.</summary>
    public TextQuery? Words { get; set; }

    /// <summary>What <c>ca_metres</c> measures from.</summary>
    public Point? Near { get; set; }

    /// <summary>What <c>ca_meets(geom, n)</c> compares with, by number.</summary>
    public List<IPreparedGeometry> Outlines { get; } = [];

    /// <summary>Opens an atlas that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Whether it may write.</param>
    /// <param name="patience">How long a write waits for another one to end.</param>
    public static Connection Open(string path, bool write, TimeSpan patience) => Open(path, SqliteOpenMode.ReadWrite, connection =>
    {
        raw.sqlite3_busy_timeout(connection.Handle, (int)Math.Min(patience.TotalMilliseconds, int.MaxValue));
        connection.Execute("PRAGMA foreign_keys = ON");
        connection.Execute("PRAGMA temp_store = FILE");

        // The file may have been in other hands: its triggers and views may call harmless functions alone.
        connection.Execute("PRAGMA trusted_schema = OFF");
        connection.Execute("PRAGMA cell_size_check = ON");
        connection.Execute(write ? "PRAGMA cache_size = -49152" : "PRAGMA cache_size = -16384");
        if (!write)
        {
            connection.Execute("CREATE VIRTUAL TABLE temp.assets_words USING fts5vocab(main, assets_text, row)");
            connection.Execute("PRAGMA query_only = ON");
        }

        SpatialFunctions.Register(connection);
    });

    /// <summary>Makes a file.</summary>
    public static Connection OpenNew(string path) => Open(path, SqliteOpenMode.ReadWriteCreate, SpatialFunctions.Register);

    /// <summary>
    /// Opens a file that may be anybody's: nothing in its schema is run, and damaged pages are noticed rather than followed.
    /// </summary>
    public static Connection OpenForeign(string path) => Open(path, SqliteOpenMode.ReadWrite, connection =>
    {
        connection.Execute("PRAGMA trusted_schema = OFF");
        connection.Execute("PRAGMA cell_size_check = ON");
        connection.Execute("PRAGMA query_only = ON");
        raw.sqlite3_busy_timeout(connection.Handle, 5000);
    });

    /// <summary>Prepares a statement.</summary>
    public Statement Prepare(string sql) => new(Handle, sql);

    /// <summary>Runs one statement without parameters.</summary>
    /// <returns>How many rows it touched.</returns>
    public int Execute(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Run();
    }

    /// <summary>Runs one statement with parameters, in order.</summary>
    /// <returns>How many rows it touched.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var statement = Prepare(sql);
        for (var at = 0; at < parameters.Length; at++)
        {
            statement.BindAny(at + 1, parameters[at]);
        }

        return statement.Run();
    }

    /// <summary>Runs many statements, divided by semicolons.</summary>
    public void ExecuteScript(string sql)
    {
        using var command = inner.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row as a whole number; 0 when there is no row.</summary>
    public long Scalar(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var statement = Prepare(sql);
        for (var at = 0; at < parameters.Length; at++)
        {
            statement.BindAny(at + 1, parameters[at]);
        }

        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <summary>Undoes the transaction, where there is one: after some errors, such as a full disk, SQLite has undone it already.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>Stops whatever runs on this connection; used by cancellation from another thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(Handle);

    /// <summary>Forgets what the last search measured with.</summary>
    public void Clear()
    {
        Words = null;
        Near = null;
        Outlines.Clear();
    }

    public void Dispose() => inner.Dispose();

    private static Connection Open(string path, SqliteOpenMode mode, Action<Connection> prepare)
    {
        // Pooling is the atlas's own; a connection that is closed is closed.
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var opened = new SqliteConnection(settings.ConnectionString);
        try
        {
            opened.Open();
            var connection = new Connection(opened);
            prepare(connection);
            return connection;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
