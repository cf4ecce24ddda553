using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Suggestions in PostGIS. Whoever decides locks the suggestion's row first, so that two stewards never decide on one.</summary>
internal sealed class PostGisSuggestions(Database database) : ISuggestions
{
    private const string Columns =
        "id, kind, state, version, sent, why, proposed::text, decided, decided_by, amended, reason, words, account";

    private const string ByIdSql = $"SELECT {Columns} FROM atlas.suggestions WHERE id = $1";
    private const string ByTokenSql = $"SELECT {Columns} FROM atlas.suggestions WHERE token = $1";

    private const string InsertSql = """
        INSERT INTO atlas.suggestions (id, asset, sent, version, kind, state, token, why, proposed, account)
        VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)
        """;

    private const string ForgetCaughtSql = "DELETE FROM atlas.suggestions WHERE state = 5 AND sent < $1";

    private const string MoveSql = """
        UPDATE atlas.suggestions SET state = $2, version = $3, decided = $4, decided_by = $5, amended = $6, reason = $7, words = $8,
            why = $9, proposed = $10
        WHERE id = $1
        """;

    private readonly AssetEdits edits = new(database);

    /// <inheritdoc/>
    public async Task<Suggestion> AddAsync(Suggestion suggestion, string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var added = await AddAsync(connection, suggestion, tokenHash, database.Now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    /// <summary>The same within a transaction that holds more.</summary>
    public static async Task<Suggestion> AddAsync(
        NpgsqlConnection connection, Suggestion suggestion, string tokenHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var added = suggestion with
        {
            Sent = now,
            Version = 1,
            Decision = null,
            Why = WithoutNul.Of(suggestion.Why),
            Proposed = WithoutNul.Of(suggestion.Proposed),
        };
        if (added.State == SuggestionState.Caught)
        {
            await RunAsync(connection, ForgetCaughtSql, cancellationToken, Value(added.Sent - SuggestionRecords.CaughtFor));
        }

        await RunAsync(
            connection, InsertSql, cancellationToken, Value(added.Id), Value(added.Proposed.Id), Value(added.Sent), Value((short)added.Kind),
            Value((short)added.State), Value(tokenHash), Text(added.Why), Json(AssetJson.WriteState(added.Proposed)),
            new NpgsqlParameter { Value = (object?)added.Account ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return added;
    }

    /// <inheritdoc/>
    public Task<Suggestion?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        FindAsync(ByIdSql, Value(id), cancellationToken);

    /// <inheritdoc/>
    public Task<Suggestion?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        FindAsync(ByTokenSql, Value(tokenHash), cancellationToken);

    /// <inheritdoc/>
    public async Task<SuggestionPage> ListAsync(SuggestionQuery query, CancellationToken cancellationToken = default)
    {
        var oldestFirst = query.State is SuggestionState.Waiting;
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"SELECT {Columns} FROM atlas.suggestions WHERE true");
        if (query.State is { } state)
        {
            sql.Add($" AND state = {sql.Value((short)state)}");
        }

        if (query.Account is { } account)
        {
            sql.Add($" AND account = {sql.Value(account)}");
        }

        if (query.Asset is { } asset)
        {
            sql.Add($" AND asset = {sql.Value(asset)}");
        }

        if (query.After is { } after)
        {
            sql.Add($" AND id {(oldestFirst ? ">" : "<")} {sql.Value(after)}");
        }

        var limit = Math.Clamp(query.Limit, 1, 200);
        sql.Add($" ORDER BY id {(oldestFirst ? "" : "DESC")} LIMIT {sql.Value(limit + 1)}");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var suggestions = new List<Suggestion>();
        while (await reader.ReadAsync(cancellationToken))
        {
            suggestions.Add(Read(reader));
        }

        var more = suggestions.Count > limit;
        return new SuggestionPage(more ? suggestions[..limit] : suggestions, more ? suggestions[limit - 1].Id : null);
    }

    /// <inheritdoc/>
    public async Task<SuggestionCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT state, count(*), min(sent) FROM atlas.suggestions GROUP BY state", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<SuggestionState, long>();
        DateTimeOffset? oldest = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var state = (SuggestionState)reader.GetInt16(0);
            counts.Add(state, reader.GetInt64(1));
            oldest = state == SuggestionState.Waiting ? reader.GetFieldValue<DateTimeOffset>(2) : oldest;
        }

        return new SuggestionCounts(counts, oldest);
    }

    /// <inheritdoc/>
    public async Task<Asset> AcceptAsync(
        Guid id, int version, Asset publish, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var suggestion = await LockAsync(connection, "id = $1", Value(id), cancellationToken);
        SuggestionRecords.Expect(suggestion, version, SuggestionState.Waiting);
        SuggestionRecords.ExpectSame(suggestion, publish);
        var amended = SuggestionRecords.IsAmended(suggestion, publish);
        await MoveAsync(
            connection,
            suggestion with
            {
                State = SuggestionState.Accepted,
                Decision = new SuggestionDecision(database.Now, by.Role, amended, Reason: null, words),
            },
            cancellationToken);
        foreach (var line in SuggestionRecords.Accepted(suggestion, amended, by))
        {
            await AuditLog.WriteAsync(connection, database.Now, line, cancellationToken);
        }

        if (suggestion.Kind == SuggestionKind.Closure)
        {
            await KeptOutRows.AddAsync(
                connection, publish.Id, database.Now, DeclineReason.NotThere, Fingerprint.Of(publish), cancellationToken);
        }

        var because = SuggestionRecords.Because(suggestion, amended);
        var asset = suggestion.Kind == SuggestionKind.Addition
            ? await edits.AddAsync(connection, publish, by.Role, because, cancellationToken)
            : await edits.SaveAsync(connection, publish, by.Role, because, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return asset;
    }

    /// <inheritdoc/>
    public async Task<Suggestion> DeclineAsync(
        Guid id, int version, DeclineReason reason, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var suggestion = await LockAsync(connection, "id = $1", Value(id), cancellationToken);
        SuggestionRecords.Expect(suggestion, version, SuggestionState.Waiting);
        if (suggestion.Kind == SuggestionKind.Addition && DeclineReasons.KeepsOut(reason))
        {
            await KeptOutRows.AddAsync(
                connection, id, database.Now, reason, Fingerprint.Of(suggestion.Proposed), cancellationToken);
        }

        var decided = suggestion with
        {
            State = SuggestionState.Declined,
            Decision = new SuggestionDecision(database.Now, by.Role, Amended: false, reason, words),
            Why = reason == DeclineReason.Personal ? null : suggestion.Why,
            Proposed = reason == DeclineReason.Personal ? SuggestionRecords.Erased(suggestion.Proposed) : suggestion.Proposed,
        };
        decided = await MoveAsync(connection, decided, cancellationToken);
        await AuditLog.WriteAsync(connection, database.Now, SuggestionRecords.Declined(suggestion, reason, by), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return decided;
    }

    /// <inheritdoc/>
    public async Task<Suggestion> WithdrawAsync(string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var suggestion = await LockAsync(connection, "token = $1", Value(tokenHash), cancellationToken);
        if (suggestion.State is not (SuggestionState.Waiting or SuggestionState.Caught))
        {
            throw new SuggestionDecidedException(suggestion);
        }

        var withdrawn = await MoveAsync(
            connection,
            suggestion with
            {
                State = SuggestionState.Withdrawn,
                Decision = new SuggestionDecision(database.Now, Actor.Sender.Role, Amended: false, Reason: null, Words: null),
                Why = null,
                Proposed = SuggestionRecords.Erased(suggestion.Proposed),
            },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return withdrawn;
    }

    /// <inheritdoc/>
    public async Task<Suggestion> ReleaseAsync(Guid id, int version, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var suggestion = await LockAsync(connection, "id = $1", Value(id), cancellationToken);
        SuggestionRecords.Expect(suggestion, version, SuggestionState.Caught);
        var waiting = await MoveAsync(connection, suggestion with { State = SuggestionState.Waiting }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return waiting;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Asset>> AlikeAsync(AlikeQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlText(database.Grid.Code);
        var ways = new List<string>();
        if (query.Near is { } near)
        {
            var point = sql.Shape(near);
            ways.Add($"(SELECT a.id FROM atlas.assets a WHERE ST_DWithin(a.geom, {point}, {sql.Value(query.WithinMetres)}) "
                + $"ORDER BY a.geom <-> {point} LIMIT 70)");
        }

        // Each by its own index; a condition of several would read the whole table.
        foreach (var (index, value) in (ReadOnlySpan<(string, string?)>)
        [
            ("a.postcode", query.Postcode),
            ($"a.phone IS NOT NULL AND right(translate(a.phone, ' ()-+.', ''), {AlikeQuery.PhoneDigits})", query.Phone),
            ("a.email IS NOT NULL AND lower(a.email)", query.Email),
            (@"a.web IS NOT NULL AND split_part(regexp_replace(lower(a.web), '^https?://(www\.)?', ''), '/', 1)", query.WebHost),
        ])
        {
            if (value is not null)
            {
                ways.Add($"(SELECT a.id FROM atlas.assets a WHERE {index} = {sql.Value(value)} LIMIT 70)");
            }
        }

        if (ways.Count == 0)
        {
            return [];
        }

        sql.Add($"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id IN ({string.Join(" UNION ", ways)}) ")
            .Add(query.Except is { } except ? $"AND a.id <> {sql.Value(except)} " : "").Add("LIMIT 100");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var assets = new List<Asset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            assets.Add(AssetColumns.From(reader));
        }

        return assets;
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Json(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static async Task RunAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Suggestion?> FindAsync(string sql, NpgsqlParameter which, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { which } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    private async Task<Suggestion> LockAsync(
        NpgsqlConnection connection, string which, NpgsqlParameter value, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM atlas.suggestions WHERE {which} FOR UPDATE", connection)
        {
            Parameters = { value },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? Read(reader)
            : throw new KeyNotFoundException("There is no such suggestion.");
    }

    private static async Task<Suggestion> MoveAsync(NpgsqlConnection connection, Suggestion suggestion, CancellationToken cancellationToken)
    {
        var moved = suggestion with
        {
            Version = suggestion.Version + 1,
            Decision = suggestion.Decision is { } told ? told with { Words = WithoutNul.Of(told.Words) } : null,
        };
        var decision = moved.Decision;
        await RunAsync(
            connection, MoveSql, cancellationToken, Value(moved.Id), Value((short)moved.State), Value(moved.Version),
            new NpgsqlParameter { Value = (object?)decision?.At ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            Text(decision?.By), Value(decision?.Amended ?? false),
            new NpgsqlParameter { Value = decision?.Reason is { } reason ? (short)reason : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Smallint },
            Text(decision?.Words), Text(moved.Why), Json(AssetJson.WriteState(moved.Proposed)));
        return moved;
    }

    private Suggestion Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Kind = (SuggestionKind)row.GetInt16(1),
        State = (SuggestionState)row.GetInt16(2),
        Version = row.GetInt32(3),
        Sent = row.GetFieldValue<DateTimeOffset>(4),
        Why = row.IsDBNull(5) ? null : row.GetString(5),
        Proposed = AssetState.Read(row.GetString(6), database.Grid.Code),
        Account = row.IsDBNull(12) ? null : row.GetGuid(12),
        Decision = row.IsDBNull(7) ? null : new SuggestionDecision(
            row.GetFieldValue<DateTimeOffset>(7), row.GetString(8), row.GetBoolean(9),
            row.IsDBNull(10) ? null : (DeclineReason)row.GetInt16(10), row.IsDBNull(11) ? null : row.GetString(11)),
    };
}
