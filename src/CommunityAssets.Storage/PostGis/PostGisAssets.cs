using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Assets in PostGIS.</summary>
internal sealed class PostGisAssets(Database database) : IAssets
{
    private static readonly string ByIdSql = $"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id = $1";
    private static readonly string BySourceSql = $"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.source = $1 AND a.source_id = $2";

    private readonly AssetEdits edits = new(database);

    /// <inheritdoc/>
    public async Task<Asset?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ByIdSql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };
        return await FirstAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Asset?> FindBySourceAsync(string source, string sourceId, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(BySourceSql, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = source }, new NpgsqlParameter<string> { TypedValue = sourceId } },
        };
        return await FirstAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<AssetPage> SearchAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        var after = Cursor.Read(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        await using var command = AssetSearch.Write(query, text, after, database.Grid.Code).On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var hits = new List<AssetHit>(Math.Min(query.Limit, 100));
        var matched = 0L;
        var last = default(PagePosition);
        var more = false;
        while (await reader.ReadAsync(cancellationToken))
        {
            matched = reader.GetInt64(AssetSearch.MatchedAt);
            if (reader.IsDBNull(AssetSearch.IdAt))
            {
                break;
            }

            if (hits.Count == query.Limit)
            {
                more = true;
                break;
            }

            var asset = AssetColumns.From(reader);
            hits.Add(new AssetHit(asset, reader.IsDBNull(AssetSearch.MetresAt) ? null : reader.GetDouble(AssetSearch.MetresAt)));
            last = AssetSearch.PositionOf(query, asset, reader);
        }

        return new AssetPage(hits, matched, more ? Cursor.Write(query, last) : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetHit>> CandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.Check(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command =
            (await CandidateSearch.WriteAsync(connection, query, database.Grid.Code, cancellationToken)).On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var hits = new List<AssetHit>();
        while (await reader.ReadAsync(cancellationToken))
        {
            double? metres = reader.IsDBNull(CandidateSearch.MetresAt) ? null : reader.GetDouble(CandidateSearch.MetresAt);
            hits.Add(new AssetHit(AssetColumns.From(reader), metres));
        }

        return hits;
    }

    /// <inheritdoc/>
    public async Task<AssetCounts> CountAsync(AssetQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"""
            WITH m AS MATERIALIZED (
                SELECT a.kind, a.topics, a.source, a.geom IS NOT NULL AS placed, a.verified FROM atlas.assets a
                WHERE {AssetFilter.Conditions(sql, query, text)})
            SELECT 0, '', count(*), count(*) FILTER (WHERE placed), count(verified), max(verified) FROM m
            UNION ALL SELECT 1, kind::text, count(*), 0, 0, NULL FROM m GROUP BY kind
            UNION ALL SELECT 2, topic, count(*), 0, 0, NULL FROM m, unnest(topics) AS topic GROUP BY topic
            UNION ALL SELECT 3, source, count(*), 0, 0, NULL FROM m GROUP BY source
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var byKind = new Dictionary<AssetKind, long>();
        var byTopic = new Dictionary<string, long>(StringComparer.Ordinal);
        var bySource = new Dictionary<string, long>(StringComparer.Ordinal);
        var counts = new AssetCounts(0, byKind, byTopic, bySource, 0, 0);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = reader.GetString(1);
            var count = reader.GetInt64(2);
            switch (reader.GetInt32(0))
            {
                case 0:
                    counts = counts with
                    {
                        Total = count,
                        Placed = reader.GetInt64(3),
                        Verified = reader.GetInt64(4),
                        LatestCheck = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5),
                    };
                    break;
                case 1:
                    byKind.Add((AssetKind)int.Parse(name, CultureInfo.InvariantCulture), count);
                    break;
                case 2:
                    byTopic.Add(name, count);
                    break;
                default:
                    bySource.Add(name, count);
                    break;
            }
        }

        return counts;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> AreasWithoutAsync(
        AreaLevel level, int vintage, AssetQuery query, CancellationToken cancellationToken = default)
    {
        query = query with { Area = null };
        QueryChecks.CheckFilter(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        var conditions = AssetFilter.Conditions(sql, query, text);
        sql.Add($"""
            WITH covered AS MATERIALIZED (
                SELECT DISTINCT code FROM atlas.assets a, unnest(a.covers) AS code WHERE a.covers <> '{"{}"}' AND {conditions})
            SELECT r.code FROM atlas.areas r
            WHERE r.level = {sql.Value((short)level)} AND r.vintage = {sql.Value((short)vintage)}
                AND r.code NOT IN (SELECT code FROM covered)
                AND NOT EXISTS (SELECT FROM atlas.assets a WHERE ST_Intersects(a.geom, r.geom) AND {conditions} OFFSET 0)
            ORDER BY r.code
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var codes = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            codes.Add(reader.GetString(0));
        }

        return codes;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<AssetMark> MarksAsync(AssetQuery query, CancellationToken cancellationToken = default) =>
        MarksAsync(query, "a.geom IS NOT NULL", cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<AssetMark> ShapedMarksAsync(AssetQuery query, CancellationToken cancellationToken = default) =>
        MarksAsync(query, "ST_Dimension(a.geom) > 0", cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AssetSite> SitesAsync(
        AssetQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        sql.Add("SELECT a.id, a.kind, a.name, a.topics, a.geom, a.capacity FROM atlas.assets a ")
            .Add($"WHERE {AssetFilter.Conditions(sql, query, text)}");
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var topics = new TopicSets();
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new AssetSite(
                reader.GetGuid(0), (AssetKind)reader.GetInt16(1), reader.GetString(2), topics.Of(reader.GetFieldValue<string[]>(3)),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<Geometry>(4), reader.IsDBNull(5) ? null : reader.GetInt32(5));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Asset> StreamAsync(
        AssetQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckFilter(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE {AssetFilter.Conditions(sql, query, text)} ORDER BY a.id");
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return AssetColumns.From(reader);
        }
    }

    /// <inheritdoc/>
    public Task<Asset> AddAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken = default) =>
        edits.AddAsync(asset, by, reason, cancellationToken);

    /// <inheritdoc/>
    public Task<Asset> SaveAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken = default) =>
        edits.SaveAsync(asset, by, reason, cancellationToken);

    /// <inheritdoc/>
    public Task<Asset> SaveAsync(Asset asset, Actor by, string? reason, CancellationToken cancellationToken = default) =>
        edits.SaveAsync(asset, by, reason, cancellationToken);

    /// <inheritdoc/>
    public Task<Asset> RetireAsync(
        Guid id, int version, DeclineReason? keepOut, Actor by, string? reason, CancellationToken cancellationToken = default) =>
        edits.RetireAsync(id, version, keepOut, by, reason, cancellationToken);

    private async IAsyncEnumerable<AssetMark> MarksAsync(
        AssetQuery query, string placed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        QueryChecks.CheckFilter(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var text = await TextTerms.ReadAsync(connection, query.Text, cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"""
            SELECT a.id, a.kind, a.name, a.topics, a.geom, a.visibility FROM atlas.assets a
            WHERE {placed} AND {AssetFilter.Conditions(sql, query, text)}
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var shape = reader.GetFieldValue<Geometry>(4);
            var point = shape as Point ?? shape.InteriorPoint;
            yield return new AssetMark(
                reader.GetGuid(0), (AssetKind)reader.GetInt16(1), reader.GetString(2),
                [.. reader.GetFieldValue<string[]>(3)], shape, point.X, point.Y, (Visibility)reader.GetInt16(5));
        }
    }

    private static async Task<Asset?> FirstAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? AssetColumns.From(reader) : null;
    }
}
