using System.Globalization;
using System.Net.Sockets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.PostGis.Migrations;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The one pooled way to the database of an atlas. Safe to share between threads.</summary>
internal sealed class Database : IAsyncDisposable
{
    private const string FindExtensions = """
        SELECT DISTINCT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
        WHERE extname IN ('postgis', 'pg_trgm')
        """;

    private readonly NpgsqlDataSource source;

    private Database(NpgsqlDataSource source, string name, ReferenceSystem grid, int schemaVersion, TimeProvider time)
    {
        this.source = source;
        Name = name;
        Grid = grid;
        SchemaVersion = schemaVersion;
        Time = time;
    }

    /// <summary>Database and host, for people.</summary>
    public string Name { get; }

    /// <summary>The working grid.</summary>
    public ReferenceSystem Grid { get; }

    /// <summary>The number of the last migration.</summary>
    public int SchemaVersion { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Now in UTC, in whole microseconds, which is what the database keeps.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow().ToUniversalTime();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Opens the way to an atlas; with a grid, makes the atlas first or brings it up to date.</summary>
    /// <exception cref="AtlasUnreachableException">The server can't be reached, or its schema does not fit.</exception>
    public static async Task<Database> OpenAsync(
        PostGisAddress address, ReferenceSystem? make, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(address.Settings.ConnectionString);
        int step;
        ReferenceSystem grid;

        // Not pooled, and closed before the pool is made: a pool reads the database's types once, and needs PostGIS's among them.
        await using (var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString))
        {
            await ConnectAsync(connection, address.Name, cancellationToken);
            step = make is null
                ? await Migrator.CheckAsync(connection, address.Name, cancellationToken)
                : await Migrator.ApplyAsync(connection, address.Name, make, time, cancellationToken);
            settings.SearchPath = await ReadSearchPathAsync(connection, cancellationToken);
            grid = await ReadGridAsync(connection, address.Name, cancellationToken);
        }

        // Two slips in a word leave about this share of its letter triples; compiling small queries costs more than running them.
        settings.Options = "-c pg_trgm.similarity_threshold=0.2 -c jit=off";

        // Whatever a connection sets, locks or makes is for one transaction alone, which ends when the connection is given back: nothing is
        // left that would need resetting before its next use.
        settings.NoResetOnClose = true;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseNetTopologySuite();
        return new Database(builder.Build(), address.Name, grid, step, time);
    }

    /// <summary>A connection from the pool.</summary>
    /// <exception cref="AtlasUnreachableException">The server can't be reached.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = source.CreateConnection();
        try
        {
            await ConnectAsync(connection, Name, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What to tell people of a failure below: the same failure, or that the atlas can't be reached.</summary>
    public Exception Explain(Exception problem) => Explain(problem, Name);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task ConnectAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            throw Explain(problem, name);
        }
    }

    private static Exception Explain(Exception problem, string name) => problem switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new AtlasUnreachableException(
            $"There is no database {name}. Make it first, with createdb on that server.", problem),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            new AtlasUnreachableException(
            $"The server of {name} does not let this user in. Check the user and the password in the atlas's address.", problem),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => new AtlasUnreachableException(
            $"The user of {name} may not do this: {refused.MessageText}. Ask the database's administrator for the right.", problem),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => new AtlasUnreachableException(
            $"The server of {name} has too many connections open. "
            + "Try again in a moment, or set max_connections in the atlas's address.", problem),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new AtlasUnreachableException(
            $"{name} can only be read (it is a standby). Give the address of the primary server to change anything.", problem),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new AtlasUnreachableException(
            $"The disk of the server of {name} is full. Nothing was changed.", problem),
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" } => new AtlasUnreachableException(
            $"The server of {name} is starting or stopping. Try again in a moment.", problem),
        PostgresException => problem,
        NpgsqlException or SocketException or TimeoutException or IOException => new AtlasUnreachableException(
            $"{name} can't be reached. Check that the server runs and that host and port are right. ({Reason(problem)})", problem),
        _ => problem,
    };

    // Npgsql's own messages name host and port at most, never a password.
    private static string Reason(Exception problem) => (problem.InnerException ?? problem).Message;

    private static async Task<string> ReadSearchPathAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var schemas = new List<string> { "atlas" };
        await using var command = new NpgsqlCommand(FindExtensions, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            schemas.Add(reader.GetString(0));
        }

        return string.Join(',', schemas);
    }

    private static async Task<ReferenceSystem> ReadGridAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT grid FROM atlas.about", connection);
        var code = await command.ExecuteScalarAsync(cancellationToken) as int?
            ?? throw new AtlasUnreachableException(
                $"The atlas in {name} is half-made: it does not say its grid. Make a new one and import again.");
        return ReferenceSystem.Find(code)
            ?? throw new AtlasUnreachableException(
                string.Create(
                    CultureInfo.InvariantCulture, $"The atlas in {name} is on grid EPSG:{code}, which this program does not know."));
    }
}
