using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The patches of an embedded atlas.</summary>
internal sealed class GeoPackagePatches(AtlasFile file) : IPatches
{
    private static readonly Touch Touched = new(AtlasPart.Patches);

    public Task<Patch?> FindAsync(string code, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => Find(connection, code), cancellationToken);

    public Task<IReadOnlyList<PatchChange>> ChangesAsync(string code, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<PatchChange>>(
            connection =>
            {
                var changes = new List<PatchChange>();
                using var rows = connection.Prepare(
                    "SELECT at, by, what, name, redrawn FROM patch_changes WHERE code = ?1 ORDER BY id DESC");
                rows.Bind(1, code);
                while (rows.Step())
                {
                    changes.Add(new PatchChange(rows.Moment(0), rows.Text(1), (ChangeKind)rows.Int(2), rows.Text(3), rows.Bool(4)));
                }

                return changes;
            },
            cancellationToken);

    public Task<Patch> AddAsync(string name, Geometry shape, Actor by, CancellationToken cancellationToken = default) => file.WriteAsync(
        "saving a patch",
        (connection, now) =>
        {
            var vintage = connection.Scalar("SELECT coalesce(max(vintage), 0) FROM areas WHERE level = ?1", (int)AreaLevel.Patch);
            var key = new AreaKey(PatchRecords.NewCode(), vintage > 0 ? (int)vintage : now.Year);
            var patch = new Patch(Guid.CreateVersion7(now), key, name, 1, now, now);
            var area = PatchRecords.Area(patch, shape);
            var inner = shape.InteriorPoint;
            connection.Execute(
                """
                INSERT INTO areas (
                    code, vintage, level, level_name, name, source, source_hash, square_metres, inner_x, inner_y, geom, x, y, weighted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?9, ?10, 0)
                """,
                key.Code, key.Vintage, (int)area.Level, LevelNames.Name(area.Level), name, area.Source, ContentHash.Of(area), shape.Area,
                inner.X, inner.Y, GeometryBlob.WriteMultiPolygon(shape, file.Grid.Code));
            connection.Execute(
                "INSERT INTO patches (id, code, vintage, version, created, updated) VALUES (?1, ?2, ?3, 1, ?4, ?4)", patch.Id, key.Code,
                key.Vintage, Moments.Write(now));
            Finish(connection, patch, now, by, ChangeKind.Added, redrawn: true);
            return (patch, Touched);
        },
        cancellationToken);

    public Task<Patch> SaveAsync(
        string code, int version, string name, Geometry? shape, Actor by, CancellationToken cancellationToken = default) => file.WriteAsync(
        "changing a patch",
        (connection, now) =>
        {
            var saved = PatchRecords.Check(Find(connection, code), code, version) with
            {
                Name = name,
                Version = version + 1,
                Updated = now,
            };
            connection.Execute("UPDATE areas SET name = ?3 WHERE code = ?1 AND vintage = ?2", code, saved.Key.Vintage, name);
            if (shape is not null)
            {
                var inner = shape.InteriorPoint;
                connection.Execute(
                    """
                    UPDATE areas SET source_hash = ?3, square_metres = ?4, inner_x = ?5, inner_y = ?6, x = ?5, y = ?6, geom = ?7
                    WHERE code = ?1 AND vintage = ?2
                    """,
                    code, saved.Key.Vintage, ContentHash.Of(PatchRecords.Area(saved, shape)), shape.Area, inner.X, inner.Y,
                    GeometryBlob.WriteMultiPolygon(shape, file.Grid.Code));
            }

            connection.Execute("UPDATE patches SET version = ?2, updated = ?3 WHERE id = ?1", saved.Id, saved.Version, Moments.Write(now));
            Finish(connection, saved, now, by, ChangeKind.Changed, shape is not null);
            return (saved, Touched);
        },
        cancellationToken);

    public Task RemoveAsync(string code, int version, Actor by, CancellationToken cancellationToken = default) => file.WriteAsync(
        "taking a patch away",
        (connection, now) =>
        {
            var patch = PatchRecords.Check(Find(connection, code), code, version);
            connection.Execute("DELETE FROM patches WHERE id = ?1", patch.Id);
            connection.Execute("DELETE FROM areas WHERE code = ?1 AND vintage = ?2", code, patch.Key.Vintage);
            Finish(connection, patch, now, by, ChangeKind.Retired, redrawn: false);
            return (true, Touched);
        },
        cancellationToken);

    private void Finish(Connection connection, Patch patch, DateTimeOffset now, Actor by, ChangeKind what, bool redrawn)
    {
        connection.Execute(
            "INSERT INTO patch_changes (code, at, by, what, name, redrawn) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            patch.Key.Code, Moments.Write(now), by.Role, (int)what, patch.Name, redrawn);
        Schema.ShowAreaLayers(connection, file.Grid.Code, now);
        AuditLog.Write(connection, now, PatchRecords.Line(patch, what, by));
    }

    private static Patch? Find(Connection connection, string code)
    {
        using var row = connection.Prepare(
            """
            SELECT p.id, p.code, p.vintage, a.name, p.version, p.created, p.updated
            FROM patches p JOIN areas a ON a.code = p.code AND a.vintage = p.vintage WHERE p.code = ?1
            """);
        return row.Bind(1, code).Step()
            ? new Patch(row.Guid(0), new AreaKey(row.Text(1), row.Int(2)), row.Text(3), row.Int(4), row.Moment(5), row.Moment(6))
            : null;
    }
}
