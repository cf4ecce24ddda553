using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Imports;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>What the stages of one import work with: its connection with the transaction that is open on it, its plan and its
/// findings.</summary>
/// <param name="Database">The database.</param>
/// <param name="Connection">The connection; the transaction is open on it.</param>
/// <param name="Plan">What the import is about to do.</param>
/// <param name="Now">The time that the import's changes carry.</param>
internal sealed record Workbench(Database Database, NpgsqlConnection Connection, ImportPlan Plan, DateTimeOffset Now)
{
    /// <summary>What has been found so far.</summary>
    public Findings Findings { get; } = new(Plan.File);

    /// <summary>EPSG number of the working grid.</summary>
    public int Grid => Database.Grid.Code;

    /// <summary>Copies rows into a table.</summary>
    public Task<long> CopyAsync<T>(
        string table, IReadOnlyCollection<string> columns, IAsyncEnumerable<Row<T>> rows, Func<CopyWriter, T, long, bool> write,
        CancellationToken cancellationToken) =>
        CopyWriter.CopyAsync(Connection, Grid, table, columns, rows, write, cancellationToken);

    /// <summary>Runs a statement and gives how many rows it touched. It may take as long as it takes.</summary>
    public async Task<long> RunAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return Math.Max(0, await command.ExecuteNonQueryAsync(cancellationToken));
    }

    /// <summary>Runs a statement and reads each row that it gives.</summary>
    public async Task ReadAsync(
        string sql, Action<NpgsqlDataReader> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            read(reader);
        }
    }

    /// <summary>Runs a statement that gives one number.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L);
    }

    /// <summary>Refuses the rows of a staged table whose key an earlier row has, and takes them out.</summary>
    /// <param name="table">The staged table.</param>
    /// <param name="key">Its key columns, separated by commas.</param>
    /// <param name="what">The column that the refusal names.</param>
    /// <param name="shown">The expression of the key as people read it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="row">The column with the number of the row in the file.</param>
    public async Task RefuseTwiceAsync(
        string table, string key, string what, string shown, CancellationToken cancellationToken, string row = "row")
    {
        if (!await IsTwiceAsync(table, key, cancellationToken))
        {
            return;
        }

        await ReadAsync(
            $"""
            WITH ranked AS (
                SELECT ctid AS place, {row} AS nr, {shown} AS shown, row_number() OVER same AS nth, first_value({row}) OVER same AS first
                FROM {table} WINDOW same AS (PARTITION BY {key} ORDER BY {row}, ctid)),
            gone AS (
                DELETE FROM {table} s USING ranked WHERE s.ctid = ranked.place AND nth > 1 RETURNING ranked.nr, ranked.first, ranked.shown)
            SELECT nr, first, shown FROM gone ORDER BY nr
            """,
            gone => Findings.Refuse(ImportSentences.Twice(Plan.File, gone.GetInt64(0), gone.GetInt64(1), what, gone.GetString(2))),
            cancellationToken);
    }

    /// <summary>Whether a key is in a table twice: the usual answer, no, takes a fraction of the time that finding the rows takes.</summary>
    public async Task<bool> IsTwiceAsync(string table, string key, CancellationToken cancellationToken) => await CountAsync(
        $"SELECT count(*) FROM (SELECT FROM {table} GROUP BY {key} HAVING count(*) > 1 LIMIT 1) AS twice", cancellationToken) > 0;

    private NpgsqlCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return command;
    }
}
