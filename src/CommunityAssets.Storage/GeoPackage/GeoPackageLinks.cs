using System.Text.Json;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The links of an embedded atlas.</summary>
internal sealed class GeoPackageLinks(AtlasFile file) : ILinks
{
    public Task<IReadOnlyList<Link>> OfAsync(Guid asset, CancellationToken cancellationToken = default) =>
        OfManyAsync([asset], cancellationToken);

    public Task<IReadOnlyList<Link>> OfManyAsync(IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Link>>(
            connection =>
            {
                var links = new List<Link>();
                using var rows = connection.Prepare(
                    """
                    WITH asked AS MATERIALIZED (SELECT value AS id FROM json_each(?1))
                    SELECT l.id, l.from_id, l.to_id, l.kind, l.source, l.created FROM links l
                    WHERE l.from_id IN (SELECT id FROM asked) OR l.to_id IN (SELECT id FROM asked)
                    ORDER BY l.kind, l.id
                    """);
                rows.Bind(1, JsonSerializer.Serialize(assets));
                while (rows.Step())
                {
                    links.Add(LinkEdits.Read(rows));
                }

                return links;
            },
            cancellationToken);

    public Task<IReadOnlyList<Link>> AllAsync(CancellationToken cancellationToken = default) => file.ReadAsync<IReadOnlyList<Link>>(
        connection =>
        {
            var links = new List<Link>();
            using var rows = connection.Prepare("SELECT id, from_id, to_id, kind, source, created FROM links ORDER BY kind, id");
            while (rows.Step())
            {
                links.Add(LinkEdits.Read(rows));
            }

            return links;
        },
        cancellationToken);

    public Task<Link> AddAsync(
        Guid from, LinkKind kind, Guid to, string by, string? reason, Guid? account = null,
        CancellationToken cancellationToken = default) =>
        file.WriteAsync(
        "linking two entries",
        (connection, now) =>
        {
            var link = LinkEdits.Add(connection, file.Grid.Code, (from, kind, to), now, by, reason, account);
            return (link, new Touch(AtlasPart.Assets, from));
        },
        cancellationToken);

    public Task<Link> RemoveAsync(
        Guid link, string by, string reason, Guid? account = null, CancellationToken cancellationToken = default) => file.WriteAsync(
        "taking a link away",
        (connection, now) =>
        {
            var removed = LinkEdits.Remove(connection, link, now, by, reason, account);
            return (removed, new Touch(AtlasPart.Assets, removed.From));
        },
        cancellationToken);

    public Task<IReadOnlyList<LinkChange>> ChangesAsync(Guid asset, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<LinkChange>>(
            connection =>
            {
                var changes = new List<LinkChange>();
                using var rows = connection.Prepare(
                    """
                    SELECT link, from_id, to_id, kind, source, created, at, by, what, reason FROM link_changes
                    WHERE from_id = ?1 OR to_id = ?1 ORDER BY id
                    """);
                rows.Bind(1, asset);
                while (rows.Step())
                {
                    changes.Add(new LinkChange(
                        LinkEdits.Read(rows), rows.Moment(6), rows.Text(7), (ChangeKind)rows.Int(8), rows.TextOrNull(9)));
                }

                return changes;
            },
            cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM links"), cancellationToken);
}
