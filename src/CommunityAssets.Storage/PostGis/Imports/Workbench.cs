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

    /// <summary>
    /// Refuses the rows of a staged table whose key an earlier row has, and takes them out. The table has a column <c>row</c>.
    /// </summary>
    /// <param name="table">The staged table.</param>
    /// <param name="key">Its key columns, separated by commas.</param>
    /// <param name="what">The column that the refusal names.</param>
    /// <param name="shown">The expression of the key as people read it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RefuseTwiceAsync(string table, string key, string what, string shown, CancellationToken cancellationToken) => ReadAsync(
        $"""
        WITH ranked AS (
            SELECT ctid AS place, row, {shown} AS shown, row_number() OVER same AS nth, first_value(row) OVER same AS first
            FROM {table} WINDOW same AS (PARTITION BY {key} ORDER BY row, ctid)),
        gone AS (
            DELETE FROM {table} s USING ranked WHERE s.ctid = ranked.place AND nth > 1 RETURNING ranked.row, ranked.first, ranked.shown)
        SELECT row, first, shown FROM gone ORDER BY row
        """,
        row => Findings.Refuse(ImportSentences.Twice(Plan.File, row.GetInt64(0), row.GetInt64(1), what, row.GetString(2))),
        cancellationToken);

    private NpgsqlCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return command;
    }
}
