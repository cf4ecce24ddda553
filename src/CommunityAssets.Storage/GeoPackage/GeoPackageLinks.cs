using System.Text.Json;
using CommunityAssets.Domain.Links;
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
                    links.Add(new Link(rows.Guid(0), rows.Guid(1), rows.Guid(2), (LinkKind)rows.Int(3), rows.Text(4), rows.Moment(5)));
                }

                return links;
            },
            cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM links"), cancellationToken);
}
