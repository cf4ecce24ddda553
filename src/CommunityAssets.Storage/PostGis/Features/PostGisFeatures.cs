using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>Flat features in PostGIS.</summary>
internal sealed class PostGisFeatures(Database database) : IFeatures
{
    // The box is kept with each shape, so the shapes themselves are not read.
    private const string KindsSql = """
        SELECT kind, count, ST_XMin(box), ST_XMax(box), ST_YMin(box), ST_YMax(box), first, last FROM (
            SELECT kind, count(*) AS count, ST_Extent(geom) AS box, min(updated) AS first, max(updated) AS last
            FROM atlas.assets WHERE status = 2 AND visibility <= $1 GROUP BY kind) AS kinds
        """;

    private const string LayersSql = """
        SELECT level, vintage, count, ST_XMin(box), ST_XMax(box), ST_YMin(box), ST_YMax(box) FROM (
            SELECT level, vintage, count(*) AS count, ST_Extent(geom) AS box FROM atlas.areas GROUP BY level, vintage) AS layers
        ORDER BY level, vintage DESC
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeatureHolding>> ListAsync(Visibility see, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var kinds = new List<FeatureHolding>();
        var widest = new NpgsqlParameter<int> { TypedValue = (int)see };
        await using (var command = new NpgsqlCommand(KindsSql, connection) { Parameters = { widest } })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                kinds.Add(new FeatureHolding(
                    new FeatureSet.OfAssets((AssetKind)reader.GetInt16(0)), reader.GetInt64(1), Box(reader, 2),
                    reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7)));
            }
        }

        var holdings = HoldingList.OfKinds(kinds);
        await using (var command = new NpgsqlCommand(LayersSql, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                holdings.Add(new FeatureHolding(
                    new FeatureSet.OfAreas((AreaLevel)reader.GetInt16(0), reader.GetInt16(1)), reader.GetInt64(2), Box(reader, 3), null,
                    null));
            }
        }

        return holdings;
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(FeatureQuery query, CancellationToken cancellationToken = default)
    {
        FeatureChecks.CheckFilter(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = FeatureStatement.Count(query, database.Grid.Code).On(connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IFeatureRow> ReadAsync(
        FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        FeatureChecks.CheckPage(query);
        var after = FeatureCursor.Read(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = FeatureStatement.Page(query, after, database.Grid.Code, out var layout).On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new FeatureRow(query, layout, reader);
        while (await reader.ReadAsync(cancellationToken))
        {
            row.Next();
            yield return row;
        }
    }

    private static Envelope? Box(NpgsqlDataReader row, int first) => row.IsDBNull(first)
        ? null
        : new Envelope(row.GetDouble(first), row.GetDouble(first + 1), row.GetDouble(first + 2), row.GetDouble(first + 3));
}
