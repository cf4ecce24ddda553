using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Writes what an asset query looks for as the conditions of a statement over <c>atlas.assets a</c>.</summary>
internal static class AssetFilter
{
    // Words that tell nothing by themselves, as an array of a statement; they hold letters alone.
    private static readonly string SmallWords = $"'{{{string.Join(',', SearchWords.SmallWords.Order(StringComparer.Ordinal))}}}'::text[]";

    /// <summary>The text of a record that words are looked for in, as the index of words has it.</summary>
    public const string Searched = "atlas.plain(a.name || ' ' || coalesce(a.summary, ''))";

    /// <summary>The conditions, joined by AND.</summary>
    /// <param name="sql">The statement that they are part of; it takes their parameters.</param>
    /// <param name="query">What is looked for; checked before.</param>
    /// <param name="text">The text of the query in the atlas's words; null when it is blank.</param>
    public static string Conditions(SqlText sql, AssetQuery query, TextTerms? text)
    {
        var conditions = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"a.status = {(int)query.Status}"),
            string.Create(CultureInfo.InvariantCulture, $"a.visibility <= {(int)query.See}"),
        };
        AddPlace(conditions, sql, query);
        AddTerms(conditions, sql, query);
        if (text is not null)
        {
            conditions.AddRange(text.Words.Count == 0
                ? ["false"]
                : text.Words.Select(word => $"to_tsvector('pg_catalog.simple', {Searched}) @@ {sql.Value(word.All)}::tsquery"));
        }

        return string.Join("\n    AND ", conditions);
    }

    /// <summary>
    /// The expression of a record's score for a text: a whole number from the record's own words, as <see cref="TextQuery"/> tells it.
    /// It is worked out for rows that match, so whatever is not found in the name is in the summary.
    /// </summary>
    public static string Score(SqlText sql, TextTerms text)
    {
        var count = text.Words.Count.ToString(CultureInfo.InvariantCulture);

        var answered = $"name @@ {sql.Value(string.Join(" & ", text.Words.Select(word => $"({word.All})")))}::tsquery";

        // Without hyphens, which the parser would keep as one more word.
        return $"""
            (SELECT score / {count} + CASE
                WHEN length(ts_delete(name, {SmallWords})) <> {count} OR NOT ({answered}) THEN 0
                WHEN score = 100 * {count} THEN 50 ELSE 4 END
            FROM (SELECT name, {string.Join(" + ", text.Words.Select(word => ScoreOf(sql, word)))} AS score
                FROM (SELECT to_tsvector('pg_catalog.simple', replace(atlas.plain(a.name), '-', ' ')) AS name OFFSET 0) AS named
                OFFSET 0) AS scored)
            """;
    }

    private static string ScoreOf(SqlText sql, WordTerms word)
    {
        string?[] terms = [word.Exact, word.Endings, word.Beginnings, word.OneSlip, word.TwoSlips];
        var places = terms.Select(term => term is null ? null : sql.Value(term)).ToArray();
        return $"""
            CASE {Cases("name", [100, 95, 90, 70, 60])} ELSE (SELECT CASE {Cases("summary", [40, 38, 36, 20, 15])} ELSE 0 END
                FROM (SELECT to_tsvector('pg_catalog.simple', atlas.plain(a.summary)) AS summary OFFSET 0) AS summed) END
            """;

        string Cases(string column, int[] scores) => string.Join(' ', places.Zip(scores, (place, score) => place is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"WHEN {column} @@ {place}::tsquery THEN {score}")));
    }

    private static void AddPlace(List<string> conditions, SqlText sql, AssetQuery query)
    {
        if (query.Placed is { } placed)
        {
            conditions.Add(placed ? "a.geom IS NOT NULL" : "a.geom IS NULL");
        }

        if (query.Box is { } box)
        {
            conditions.Add($"ST_Intersects(a.geom, {sql.Box(box)})");
        }

        if (query is { Near: { } near, WithinMetres: { } metres })
        {
            conditions.Add($"ST_DWithin(a.geom, {sql.Shape(near)}, {sql.Value(metres)})");
        }

        if (query.Inside is { } inside)
        {
            conditions.Add($"ST_Intersects(a.geom, {sql.Shape(inside)})");
        }

        if (query.Area is { } area)
        {
            var code = sql.Value(area.Code);
            conditions.Add(
                $"(ST_Intersects(a.geom, (SELECT geom FROM atlas.areas WHERE code = {code} AND vintage = {sql.Value(area.Vintage)})) "
                + $"OR (a.covers <> '{{}}' AND a.covers @> ARRAY[{code}]))");
        }
    }

    private static void AddTerms(List<string> conditions, SqlText sql, AssetQuery query)
    {
        if (!query.Kinds.IsDefaultOrEmpty)
        {
            conditions.Add($"a.kind = ANY({sql.Value(query.Kinds.Select(kind => (short)kind).ToArray())})");
        }

        if (!query.Topics.IsDefaultOrEmpty)
        {
            conditions.Add($"a.topics && {sql.Value(query.Topics.ToArray())}");
        }

        if (!query.Days.IsDefaultOrEmpty)
        {
            conditions.Add($"a.days & {sql.Value((short)query.Days.Aggregate(0, (mask, day) => mask | (1 << (int)day)))} <> 0");
        }

        if (query.Free)
        {
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"a.cost_kind = {(int)CostKind.Free}"));
        }

        if (!query.Access.IsDefaultOrEmpty)
        {
            var mask = sql.Value((short)query.Access.Aggregate(0, (mask, feature) => mask | (1 << (int)feature)));
            conditions.Add($"a.access_yes & {mask} = {mask}");
        }

        if (query.Source is { } source)
        {
            conditions.Add($"a.source = {sql.Value(WithoutNul.Of(source))}");
        }

        if (query.VerifiedSince is { } since)
        {
            conditions.Add($"a.verified >= {sql.Value(since, NpgsqlDbType.Date)}");
        }
    }
}
