using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Queries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Services in PostGIS.</summary>
internal sealed class PostGisServices(Database database) : IServices
{
    /// <inheritdoc/>
    public Task<ServicePage<Asset>> SearchAsync(ServiceQuery query, CancellationToken cancellationToken = default) =>
        SearchAsync(query, providers: false, cancellationToken);

    /// <inheritdoc/>
    public Task<ServicePage<Asset>> ProvidersAsync(ServiceQuery query, CancellationToken cancellationToken = default) =>
        SearchAsync(query, providers: true, cancellationToken);

    /// <inheritdoc/>
    public async Task<ServicePage<ServiceAtPlace>> PlacesAsync(ServiceQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        var filter = new ServiceFilter(sql, query, text);
        var only = query.At is { } at ? $"WHERE id = {sql.Value(at)}" : "";
        sql.Add($"""
            WITH s AS MATERIALIZED (
                SELECT a.id,
                    (a.geom IS NOT NULL OR a.address IS NOT NULL OR a.postcode IS NOT NULL OR a.online){filter.Near("a.geom")} AS placed
                FROM atlas.assets a WHERE {filter.Where}),
            m AS MATERIALIZED (
                SELECT * FROM (
                    SELECT s.id, s.id AS service, s.id AS place FROM s WHERE s.placed
                    UNION ALL
                    SELECT meeting.id, s.id, meeting.leads_to
                    FROM s CROSS JOIN LATERAL (
                        SELECT DISTINCT ON (l.leads_to) l.id, l.leads_to {filter.Meetings("s")} ORDER BY l.leads_to, l.id) AS meeting
                ) AS every {only})
            SELECT n.matched, page.id, page.service, page.place
            FROM (SELECT count(*) AS matched FROM m) AS n
            LEFT JOIN (
                SELECT * FROM m ORDER BY service, id <> service, id LIMIT {sql.Value(query.Limit)} OFFSET {sql.Value(query.Skip)}
            ) AS page ON true
            ORDER BY page.service, page.id <> page.service, page.id
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<ServiceAtPlace>();
        var matched = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            matched = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                items.Add(new ServiceAtPlace(reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3)));
            }
        }

        return new ServicePage<ServiceAtPlace>(items, matched);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Guid>> ProvidersOfAsync(
        ServiceQuery scope, IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"SELECT a.id, coalesce({ServiceFilter.Runner(scope, "a")}, a.id) FROM unnest($1) AS a (id)", connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. assets.Distinct()] } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var providers = new Dictionary<Guid, Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            providers.Add(reader.GetGuid(0), reader.GetGuid(1));
        }

        return providers;
    }

    private async Task<ServicePage<Asset>> SearchAsync(ServiceQuery query, bool providers, CancellationToken cancellationToken)
    {
        QueryChecks.CheckPage(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        var filter = new ServiceFilter(sql, query, text);
        var where = (providers ? filter.OfProviders() : filter).Where;
        var (score, order) = text is { Words.Count: > 0 } && query.After is null
            ? (AssetFilter.Score(sql, text), "a.score DESC, a.id")
            : ("0", "a.id");
        var (matched, after) = query.After is { } id
            ? ("SELECT 0::bigint AS matched", $" AND a.id > {sql.Value(id)}")
            : ($"SELECT count(*) AS matched FROM atlas.assets a WHERE {where}", "");
        sql.Add($"""
            SELECT {AssetColumns.Read}, n.matched
            FROM ({matched}) AS n
            LEFT JOIN (
                SELECT a.*, {score} AS score FROM atlas.assets a WHERE {where}{after}
                ORDER BY {order.Replace("a.score", "score", StringComparison.Ordinal)}
                LIMIT {sql.Value(query.Limit)} OFFSET {sql.Value(query.Skip)}) AS a ON true
            ORDER BY {order}
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<Asset>();
        var all = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            all = reader.GetInt64(AssetColumns.After);
            if (!reader.IsDBNull(AssetSearch.IdAt))
            {
                items.Add(AssetColumns.From(reader));
            }
        }

        return new ServicePage<Asset>(items, all);
    }
}
