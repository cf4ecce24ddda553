using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Queries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The services of an embedded atlas.</summary>
internal sealed class GeoPackageServices(AtlasFile file) : IServices
{
    /// <inheritdoc/>
    public Task<ServicePage<Asset>> SearchAsync(ServiceQuery query, CancellationToken cancellationToken = default) =>
        SearchAsync(query, providers: false, cancellationToken);

    /// <inheritdoc/>
    public Task<ServicePage<Asset>> ProvidersAsync(ServiceQuery query, CancellationToken cancellationToken = default) =>
        SearchAsync(query, providers: true, cancellationToken);

    /// <inheritdoc/>
    public Task<ServicePage<ServiceAtPlace>> PlacesAsync(ServiceQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        return file.ReadAsync(connection => Places(connection, query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<Guid, Guid>> ProvidersOfAsync(
        ServiceQuery scope, IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyDictionary<Guid, Guid>>(
            connection =>
            {
                var providers = new Dictionary<Guid, Guid>();
                using var rows = connection.Prepare(
                    $"SELECT a.value, ifnull({ServiceFilter.Runner(scope, "a.value")}, a.value) FROM json_each(?1) AS a");
                rows.Bind(1, JsonSerializer.Serialize(assets.Distinct()));
                while (rows.Step())
                {
                    providers.Add(rows.Guid(0), rows.Guid(1));
                }

                return providers;
            },
            cancellationToken);

    private Task<ServicePage<Asset>> SearchAsync(ServiceQuery query, bool providers, CancellationToken cancellationToken)
    {
        QueryChecks.CheckPage(query);
        return file.ReadAsync(connection => Search(connection, query, providers), cancellationToken);
    }

    private ServicePage<Asset> Search(Connection connection, ServiceQuery query, bool providers)
    {
        var filter = ServiceFilter.Of(query, connection, file);
        filter = providers ? filter.OfProviders() : filter;
        var matched = 0L;
        if (query.After is null)
        {
            using var count = filter.Assets.Prepare($"SELECT count(*) FROM assets a WHERE {filter.Where}");
            count.Step();
            matched = count.Long(0);
        }

        var ranked = filter.Assets.HasWords && query.After is null;
        var items = new List<Asset>();
        object?[] after = query.After is { } id ? [id] : [];
        using var rows = filter.Assets.Prepare(
            $"SELECT {AssetRow.Select} FROM assets a WHERE {filter.Where}{(after.Length == 0 ? "" : " AND a.id > ?")} "
                + $"ORDER BY {(ranked ? "ca_score(a.name, a.summary) DESC, " : "")}a.id LIMIT ? OFFSET ?",
            [.. after, query.Limit, query.Skip]);
        while (rows.Step())
        {
            items.Add(AssetRow.Read(rows, file.Grid.Code));
        }

        return new ServicePage<Asset>(items, matched);
    }

    private ServicePage<ServiceAtPlace> Places(Connection connection, ServiceQuery query)
    {
        var filter = ServiceFilter.Of(query, connection, file);
        var near = filter.NearValues;
        object?[] only = query.At is { } at ? [at] : [];
        var places = $"""
            WITH s AS MATERIALIZED (SELECT a.id FROM assets a WHERE {filter.Where}),
            m AS MATERIALIZED (
                SELECT * FROM (
                    SELECT p.id AS id, p.id AS service, p.id AS place FROM s CROSS JOIN assets p ON p.id = s.id
                    WHERE (p.geom IS NOT NULL OR p.address IS NOT NULL OR p.postcode IS NOT NULL OR p.online){filter.Near("p")}
                    UNION ALL
                    SELECT l.id, s.id, l.to_id FROM s CROSS JOIN {filter.Meetings("s.id")}){(only.Length == 0 ? "" : " WHERE id = ?")})
            """;
        object?[] values = [.. near, .. near, .. only];
        long matched;
        using (var count = filter.Assets.Prepare(places + "SELECT count(*) FROM m", values))
        {
            count.Step();
            matched = count.Long(0);
        }

        var items = new List<ServiceAtPlace>();
        using var rows = filter.Assets.Prepare(
            places + "SELECT id, service, place FROM m ORDER BY service, id <> service, id LIMIT ? OFFSET ?",
            [.. values, query.Limit, query.Skip]);
        while (rows.Step())
        {
            items.Add(new ServiceAtPlace(rows.Guid(0), rows.Guid(1), rows.Guid(2)));
        }

        return new ServicePage<ServiceAtPlace>(items, matched);
    }
}
