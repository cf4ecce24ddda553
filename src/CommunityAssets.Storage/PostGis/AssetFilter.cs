using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Text;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Writes what an asset query looks for as the conditions of a statement over <c>atlas.assets a</c>.</summary>
internal static class AssetFilter
{
    private const string Searched = "atlas.plain(a.name || ' ' || coalesce(a.summary, ''))";

    /// <summary>The conditions, joined by AND.</summary>
    /// <param name="sql">The statement that they are part of; it takes their parameters.</param>
    /// <param name="query">What is looked for; checked before.</param>
    public static string Conditions(SqlText sql, AssetQuery query)
    {
        var conditions = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"a.status = {(int)query.Status}"),
            string.Create(CultureInfo.InvariantCulture, $"a.visibility <= {(int)query.See}"),
        };
        AddPlace(conditions, sql, query);
        AddTerms(conditions, sql, query);
        AddText(conditions, sql, query.Text);
        return string.Join("\n    AND ", conditions);
    }

    /// <summary>
    /// The expression of a record's score for a text: a whole number from the record's own words, as <see cref="TextQuery"/> tells it. Null
    /// when there is no text to score.
    /// </summary>
    public static string? Score(SqlText sql, AssetQuery query)
    {
        if (TextQuery.Of(query.Text) is not { } text)
        {
            return null;
        }

        var words = text.Words.Select(word => ScoreOf(sql, word));
        var whole = sql.Value(string.Join(' ', text.Words));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"(({string.Join(" + ", words)}) / {text.Words.Length} + CASE WHEN btrim(regexp_replace(a.sort_name, '[^[:alnum:]]+', ' ', 'g')) = {whole} THEN 50 ELSE 0 END)");
    }

    private static string ScoreOf(SqlText sql, string word)
    {
        var plain = sql.Value(word);
        var exact = sql.Value(Slips.Exact(word));
        var beginning = sql.Value(Slips.Beginning(word));
        var slip = sql.Value(Slips.OneSlip(word));
        return $"""

              (SELECT CASE
                WHEN to_tsvector('simple', name) @@ to_tsquery('simple', {exact}) THEN 100
                WHEN words @@ to_tsquery('english', {exact}) THEN 95
                WHEN words @@ to_tsquery('english', {beginning}) THEN 90
                WHEN words @@ to_tsquery('english', {slip}) THEN 70
                WHEN name %>> {plain} THEN 60
                ELSE (SELECT CASE
                  WHEN to_tsvector('simple', summary) @@ to_tsquery('simple', {exact}) THEN 40
                  WHEN words @@ to_tsquery('english', {exact}) THEN 38
                  WHEN words @@ to_tsquery('english', {beginning}) THEN 36
                  WHEN words @@ to_tsquery('english', {slip}) THEN 20
                  ELSE 15 END
                  FROM (SELECT atlas.plain(a.summary) AS summary, to_tsvector('english', atlas.plain(a.summary)) AS words OFFSET 0) AS second)
                END
                FROM (SELECT atlas.plain(a.name) AS name, to_tsvector('english', atlas.plain(a.name)) AS words OFFSET 0) AS first)
              """;
    }

    private static void AddPlace(List<string> conditions, SqlText sql, AssetQuery query)
    {
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

    private static void AddText(List<string> conditions, SqlText sql, string? sought)
    {
        if (string.IsNullOrWhiteSpace(sought))
        {
            return;
        }

        if (TextQuery.Of(sought) is not { } text)
        {
            // Signs alone are in no name.
            conditions.Add("false");
            return;
        }

        foreach (var word in text.Words)
        {
            // A word that English takes for too common to index ("them") makes an empty query; its letter triples still find it.
            var terms = sql.Value(Slips.Beginning(word) + "|" + Slips.OneSlip(word));
            conditions.Add($"(to_tsvector('pg_catalog.english', {Searched}) @@ to_tsquery('english', {terms}) OR {Searched} %>> {sql.Value(word)})");
        }
    }
}
