using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The history in PostGIS. What an import added has no line before its first change: it is told from the record itself.</summary>
internal sealed class PostGisHistory(Database database) : IHistory
{
    private const string Read = "SELECT version, at, by, what, reason, state::text FROM atlas.history WHERE record = $1 ORDER BY version";

    private static readonly string ReadRecord =
        $"SELECT {AssetColumns.Read}, i.file FROM atlas.assets a LEFT JOIN atlas.imports i ON i.key = a.import WHERE a.id = $1";

    private static readonly string ReadNow = $"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id = $1 AND a.version = $2";

    private const string ReadThen = "SELECT state::text FROM atlas.history WHERE record = $1 AND version = $2 AND state IS NOT NULL";

    /// <summary>Who did what an import did.</summary>
    public static string ImportOf(string? file) => "import of " + file;

    /// <summary>The line of a record that nobody has changed since an import added it.</summary>
    /// <param name="asset">The record, still as it was added.</param>
    /// <param name="file">The file that it came from.</param>
    public static Change Added(Asset asset, string? file) =>
        new(asset.Id, asset.Version, asset.Created, ImportOf(file), ChangeKind.Added, Reason: null, AssetJson.WriteState(asset));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Change>> OfAsync(Guid record, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(ReadRecord) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = record } } },
                new(Read) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = record } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        Change? added = null;
        if (await reader.ReadAsync(cancellationToken) && !await reader.IsDBNullAsync(AssetColumns.After, cancellationToken))
        {
            added = Added(AssetColumns.From(reader), reader.GetString(AssetColumns.After));
        }

        await reader.NextResultAsync(cancellationToken);
        var changes = new List<Change>();
        while (await reader.ReadAsync(cancellationToken))
        {
            changes.Add(new Change(
                record,
                reader.GetInt32(0),
                reader.GetFieldValue<DateTimeOffset>(1),
                reader.GetString(2),
                (ChangeKind)reader.GetInt16(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        if (changes.Count == 0 && added is not null)
        {
            changes.Add(added);
        }

        return changes;
    }

    /// <inheritdoc/>
    public async Task<Asset?> AssetAtAsync(Guid asset, int version, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(ReadNow) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = asset }, new NpgsqlParameter<int> { TypedValue = version } } },
                new(ReadThen) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = asset }, new NpgsqlParameter<int> { TypedValue = version } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            return AssetColumns.From(reader);
        }

        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AssetState.Read(reader.GetString(0), database.Grid.Code) : null;
    }

    /// <summary>Adds lines to the history; a line that is there already (same record and version) is left as it is.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, IReadOnlyCollection<Change> changes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO atlas.history (record, version, at, by, what, reason, state)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (record, version) DO NOTHING
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = changes.Select(change => change.Record).ToArray() },
                new() { Value = changes.Select(change => change.Version).ToArray() },
                new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. changes.Select(change => change.At)] },
                new() { Value = changes.Select(change => change.By).ToArray() },
                new() { Value = changes.Select(change => (short)change.What).ToArray() },
                new() { Value = changes.Select(change => change.Reason).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = changes.Select(change => change.State).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
