using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>What people change by hand: one record at a time, each change with its line in the history.</summary>
internal sealed class AssetEdits(Database database)
{
    private static readonly string Columns = string.Join(", ", AssetColumns.Content.Concat(AssetColumns.Identity));
    private static readonly string Lock =
        $"SELECT {AssetColumns.Read}, i.file FROM atlas.assets a LEFT JOIN atlas.imports i ON i.key = a.import "
        + "WHERE a.id = $1 FOR UPDATE OF a";

    /// <inheritdoc cref="IAssets.AddAsync"/>
    public async Task<Asset> AddAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var added = await AddAsync(connection, asset, by, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    /// <summary>
    /// The same within a transaction of the caller's, as the last thing before its commit: it raises the atlas's version, for which other
    /// writers wait.
    /// </summary>
    public async Task<Asset> AddAsync(
        NpgsqlConnection connection, Asset asset, string by, string? reason, CancellationToken cancellationToken)
    {
        var now = database.Now;
        var added = WithoutNul.Of(asset) with { Version = 1, Created = now, Updated = now };
        var sql = new SqlText(database.Grid.Code);
        var values = AssetColumns.Values(sql, added);
        sql.Add($"INSERT INTO atlas.assets ({Columns}) VALUES ({string.Join(", ", values)}, ")
            .Add($"{sql.Value(added.Id)}, {sql.Value(added.Version)}, {sql.Value(added.Created)}, {sql.Value(added.Updated)})");
        try
        {
            await using var command = sql.On(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new BadInputException(
                $"There is a record of {added.Provenance.Source} with the id '{added.Provenance.SourceId}' already. "
                + "Change that one, or give this one its own id.", problem);
        }

        await FinishAsync(connection, before: null, added, [Line(added, by, ChangeKind.Added, reason)], cancellationToken);
        return added;
    }

    /// <inheritdoc cref="IAssets.SaveAsync(Asset, string, string, CancellationToken)"/>
    public async Task<Asset> SaveAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var saved = await SaveAsync(connection, asset, by, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>The same within a transaction of the caller's, as the last thing before its commit.</summary>
    public async Task<Asset> SaveAsync(
        NpgsqlConnection connection, Asset asset, string by, string? reason, CancellationToken cancellationToken)
    {
        var (before, file) = await LockAsync(connection, asset.Id, cancellationToken);
        if (before.Version != asset.Version)
        {
            throw new VersionConflictException(asset.Id, asset.Version, before.Version);
        }

        var saved = WithoutNul.Of(asset) with { Version = before.Version + 1, Created = before.Created, Updated = database.Now };
        var sql = new SqlText(database.Grid.Code);
        var values = AssetColumns.Values(sql, saved);
        var settings = AssetColumns.Content.Zip(values, (column, value) => $"{column} = {value}");
        sql.Add($"UPDATE atlas.assets SET {string.Join(", ", settings)}, ")
            .Add($"version = {sql.Value(saved.Version)}, updated = {sql.Value(saved.Updated)} WHERE id = {sql.Value(saved.Id)}");
        await using (var command = sql.On(connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var line = Line(saved, by, Kind(before.Status, saved.Status), reason);
        await FinishAsync(connection, before, saved, [PostGisHistory.Added(before, file), line], cancellationToken);
        return saved;
    }

    /// <inheritdoc cref="IAssets.SaveAsync(Asset, Actor, string, CancellationToken)"/>
    public Task<Asset> SaveAsync(Asset asset, Actor by, string? reason, CancellationToken cancellationToken) =>
        SaveAsync(asset.Id, _ => asset, keepOut: null, by, reason, cancellationToken);

    /// <inheritdoc cref="IAssets.RetireAsync"/>
    public Task<Asset> RetireAsync(
        Guid id, int version, DeclineReason? keepOut, Actor by, string? reason, CancellationToken cancellationToken) => SaveAsync(
            id, before => before with { Version = version, Status = AssetStatus.Retired }, keepOut, by, reason, cancellationToken);

    /// <summary>What was done, by the status before and after.</summary>
    public static ChangeKind Kind(AssetStatus before, AssetStatus after) => (before, after) switch
    {
        (not AssetStatus.Retired, AssetStatus.Retired) => ChangeKind.Retired,
        (AssetStatus.Retired, not AssetStatus.Retired) => ChangeKind.Restored,
        _ => ChangeKind.Changed,
    };

    private async Task<Asset> SaveAsync(
        Guid id, Func<Asset, Asset> change, DeclineReason? keepOut, Actor by, string? reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (before, _) = await LockAsync(connection, id, cancellationToken);
        var after = change(before);
        await AuditLog.WriteAsync(
            connection, database.Now, SuggestionRecords.Edited(id, before.Status, after.Status, by), cancellationToken);
        if (keepOut is { } why)
        {
            await KeptOutRows.AddAsync(connection, id, database.Now, why, Fingerprint.Of(before), cancellationToken);
        }
        else if (after.Status != AssetStatus.Retired)
        {
            await KeptOutRows.RemoveAsync(connection, id, cancellationToken);
        }

        var saved = await SaveAsync(connection, after, by.Role, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private static async Task<(Asset Asset, string? File)> LockAsync(
        NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new KeyNotFoundException($"There is no asset with the id {id}.");
        }

        var byHand = await reader.IsDBNullAsync(AssetColumns.After, cancellationToken);
        return (AssetColumns.From(reader), byHand ? null : reader.GetString(AssetColumns.After));
    }

    private static async Task FinishAsync(
        NpgsqlConnection connection, Asset? before, Asset asset, Change[] changes, CancellationToken cancellationToken)
    {
        var words = new AssetWords();
        words.Add(asset.Name);
        words.Add(asset.Summary);
        await words.SaveAsync(connection, cancellationToken);

        // Only a record that an import added has no line yet for the version it was at.
        await PostGisHistory.AddAsync(connection, changes, cancellationToken);
        await TouchLog.WriteAsync(connection, Touch.Of(before, asset), cancellationToken);
    }

    private static Change Line(Asset asset, string by, ChangeKind what, string? reason) =>
        new(asset.Id, asset.Version, asset.Updated, by, what, reason, AssetJson.WriteState(asset));
}
