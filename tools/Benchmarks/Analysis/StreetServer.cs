using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>A PostgreSQL of its own with pgRouting that holds streets, and says how many nodes are near others along them.</summary>
internal sealed class StreetServer : IAsyncDisposable
{
    private const string Database = "streets";
    private readonly BenchmarkServer server;
    private NpgsqlConnection? connection;

    private StreetServer(BenchmarkServer server) => this.server = server;

    /// <summary>Starts it and brings in the streets; says why where it can't be had.</summary>
    public static async Task<(StreetServer? Server, string? Missing)> TryStartAsync(MadeStreets streets)
    {
        var (server, missing) = await BenchmarkServer.TryStartAsync();
        if (server is null)
        {
            return (null, missing);
        }

        var started = new StreetServer(server);
        try
        {
            await started.FillAsync(streets);
            return (started, null);
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported)
        {
            await started.DisposeAsync();
            return (null, "this PostgreSQL has no pgRouting (postgresql-15-pgrouting)");
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Counts the nodes within a limit of each origin, in one call, and writes the counts in the order of the origins.</summary>
    public async Task<Taken> CountAsync(int[] origins, double limit, string answer)
    {
        const string Count = """
            SELECT from_v::int, count(*) FROM pgr_drivingDistance('SELECT id, source, target, cost FROM edge', $1::bigint[], $2::float8, directed := false)
            GROUP BY from_v
            """;
        var found = new Dictionary<int, double>();
        var clock = Stopwatch.StartNew();
        await using (var command = new NpgsqlCommand(Count, connection) { CommandTimeout = 0 })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Array.ConvertAll(origins, origin => (long)origin) });
            command.Parameters.Add(new NpgsqlParameter { Value = limit });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found[reader.GetInt32(0)] = reader.GetInt64(1);
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        RawFile.Write<double>(answer, Array.ConvertAll(origins, origin => found.GetValueOrDefault(origin)));
        return new Taken(seconds, ProcessRun.HighWater(connection!.ProcessID));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        await server.StopAsync();
    }

    private async Task FillAsync(MadeStreets streets)
    {
        await server.CreateDatabaseAsync(Database);
        connection = await server.OpenAsync(Database);
        await ExecuteAsync("CREATE EXTENSION pgrouting");
        await ExecuteAsync("CREATE TABLE edge (id integer, source integer, target integer, cost double precision)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY edge FROM STDIN (FORMAT BINARY)"))
        {
            for (var edge = 0; edge < streets.From.Length; edge++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(edge, NpgsqlDbType.Integer);
                await copy.WriteAsync(streets.From[edge], NpgsqlDbType.Integer);
                await copy.WriteAsync(streets.To[edge], NpgsqlDbType.Integer);
                await copy.WriteAsync(streets.Metres[edge], NpgsqlDbType.Double);
            }

            await copy.CompleteAsync();
        }

        await ExecuteAsync("VACUUM ANALYZE edge");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
