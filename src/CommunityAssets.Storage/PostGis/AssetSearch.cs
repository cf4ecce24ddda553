using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Paging;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// Writes the statement that gives a page of a search and how many match in all, both from one state of the atlas. One row more than the
/// page holds is asked for, to know whether there is a next page. The first row always has the number of matches; without
/// any record on the page the rest of it is null.
/// </summary>
internal static class AssetSearch
{
    /// <summary>Column of the number of matches.</summary>
    public static readonly int MatchedAt = AssetColumns.After;

    /// <summary>Column of the distance in metres.</summary>
    public static readonly int MetresAt = MatchedAt + 1;

    /// <summary>Column of the asset's id, null when the page is empty.</summary>
    public static readonly int IdAt = AssetColumns.Content.Length;

    private static readonly int ScoreAt = MatchedAt + 2;
    private static readonly int SortNameAt = AssetColumns.Content.IndexOf("sort_name");

    /// <summary>Writes the statement.</summary>
    /// <param name="query">The query, checked.</param>
    /// <param name="text">The text of the query in the atlas's words; null when it is blank.</param>
    /// <param name="after">Where the page before ended, or null.</param>
    /// <param name="grid">EPSG number of the working grid.</param>
    public static SqlText Write(AssetQuery query, TextTerms? text, PagePosition? after, int grid)
    {
        var sql = new SqlText(grid);
        var metres = query.Near is { } near ? $"a.geom <-> {sql.Shape(near)}" : "NULL::double precision";
        var where = AssetFilter.Conditions(sql, query, text);
        var limit = sql.Value(query.Limit + 1);
        if (query.Sort == AssetSort.Relevance && text is { Words.Count: > 0 })
        {
            var score = AssetFilter.Score(sql, text);
            return sql.Add($"""
                WITH m AS MATERIALIZED (
                    SELECT a.id, {score} AS score FROM atlas.assets a WHERE {where}),
                page AS (SELECT id, score FROM m WHERE {AfterScore(sql, after)} ORDER BY score DESC, id LIMIT {limit})
                SELECT {AssetColumns.Read}, n.matched, {metres}, page.score
                FROM (SELECT count(*) AS matched FROM m) AS n
                LEFT JOIN (page JOIN atlas.assets a USING (id)) ON true
                ORDER BY page.score DESC, a.id
                """);
        }

        var (order, following) = query.Sort switch
        {
            AssetSort.Distance => ("metres, a.id", AfterMetres(sql, after, metres)),
            AssetSort.Updated => ("a.updated DESC, a.id", AfterUpdated(sql, after)),
            _ => ("a.sort_name, a.id", AfterName(sql, after)),
        };

        // Distance alone is an order that the index of places can be walked in; ties are taken whole, and put in order afterwards.
        var page = query is { Sort: AssetSort.Distance, Near: not null }
            ? $"ORDER BY metres FETCH FIRST ({limit}) ROWS WITH TIES"
            : $"ORDER BY {order} LIMIT {limit}";
        return sql.Add($"""
            SELECT {AssetColumns.Read}, n.matched, a.metres, 0
            FROM (SELECT count(*) AS matched FROM atlas.assets a WHERE {where}) AS n
            LEFT JOIN (
                SELECT a.*, {metres} AS metres FROM atlas.assets a
                WHERE {where} AND {following} {page}) AS a ON true
            ORDER BY {order.Replace("metres", "a.metres", StringComparison.Ordinal)}
            """);
    }

    /// <summary>The position of the row that was read last.</summary>
    public static PagePosition PositionOf(AssetQuery query, Asset asset, NpgsqlDataReader row) => query.Sort switch
    {
        AssetSort.Distance => new(row.IsDBNull(MetresAt) ? double.PositiveInfinity : row.GetDouble(MetresAt), "", asset.Id.ToString()),
        AssetSort.Updated => new((asset.Updated - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, "", asset.Id.ToString()),
        AssetSort.Relevance when row.GetInt32(ScoreAt) is var score and > 0 => new(score, "", asset.Id.ToString()),
        _ => new(0, row.GetString(SortNameAt), asset.Id.ToString()),
    };

    private static string AfterScore(SqlText sql, PagePosition? after)
    {
        if (after is not { } position)
        {
            return "true";
        }

        var score = sql.Value((int)position.Number);
        return $"(score < {score} OR (score = {score} AND id > {Id(sql, position)}))";
    }

    private static string AfterMetres(SqlText sql, PagePosition? after, string metres)
    {
        if (after is not { } position)
        {
            return "true";
        }

        var id = Id(sql, position);
        if (double.IsInfinity(position.Number))
        {
            return $"(a.geom IS NULL AND a.id > {id})";
        }

        var far = sql.Value(position.Number);
        return $"({metres} > {far} OR ({metres} = {far} AND a.id > {id}) OR a.geom IS NULL)";
    }

    private static string AfterUpdated(SqlText sql, PagePosition? after)
    {
        if (after is not { } position)
        {
            return "true";
        }

        var at = sql.Value(
            DateTimeOffset.UnixEpoch.AddTicks((long)position.Number * TimeSpan.TicksPerMicrosecond), NpgsqlDbType.TimestampTz);
        return $"a.updated <= {at} AND (a.updated < {at} OR a.id > {Id(sql, position)})";
    }

    private static string AfterName(SqlText sql, PagePosition? after) =>
        after is { } position ? $"(a.sort_name, a.id) > ({sql.Value(position.Text)} COLLATE \"C\", {Id(sql, position)})" : "true";

    private static string Id(SqlText sql, PagePosition position) =>
        Guid.TryParse(position.Id, CultureInfo.InvariantCulture, out var id)
            ? sql.Value(id)
            : throw new BadInputException("The cursor was not given by this search. Leave it out to start again.");
}
