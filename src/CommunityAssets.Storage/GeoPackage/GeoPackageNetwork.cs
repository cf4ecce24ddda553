using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The walking network of an embedded atlas.</summary>
internal sealed class GeoPackageNetwork(AtlasFile file) : INetwork
{
    public IAsyncEnumerable<NetworkEdge> StreamAsync(Envelope? box = null, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckBox(box);
        return file.StreamAsync(connection => Stream(connection, box), cancellationToken);
    }

    public Task<string> EditionAsync(CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            var imports = new List<string>();
            using var rows = connection.Prepare("SELECT name || '@' || imported FROM sources WHERE what = 'network' ORDER BY name");
            while (rows.Step())
            {
                imports.Add(rows.Text(0));
            }

            return string.Join(' ', imports);
        },
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM network"), cancellationToken);

    private IEnumerable<NetworkEdge> Stream(Connection connection, Envelope? box)
    {
        const string Columns = "SELECT n.geom, n.metres, n.walkable, n.kind, n.source, n.source_id FROM network n";
        connection.Clear();
        using var rows = connection.Prepare(box is null
            ? Columns
            : Columns + " JOIN rtree_network_geom r ON r.id = n.fid WHERE r.maxx >= ?1 AND r.minx <= ?2 AND r.maxy >= ?3 AND "
                + "r.miny <= ?4 AND ca_meets(n.geom, 0)");
        if (box is not null)
        {
            connection.Outlines.Add(PreparedGeometryFactory.Prepare(new GeometryFactory().ToGeometry(box)));
            rows.Bind(1, (double?)box.MinX).Bind(2, (double?)box.MaxX).Bind(3, (double?)box.MinY).Bind(4, (double?)box.MaxY);
        }

        while (rows.Step())
        {
            yield return new NetworkEdge(
                (LineString)GeometryBlob.Read(rows.Blob(0), file.Grid.Code), rows.Double(1), rows.Bool(2), rows.TextOrNull(3),
                rows.Text(4), rows.Text(5));
        }
    }
}
