using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Stories in PostGIS.</summary>
internal sealed class PostGisStories(Database database) : IStories
{
    private const string Columns = "asset, wording_version, wording, agreed, hash, jpeg, width, height, alt";

    private const string EraseSql = """
        UPDATE atlas.suggestions SET proposed = $2, why = NULL, words = NULL, version = version + 1,
            state = CASE WHEN state IN (1, 5) THEN 4 ELSE state END, decided = coalesce(decided, $3), decided_by = coalesce(decided_by, $4)
        WHERE id = $1
        """;

    private readonly AssetEdits edits = new(database);

    /// <inheritdoc/>
    public async Task<Story> AddAsync(
        Suggestion suggestion, Story story, byte[]? picture, string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var added = await PostGisSuggestions.AddAsync(connection, suggestion, tokenHash, database.Now, cancellationToken);
        var told = story with
        {
            Asset = added.Proposed.Id,
            Agreed = added.Sent,
            Picture = story.Picture is { } shown ? shown with { Alt = WithoutNul.Of(shown.Alt) } : null,
        };
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"INSERT INTO atlas.stories (token, {Columns}, picture) VALUES ({sql.Value(tokenHash)}, {sql.Value(told.Asset)}, ")
            .Add($"{sql.Value(told.WordingVersion)}, {sql.Value(told.Wording)}, {sql.Value(told.Agreed)}");
        sql.Add(told.Picture is { } file
            ? $", {sql.Value(file.Hash)}, {sql.Value(file.Jpeg)}, {sql.Value(file.Width)}, {sql.Value(file.Height)}, "
                + $"{sql.Value(file.Alt)}, {sql.Value(picture ?? throw new ArgumentNullException(nameof(picture)))})"
            : ", NULL, NULL, NULL, NULL, NULL, NULL)");
        await using (var command = sql.On(connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return told;
    }

    /// <inheritdoc/>
    public Task<Story?> FindAsync(Guid asset, CancellationToken cancellationToken = default) =>
        FindAsync("asset = $1", new NpgsqlParameter<Guid> { TypedValue = asset }, cancellationToken);

    /// <inheritdoc/>
    public Task<Story?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        FindAsync("token = $1", new NpgsqlParameter<string> { TypedValue = tokenHash }, cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredPicture?> PictureAsync(string hash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT array_agg(asset ORDER BY asset), bool_or(jpeg), (array_agg(picture ORDER BY asset))[1] FROM atlas.stories "
            + "WHERE hash = $1",
            connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = hash } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && !await reader.IsDBNullAsync(0, cancellationToken)
            ? new StoredPicture(reader.GetFieldValue<byte[]>(2), reader.GetBoolean(1), reader.GetFieldValue<Guid[]>(0))
            : null;
    }

    /// <inheritdoc/>
    public async Task<bool> WithdrawAsync(string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var delete = new NpgsqlCommand("DELETE FROM atlas.stories WHERE token = $1 RETURNING asset", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tokenHash } },
        };
        if (await delete.ExecuteScalarAsync(cancellationToken) is not Guid asset)
        {
            return false;
        }

        foreach (var (id, proposed) in await ProposalsAsync(connection, asset, cancellationToken))
        {
            var erased = AssetJson.WriteState(SuggestionRecords.Erased(proposed));
            await using var erase = new NpgsqlCommand(EraseSql, connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = id },
                    new() { Value = erased, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = database.Now },
                    new NpgsqlParameter<string> { TypedValue = Actor.Sender.Role },
                },
            };
            await erase.ExecuteNonQueryAsync(cancellationToken);
        }

        await AuditLog.WriteAsync(connection, database.Now, StoryRecords.Audit(asset), cancellationToken);
        await EmptyAsync(connection, asset, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task EmptyAsync(NpgsqlConnection connection, Guid asset, CancellationToken cancellationToken)
    {
        Asset? published = null;
        await using (var find = new NpgsqlCommand($"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id = $1 FOR UPDATE", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = asset } },
        })
        {
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            published = await reader.ReadAsync(cancellationToken) ? AssetColumns.From(reader) : null;
        }

        if (published is null)
        {
            await TouchLog.WriteAsync(connection, new Touch(AtlasPart.Assets, asset), cancellationToken);
            return;
        }

        await using var forget = new NpgsqlCommand("UPDATE atlas.history SET state = NULL WHERE record = $1", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = asset } },
        };
        await edits.SaveAsync(
            connection, StoryRecords.Emptied(published), StoryRecords.Teller, StoryRecords.Because, cancellationToken);
        await forget.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<(Guid Id, Asset Proposed)>> ProposalsAsync(
        NpgsqlConnection connection, Guid asset, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, proposed::text FROM atlas.suggestions WHERE asset = $1 ORDER BY id FOR UPDATE", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = asset } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(Guid, Asset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetGuid(0), AssetState.Read(reader.GetString(1), database.Grid.Code)));
        }

        return found;
    }

    private async Task<Story?> FindAsync(string where, NpgsqlParameter value, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM atlas.stories WHERE {where}", connection)
        {
            Parameters = { value },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return null;
        }

        var shown = await row.IsDBNullAsync(4, cancellationToken)
            ? null : new StoryPicture(row.GetString(4), row.GetBoolean(5), row.GetInt32(6), row.GetInt32(7), row.GetString(8));
        return new Story(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), shown);
    }
}
