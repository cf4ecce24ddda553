using System.Globalization;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>The lock by which one import runs at a time in an atlas. It belongs to the transaction, so it goes when the transaction or
/// its process ends.</summary>
internal static class ImportLock
{
    private const int Space = 0x436F6D41;
    private const int Number = 1;
    private const int LongestName = 63;

    private const string FindHolder = """
        SELECT a.application_name, a.xact_start FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 1131375937 AND l.objid = 1
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    /// <summary>Takes the lock, waiting for another import as long as the plan says, and sets the transaction up for work in
    /// bulk.</summary>
    /// <exception cref="AtlasBusyException">Another import did not end in time.</exception>
    public static async Task TakeAsync(Database database, NpgsqlConnection connection, ImportPlan plan, CancellationToken cancellationToken)
    {
        var patience = Math.Clamp(plan.Patience.TotalMilliseconds, 1, int.MaxValue);
        try
        {
            await RunAsync(
                connection,
                string.Create(CultureInfo.InvariantCulture,
                    $"""
                    SET LOCAL lock_timeout = {(int)patience};
                    SELECT pg_advisory_xact_lock({Space}, {Number});
                    SET LOCAL lock_timeout = 0
                    """),
                cancellationToken);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new AtlasBusyException(await DescribeAsync(database, plan, cancellationToken), problem);
        }

        // Whoever waits can see what for. The server stops working for a program that has died; sorting for indexes may take some memory.
        await using var setUp = new NpgsqlCommand(
            """
            SELECT set_config('application_name', $1, true), set_config('client_connection_check_interval', '1s', true),
                set_config(
                    'maintenance_work_mem',
                    greatest(262144, (SELECT setting::int FROM pg_settings WHERE name = 'maintenance_work_mem'))::text, true),
                set_config('work_mem', greatest(32768, (SELECT setting::int FROM pg_settings WHERE name = 'work_mem'))::text, true)
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Name(plan) } },
        };
        await setUp.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Name(ImportPlan plan)
    {
        // The server cuts longer names off, and shows other characters than these as question marks.
        var name = string.Concat($"import of {plan.What} from {plan.File}".Where(character => character is >= ' ' and <= '~'));
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    private static async Task<string> DescribeAsync(Database database, ImportPlan plan, CancellationToken cancellationToken)
    {
        var running = "Another import";
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(FindHolder, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken) && !await reader.IsDBNullAsync(0, cancellationToken))
        {
            var name = reader.GetString(0);
            running = name.StartsWith("import of ", StringComparison.Ordinal) ? $"Another import ({name})" : running;
            running += await reader.IsDBNullAsync(1, cancellationToken)
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", begun at {reader.GetFieldValue<DateTimeOffset>(1):HH:mm} UTC,");
        }

        return $"{running} is being written to {database.Name}. {plan.File} was not imported; nothing was changed. "
            + "Try again when the other one has ended.";
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
