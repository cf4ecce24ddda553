using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Patches in PostGIS.</summary>
internal sealed class PostGisPatches(Database database) : IPatches
{
    private const string FindSql = """
        SELECT p.id, a.code, a.vintage, a.name, p.version, p.created, p.updated
        FROM atlas.patches p JOIN atlas.areas a ON a.key = p.area WHERE a.code = $1
        """;

    private const string ChangesSql = "SELECT at, by, what, name, redrawn FROM atlas.patch_changes WHERE code = $1 ORDER BY id DESC";

    private const string VintageSql = "SELECT coalesce(max(vintage), 0)::int FROM atlas.areas WHERE level = 9";

    private const string AddSql = """
        WITH code AS (INSERT INTO atlas.area_codes (code, vintage, level) VALUES ($1, $2, 9) RETURNING key),
        area AS (
            INSERT INTO atlas.areas (key, vintage, level, code, name, source, said, inner_point, geom)
            SELECT key, $2, 9, $1, $3, $4, $5, ST_PointOnSurface($6), $6 FROM code)
        INSERT INTO atlas.patches (id, area, created, updated, version) SELECT $7, key, $8, $8, 1 FROM code
        """;

    private const string SaveSql = """
        WITH patch AS (UPDATE atlas.patches SET version = $2, updated = $3 WHERE id = $1 RETURNING area)
        UPDATE atlas.areas a SET name = $4, said = coalesce($5, a.said), geom = coalesce($6, a.geom),
            inner_point = coalesce(ST_PointOnSurface($6), a.inner_point)
        FROM patch WHERE a.key = patch.area
        """;

    // The code stays known, with whatever else names it.
    private const string RemoveSql = """
        WITH patch AS (DELETE FROM atlas.patches WHERE id = $1 RETURNING area)
        DELETE FROM atlas.areas a USING patch WHERE a.key = patch.area
        """;

    private const string NoteSql =
        "INSERT INTO atlas.patch_changes (at, what, redrawn, code, by, name) VALUES ($1, $2, $3, $4, $5, $6)";

    /// <inheritdoc/>
    public async Task<Patch?> FindAsync(string code, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await FindAsync(connection, code, lockIt: false, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PatchChange>> ChangesAsync(string code, CancellationToken cancellationToken = default)
    {
        var changes = new List<PatchChange>();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ChangesSql, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = WithoutNul.Of(code) } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            changes.Add(new PatchChange(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), (ChangeKind)reader.GetInt16(2), reader.GetString(3),
                reader.GetBoolean(4)));
        }

        return changes;
    }

    /// <inheritdoc/>
    public async Task<Patch> AddAsync(string name, Geometry shape, Actor by, CancellationToken cancellationToken = default)
    {
        var now = database.Now;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var last = new NpgsqlCommand(VintageSql, connection);
        var vintage = (int)(await last.ExecuteScalarAsync(cancellationToken))!;
        var key = new AreaKey(PatchRecords.NewCode(), vintage > 0 ? vintage : now.Year);
        var patch = new Patch(Guid.CreateVersion7(now), key, WithoutNul.Of(name), 1, now, now);
        var area = PatchRecords.Area(patch, shape);
        var sql = new SqlText(database.Grid.Code);
        sql.Value(key.Code);
        sql.Value((short)key.Vintage);
        sql.Value(patch.Name);
        sql.Value(area.Source!);
        sql.Value(ContentHash.Of(area), NpgsqlDbType.Bytea);
        sql.Shape(shape);
        sql.Value(patch.Id);
        sql.Value(now);
        await using (var insert = sql.Add(AddSql).On(connection))
        {
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await FinishAsync(connection, patch, now, by, ChangeKind.Added, redrawn: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return patch;
    }

    /// <inheritdoc/>
    public async Task<Patch> SaveAsync(
        string code, int version, string name, Geometry? shape, Actor by, CancellationToken cancellationToken = default)
    {
        var now = database.Now;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var saved = PatchRecords.Check(await FindAsync(connection, code, lockIt: true, cancellationToken), code, version)
            with
        { Name = WithoutNul.Of(name), Version = version + 1, Updated = now };
        var sql = new SqlText(database.Grid.Code);
        sql.Value(saved.Id);
        sql.Value(saved.Version);
        sql.Value(now);
        sql.Value(saved.Name);
        if (shape is null)
        {
            sql.Value(DBNull.Value, NpgsqlDbType.Bytea);
            sql.Value(DBNull.Value, NpgsqlDbType.Geometry);
        }
        else
        {
            sql.Value(ContentHash.Of(PatchRecords.Area(saved, shape)), NpgsqlDbType.Bytea);
            sql.Shape(shape);
        }

        await using (var update = sql.Add(SaveSql).On(connection))
        {
            await update.ExecuteNonQueryAsync(cancellationToken);
        }

        await FinishAsync(connection, saved, now, by, ChangeKind.Changed, shape is not null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string code, int version, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var patch = PatchRecords.Check(await FindAsync(connection, code, lockIt: true, cancellationToken), code, version);
        await using (var delete = new NpgsqlCommand(RemoveSql, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = patch.Id } },
        })
        {
            await delete.ExecuteNonQueryAsync(cancellationToken);
        }

        await FinishAsync(connection, patch, database.Now, by, ChangeKind.Retired, redrawn: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task FinishAsync(
        NpgsqlConnection connection, Patch patch, DateTimeOffset now, Actor by, ChangeKind what, bool redrawn,
        CancellationToken cancellationToken)
    {
        await using (var note = new NpgsqlCommand(NoteSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<short> { TypedValue = (short)what },
                new NpgsqlParameter<bool> { TypedValue = redrawn },
                new NpgsqlParameter<string> { TypedValue = patch.Key.Code },
                new NpgsqlParameter<string> { TypedValue = by.Role },
                new NpgsqlParameter<string> { TypedValue = patch.Name },
            },
        })
        {
            await note.ExecuteNonQueryAsync(cancellationToken);
        }

        await AuditLog.WriteAsync(connection, now, PatchRecords.Line(patch, what, by), cancellationToken);
        await TouchLog.WriteAsync(connection, new Touch(AtlasPart.Patches), cancellationToken);
    }

    private static async Task<Patch?> FindAsync(NpgsqlConnection connection, string code, bool lockIt, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(lockIt ? FindSql + " FOR UPDATE OF p" : FindSql, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = WithoutNul.Of(code) } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Patch(
                reader.GetGuid(0), new AreaKey(reader.GetString(1), reader.GetInt16(2)), reader.GetString(3), reader.GetInt32(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetFieldValue<DateTimeOffset>(6))
            : null;
    }
}
