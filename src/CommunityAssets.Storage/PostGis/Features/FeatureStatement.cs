using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Storage.Paging;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>
/// Writes the statements that count and read features. Their texts are of a query's form alone, so that they stay prepared.
/// </summary>
internal static class FeatureStatement
{
    /// <summary>The statement that counts.</summary>
    public static SqlText Count(FeatureQuery query, int grid)
    {
        var sql = new SqlText(grid);
        var filter = new FeatureFilter(sql, query.Set);
        var where = Where(sql, filter, query);
        return sql.Add($"SELECT count(*) FROM {filter.Tables} WHERE {where}");
    }

    /// <summary>
    /// The statement that reads a page and one feature more: the id, the fields, the shape where it is wanted, the sort keys.
    /// </summary>
    public static SqlText Page(FeatureQuery query, FeaturePosition? after, int grid, out FeatureLayout layout)
    {
        var sql = new SqlText(grid);
        var filter = new FeatureFilter(sql, query.Set);
        layout = new FeatureLayout(
            filter.Id,
            [.. query.Fields.Select(filter.Find)],
            query.Shapes ? Shape(query.Set) : null,
            query.Sort.Select(key => filter.SortColumn(key.Field)));
        var where = Where(sql, filter, query);
        if (after is not null)
        {
            where += " AND " + KeysetWriter.After(filter, query.Sort, filter.Id, LastId(sql, query, after), after);
        }

        var order = KeysetWriter.Order(filter, query.Sort, filter.Id);
        return sql.Add($"SELECT {layout.Sql} FROM {filter.Tables} WHERE {where} ORDER BY {order} LIMIT {sql.Value(query.Limit + 1)}");
    }

    private static string Where(SqlText sql, FeatureFilter filter, FeatureQuery query)
    {
        var where = query.Set switch
        {
            FeatureSet.OfAssets { Kind: null } => $"a.status = 2 AND a.visibility <= {(int)query.See}",
            FeatureSet.OfAssets { Kind: { } kind } => $"a.status = 2 AND a.visibility <= {(int)query.See} AND a.kind = {(int)kind}",
            FeatureSet.OfAreas areas => $"a.level = {(int)areas.Level} AND a.vintage = {sql.Value(areas.Vintage)}",
            _ => throw new ArgumentException("No such set of features.", nameof(query)),
        };
        if (query.Id is { } id)
        {
            where += query.Set is FeatureSet.OfAreas
                ? $" AND a.code = {sql.Value(WithoutNul.Of(id))}"
                : Guid.TryParseExact(id, "D", out var key) ? $" AND a.id = {sql.Value(key)}" : " AND false";
        }

        return query.Filter is null ? where : $"{where} AND {filter.Write(query.Filter)}";
    }

    // Areas are of one type, so that programs that look at the first alone are right about all.
    private static string Shape(FeatureSet set) => set is FeatureSet.OfAreas ? "ST_AsBinary(ST_Multi(a.geom))" : "ST_AsBinary(a.geom)";

    private static string LastId(SqlText sql, FeatureQuery query, FeaturePosition after) => query.Set is FeatureSet.OfAreas
        ? sql.Value(WithoutNul.Of(after.Id))
        : sql.Value(Guid.TryParseExact(after.Id, "D", out var id) ? id : Guid.Empty);
}
