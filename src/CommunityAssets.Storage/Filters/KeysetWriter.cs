using System.Collections.Immutable;
using CommunityAssets.Storage.Paging;

namespace CommunityAssets.Storage.Filters;

/// <summary>Writes an order, and the condition that a feature comes after another in it. What has no value comes last both ways.</summary>
internal static class KeysetWriter
{
    /// <summary>The parts of ORDER BY.</summary>
    /// <param name="writer">Writes columns.</param>
    /// <param name="sort">The sort keys.</param>
    /// <param name="id">The expression of the id, which decides ties.</param>
    public static string Order(FilterWriter writer, ImmutableArray<SortKey> sort, string id) => string.Join(
        ", ",
        sort.Select(key => writer.SortColumn(key.Field) + (key.Descending ? " DESC" : "") + (key.Field.Optional ? " NULLS LAST" : ""))
            .Append(id));

    /// <summary>The condition that a feature comes after a position.</summary>
    /// <param name="writer">Writes columns and takes values.</param>
    /// <param name="sort">The sort keys.</param>
    /// <param name="id">The expression of the id.</param>
    /// <param name="lastId">The place of the parameter that holds the last id.</param>
    /// <param name="after">The position.</param>
    public static string After(FilterWriter writer, ImmutableArray<SortKey> sort, string id, string lastId, FeaturePosition after)
    {
        var condition = $"{id} > {lastId}";
        for (var place = sort.Length - 1; place >= 0; place--)
        {
            var column = writer.SortColumn(sort[place].Field);
            if (after.Keys[place] is not { } value)
            {
                condition = $"({column} IS NULL AND {condition})";
                continue;
            }

            var last = writer.Value(value);
            var sign = sort[place].Descending ? '<' : '>';
            var beyond = $"{column} {sign} {last}" + (sort[place].Field.Optional ? $" OR {column} IS NULL" : "");

            // The first part lets an index of a first key that is never missing begin where the page before ended.
            var start = place == 0 && !sort[place].Field.Optional ? $"{column} {sign}= {last} AND " : "";
            condition = $"({start}({beyond} OR ({column} = {last} AND {condition})))";
        }

        return condition;
    }
}
