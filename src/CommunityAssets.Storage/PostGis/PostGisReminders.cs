using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Reminders in PostGIS. Servers that share an atlas share its queue: a letter is taken by one of them.</summary>
internal sealed class PostGisReminders(Database database) : IReminders
{
    private const string Due = "a.status = 2 AND a.verify_due IS NOT NULL AND a.verify_due <= $1";

    // Sent since the entry is due, and not answered.
    private const string Asked = """
        FROM atlas.reminder_items i JOIN atlas.reminders r ON r.id = i.reminder
        WHERE i.asset = a.id AND r.sent IS NOT NULL AND i.answer IS NULL AND r.sent >= a.verify_due
        """;

    // Who is asked: whoever keeps the entry with an account, else its own organisation's address.
    private const string Address = """
        coalesce((
            SELECT x.email FROM atlas.keepings g JOIN atlas.accounts x ON x.id = g.account AND x.state = 2
            WHERE g.asset = a.id AND g.taken_up IS NOT NULL AND g.ended IS NULL ORDER BY g.id LIMIT 1), a.email)
        """;

    private const string CountSql = $"SELECT count(*), count(*) FILTER (WHERE a.verify_due <= $2) FROM atlas.assets a WHERE {Due}";

    private const string PlanSql = $"""
        SELECT a.id, {Address} FROM atlas.assets a
        WHERE {Due} AND a.visibility = 1 AND {Address} IS NOT NULL AND (SELECT count(*) {Asked}) < $2
        ORDER BY a.verify_due, a.id LIMIT $3
        """;

    private const string LeftSql = "SELECT keeper FROM atlas.reminder_stops UNION SELECT keeper FROM atlas.reminders WHERE month = $1";

    private const string NotTheirsSql =
        "SELECT r.keeper, i.asset FROM atlas.reminder_items i JOIN atlas.reminders r ON r.id = i.reminder WHERE i.answer = $1";

    // Another server may plan at the same time: one letter to a keeper and month.
    private const string AddSql = """
        WITH added AS (
            INSERT INTO atlas.reminders (id, made, next_try, month, keeper) VALUES ($1, $2, $2, $3, $4)
            ON CONFLICT (keeper, month) DO NOTHING RETURNING id)
        INSERT INTO atlas.reminder_items (reminder, asset) SELECT added.id, asset FROM added, unnest($5) AS asset
        """;

    private const string NextSql = """
        SELECT id, month, tries, keeper FROM atlas.reminders
        WHERE sent IS NULL AND next_try <= $1 AND tries < $2 AND keeper NOT IN (SELECT keeper FROM atlas.reminder_stops)
        ORDER BY next_try, id LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    private const string FindSql = """
        SELECT r.id, r.month, r.tries, r.sent, EXISTS (SELECT FROM atlas.reminder_stops s WHERE s.keeper = r.keeper)
        FROM atlas.reminders r WHERE r.token = $1 AND r.made > $2
        """;

    private const string AnswerSql = """
        UPDATE atlas.reminder_items SET answer = $3, answered = $4
        WHERE asset = $2 AND reminder = (SELECT id FROM atlas.reminders WHERE token = $1 AND made > $5)
        """;

    private static readonly string ItemsSql = $"""
        SELECT {AssetColumns.Read}, i.answer, i.answered, {Address} FROM atlas.reminder_items i JOIN atlas.assets a ON a.id = i.asset
        WHERE i.reminder = $1 ORDER BY a.sort_name, a.id
        """;

    private readonly AssetEdits edits = new(database);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueEntry>> DueAsync(
        DateOnly on, int limit, (DateOnly Due, Guid Id)? after = null, CancellationToken cancellationToken = default)
    {
        var sql = new SqlText(database.Grid.Code);
        var today = sql.Value(on);
        sql.Add($"SELECT {AssetColumns.Read}, (SELECT count(*)::int {Asked}), (SELECT max(r.sent) {Asked}) FROM atlas.assets a ")
            .Add($"WHERE {Due.Replace("$1", today, StringComparison.Ordinal)}");
        if (after is var (due, id))
        {
            sql.Add($" AND (a.verify_due, a.id) > ({sql.Value(due)}, {sql.Value(id)})");
        }

        sql.Add($" ORDER BY a.verify_due, a.id LIMIT {sql.Value(Math.Clamp(limit, 1, 200))}");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        return await ReadAsync(command, Entry, cancellationToken);

        static DueEntry Entry(NpgsqlDataReader row) =>
            new(AssetColumns.From(row), row.GetInt32(AssetColumns.After), Moment(row, AssetColumns.After + 1));
    }

    /// <inheritdoc/>
    public async Task<DueCounts> CountDueAsync(DateOnly on, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, CountSql, Value(on), Value(NextCheck.SilentSince(on)));
        return (await ReadAsync(command, row => new DueCounts(row.GetInt64(0), row.GetInt64(1)), cancellationToken))[0];
    }

    /// <inheritdoc/>
    public async Task<Asset> ConfirmAsync(Guid asset, int version, DateOnly on, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var saved = await ConfirmAsync(connection, asset, version, on, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<int> PlanAsync(DateOnly on, CancellationToken cancellationToken = default)
    {
        var (month, now) = (ReminderRecords.MonthOf(on), database.Now);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var left = Command(connection, LeftSql, Value(month));
        HashSet<string> leftOut = [.. await ReadAsync(left, row => row.GetString(0), cancellationToken)];
        await using var others = Command(connection, NotTheirsSql, Value((short)ReminderAnswer.NotOurs));
        HashSet<(string, Guid)> notTheirs = [.. await ReadAsync(others, row => (row.GetString(0), row.GetGuid(1)), cancellationToken)];
        await using var due = Command(connection, PlanSql, Value(on), Value(NextCheck.MostAsked), Value(ReminderRecords.MostPlanned));
        var letters = ReminderRecords.Letters(
            await ReadAsync(due, row => (row.GetGuid(0), row.GetString(1)), cancellationToken), leftOut, notTheirs);
        var added = 0;
        foreach (var (keeper, assets) in letters)
        {
            added += await RunAsync(
                connection, AddSql, cancellationToken, Value(Guid.CreateVersion7(now)), Value(now), Value(month), Value(keeper),
                Value(assets.ToArray())) > 0 ? 1 : 0;
        }

        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    /// <inheritdoc/>
    public async Task<Reminder?> TakeAsync(string tokenHash, DateOnly on, CancellationToken cancellationToken = default)
    {
        var now = database.Now;
        while (true)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var next = Command(connection, NextSql, Value(now), Value((short)Reminder.MostTries));
            var found = await ReadAsync(
                next,
                row => (Taken: new Reminder { Id = row.GetGuid(0), Month = row.GetString(1), Tries = row.GetInt16(2) + 1 }, Keeper: row.GetString(3)),
                cancellationToken);
            if (found is not [var (taken, keeper)])
            {
                return null;
            }

            var ready = ReminderRecords.ToSend(taken, keeper, await ItemsAsync(connection, taken.Id, cancellationToken), on);
            await RunAsync(
                connection, "UPDATE atlas.reminders SET token = $2, tries = $3, next_try = $4 WHERE id = $1", cancellationToken, Value(taken.Id),
                new NpgsqlParameter { Value = ready is null ? DBNull.Value : tokenHash, NpgsqlDbType = NpgsqlDbType.Text },
                Value((short)(ready is null ? Reminder.MostTries : taken.Tries)), Value(now + Reminder.WaitAfter(taken.Tries)));
            await transaction.CommitAsync(cancellationToken);
            if (ready is not null)
            {
                return ready;
            }
        }
    }

    /// <inheritdoc/>
    public async Task SentAsync(Guid reminder, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await RunAsync(
            connection, "UPDATE atlas.reminders SET sent = $2 WHERE id = $1 AND sent IS NULL", cancellationToken, Value(reminder),
            Value(database.Now));
    }

    /// <inheritdoc/>
    public async Task<Reminder?> FindAsync(string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, FindSql, Value(tokenHash), Value(database.Now - Reminder.Lasts));
        var found = await ReadAsync(
            command,
            row => new Reminder
            {
                Id = row.GetGuid(0),
                Month = row.GetString(1),
                Tries = row.GetInt16(2),
                Sent = Moment(row, 3),
                Stopped = row.GetBoolean(4),
            },
            cancellationToken);
        return found is [var reminder]
            ? reminder with { Items = [.. (await ItemsAsync(connection, reminder.Id, cancellationToken)).Select(one => one.Item)] }
            : null;
    }

    /// <inheritdoc/>
    public async Task<Asset> ConfirmAsync(
        string tokenHash, Guid asset, int version, DateOnly on, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AnswerAsync(connection, tokenHash, asset, ReminderAnswer.StillTrue, cancellationToken);
        var saved = await ConfirmAsync(connection, asset, version, on, Actor.Group, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <inheritdoc/>
    public async Task AnswerAsync(string tokenHash, Guid asset, ReminderAnswer answer, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await AnswerAsync(connection, tokenHash, asset, answer, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> StopAsync(string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await RunAsync(
            connection, "INSERT INTO atlas.reminder_stops SELECT keeper, $2 FROM atlas.reminders WHERE token = $1 ON CONFLICT DO NOTHING",
            cancellationToken, Value(tokenHash), Value(database.Now));
        await using var command = Command(connection, "SELECT 1 FROM atlas.reminders WHERE token = $1", Value(tokenHash));
        return (await ReadAsync(command, row => row.GetInt32(0), cancellationToken)).Count == 1;
    }

    private async Task AnswerAsync(
        NpgsqlConnection connection, string tokenHash, Guid asset, ReminderAnswer answer, CancellationToken cancellationToken)
    {
        var now = database.Now;
        if (await RunAsync(
            connection, AnswerSql, cancellationToken, Value(tokenHash), Value(asset), Value((short)answer), Value(now),
            Value(now - Reminder.Lasts)) != 1)
        {
            throw new UnauthorizedAccessException("The link does not ask about this entry.");
        }
    }

    private async Task<Asset> ConfirmAsync(
        NpgsqlConnection connection, Guid id, int version, DateOnly on, Actor by, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, $"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id = $1", Value(id));
        if (await ReadAsync(command, AssetColumns.From, cancellationToken) is not [var asset])
        {
            throw new KeyNotFoundException($"There is no asset {id}.");
        }

        await AuditLog.WriteAsync(
            connection, database.Now, new AuditLine(by.Account, by.Role, AuditAct.AssetConfirmed, id), cancellationToken);
        return await edits.SaveAsync(
            connection, asset with { Version = version, Verification = NextCheck.Made(asset.Kind, by.Role, on) }, by.Role,
            ReminderRecords.Confirmed, cancellationToken);
    }

    private static async Task<List<(ReminderItem Item, string? Address)>> ItemsAsync(
        NpgsqlConnection connection, Guid reminder, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, ItemsSql, Value(reminder));
        return await ReadAsync(
            command,
            row => (
                new ReminderItem(
                    AssetColumns.From(row),
                    row.IsDBNull(AssetColumns.After) ? null : (ReminderAnswer)row.GetInt16(AssetColumns.After),
                    Moment(row, AssetColumns.After + 1)),
                row.IsDBNull(AssetColumns.After + 2) ? null : row.GetString(AssetColumns.After + 2)),
            cancellationToken);
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<int> RunAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
