using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage.Features;

/// <summary>Flat features of an embedded atlas.</summary>
internal sealed class GeoPackageFeatures(AtlasFile file) : IFeatures
{
    private const string Box = "min(ST_MinX(a.geom)), max(ST_MaxX(a.geom)), min(ST_MinY(a.geom)), max(ST_MaxY(a.geom))";

    public Task<IReadOnlyList<FeatureHolding>> ListAsync(Visibility see, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<FeatureHolding>>(connection => List(connection, see), cancellationToken);

    public Task<long> CountAsync(FeatureQuery query, CancellationToken cancellationToken = default)
    {
        FeatureChecks.CheckFilter(query);
        return file.ReadAsync(
            connection =>
            {
                var filter = new FeatureFilter(connection, query.Set);
                var where = filter.Where(query);
                using var count = filter.Prepare($"SELECT count(*) FROM {filter.Tables} WHERE {where}");
                return count.Step() ? count.Long(0) : 0;
            },
            cancellationToken);
    }

    public IAsyncEnumerable<IFeatureRow> ReadAsync(FeatureQuery query, CancellationToken cancellationToken = default)
    {
        FeatureChecks.CheckPage(query);
        var after = FeatureCursor.Read(query);
        return file.StreamAsync(connection => Read(connection, query, after), cancellationToken);
    }

    private static IEnumerable<IFeatureRow> Read(Connection connection, FeatureQuery query, FeaturePosition? after)
    {
        var filter = new FeatureFilter(connection, query.Set);
        var read = string.Join(
            ", ",
            query.Fields.Select(filter.Column)
                .Prepend(filter.Id)
                .Concat(query.Shapes ? ["a.geom"] : [])
                .Concat(query.Sort.Select(key => filter.SortColumn(key.Field))));
        var where = filter.Where(query);
        if (after is not null)
        {
            where += " AND " + KeysetWriter.After(filter, query.Sort, filter.Id, filter.Value(after.Id), after);
        }

        var order = KeysetWriter.Order(filter, query.Sort, filter.Id);
        using var rows = filter.Prepare(string.Create(
            CultureInfo.InvariantCulture, $"SELECT {read} FROM {filter.Tables} WHERE {where} ORDER BY {order} LIMIT {query.Limit + 1}"));
        var row = new FeatureRow(query, rows);
        while (rows.Step())
        {
            yield return row;
        }
    }

    private static List<FeatureHolding> List(Connection connection, Visibility see)
    {
        var kinds = new List<FeatureHolding>();
        using var assets = connection.Prepare(
            $"""
            SELECT a.kind, count(*), {Box}, min(a.updated), max(a.updated) FROM assets a
            WHERE a.status = 'published' AND (?1 OR a.visibility = 'public') GROUP BY a.kind
            """);
        assets.Bind(1, see == Visibility.Workforce);
        while (assets.Step())
        {
            kinds.Add(new FeatureHolding(
                new FeatureSet.OfAssets(AssetRow.ReadKind(assets.Text(0))), assets.Long(1), ReadBox(assets), assets.Moment(6),
                assets.Moment(7)));
        }

        var holdings = HoldingList.OfKinds(kinds);
        using var areas = connection.Prepare(
            $"SELECT a.level, count(*), {Box}, a.vintage FROM areas a GROUP BY a.level, a.vintage ORDER BY a.level, a.vintage DESC");
        while (areas.Step())
        {
            holdings.Add(new FeatureHolding(
                new FeatureSet.OfAreas((AreaLevel)areas.Int(0), areas.Int(6)), areas.Long(1), ReadBox(areas), null, null));
        }

        return holdings;
    }

    private static Envelope? ReadBox(Statement row) =>
        row.IsNull(2) ? null : new Envelope(row.Double(2), row.Double(3), row.Double(4), row.Double(5));
}
