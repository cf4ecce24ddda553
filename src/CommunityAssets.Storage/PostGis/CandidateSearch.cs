using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.Queries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// Writes the statement that gathers candidates. Each way to them is a statement of its own with its own limit, so that each walks the
/// index that suits it: topics along the index of places, phrases by the index of words.
/// </summary>
internal sealed class CandidateSearch
{
    /// <summary>Column of the distance in metres.</summary>
    public static readonly int MetresAt = AssetColumns.After;

    /// <summary>
    /// Around a point as far as this there are so few records that walking along the index of places and looking at each one's topics takes
    /// less than reading a topic's whole part of its index, which in a country are tens of thousands.
    /// </summary>
    private const double CloseMetres = 6000;

    private readonly SqlText sql;
    private readonly CandidateQuery query;
    private readonly string seen;
    private readonly string? near;
    private readonly string? topics;
    private readonly string? also;
    private readonly string? phrases;
    private readonly string? wishes;

    private CandidateSearch(SqlText sql, CandidateQuery query, string? expression)
    {
        this.sql = sql;
        this.query = query;
        seen = string.Create(CultureInfo.InvariantCulture, $"a.status = {(int)AssetStatus.Published} AND a.visibility <= {(int)query.See}");
        near = query.Near is { } point ? sql.Shape(point) : null;
        topics = Topics(query.Topics);
        also = Topics(query.Also);
        phrases = expression is null
            ? null
            : $"to_tsvector('pg_catalog.simple', {AssetFilter.Searched}) @@ {sql.Value(expression)}::tsquery";
        wishes = Wishes();
    }

    /// <summary>Writes the statement.</summary>
    public static async Task<SqlText> WriteAsync(
        NpgsqlConnection connection, CandidateQuery query, int grid, CancellationToken cancellationToken)
    {
        var statement = new SqlText(grid);
        var expression = await ExpressionAsync(connection, query, cancellationToken);
        var search = new CandidateSearch(statement, query, expression);
        var metres = search.near is null ? "NULL::double precision" : $"a.geom <-> {search.near}";
        var ways = string.Join("\n    UNION ", search.Ways(query.Phrases.Length > 0));
        return statement.Add($"""
            SELECT {AssetColumns.Read}, {metres}
            FROM ({ways}) AS found JOIN atlas.assets a USING (id)
            ORDER BY {(search.near is null ? "a.id" : metres + ", a.id")}
            """);
    }

    /// <summary>Every phrase as one full-text query; null when no phrase holds a word.</summary>
    private static async Task<string?> ExpressionAsync(
        NpgsqlConnection connection, CandidateQuery query, CancellationToken cancellationToken)
    {
        if (await TextTerms.ReadAsync(connection, string.Join(' ', query.Phrases), cancellationToken) is not { Words.Count: > 0 } terms)
        {
            return null;
        }

        var byWord = terms.Words.ToDictionary(word => word.Sought, word => word.All, StringComparer.Ordinal);
        var parts = query.Phrases
            .Select(phrase => SearchWords.OfQuery(phrase))
            .Where(words => words.Length > 0 && words.All(byWord.ContainsKey))
            .Select(words => "(" + string.Join(" & ", words.Select(word => $"({byWord[word]})")) + ")")
            .Distinct(StringComparer.Ordinal);
        return string.Join(" | ", parts) is { Length: > 0 } expression ? expression : null;
    }

    private IEnumerable<string> Ways(bool hasPhrases)
    {
        // Phrases without a word that the atlas knows answer nothing, which is not the same as no phrase at all.
        var anything = topics is null && also is null && !hasPhrases;
        if (topics is not null || anything)
        {
            yield return Placed(Here(topics), CandidateLimits.ByTopic);
            if (wishes is not null)
            {
                yield return Placed(And(Here(topics), wishes), CandidateLimits.Wished);
            }
        }

        if (also is not null)
        {
            yield return Placed(Here(also), CandidateLimits.ByAlso);
        }

        if (phrases is not null)
        {
            yield return Placed(phrases, CandidateLimits.ByPhrase);
            if (wishes is not null)
            {
                yield return Placed(And(phrases, wishes), CandidateLimits.Wished);
            }
        }

        string[] ways = [.. new[] { topics, also, phrases }.OfType<string>()];
        var either = anything ? null : ways.Length == 0 ? "false" : $"({string.Join(" OR ", ways)})";
        if (query.Covers.Length > 0)
        {
            yield return Take(
                And($"a.covers <> '{{}}' AND a.covers && {sql.Value(query.Covers.ToArray())}", either), "a.id", CandidateLimits.Covering);
        }

        yield return Take(
            And(near is null ? "a.geom IS NULL" : "a.geom IS NULL AND a.covers = '{}'", either),
            "a.online DESC, a.id",
            CandidateLimits.Elsewhere);
        if (query.Online)
        {
            yield return Take(And("a.online", either), "a.id", CandidateLimits.Online);
        }
    }

    private string? Topics(ImmutableArray<string> topics) =>
        topics.Length == 0 ? null : $"(a.topics && {sql.Value(topics.ToArray())})";

    /// <summary>
    /// A condition on topics close to somebody: no index answers whether it "is true", so that the one of places is used.
    /// </summary>
    private string? Here(string? what) =>
        what is not null && near is not null && query.WithinMetres <= CloseMetres ? what + " IS TRUE" : what;

    private string Placed(string? what, int limit) => near is null
        ? Take(And("a.geom IS NOT NULL", what), "a.id", limit)
        : Take(And($"ST_DWithin(a.geom, {near}, {sql.Value(query.WithinMetres)})", what), $"a.geom <-> {near}", limit);

    private string Take(string where, string order, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"(SELECT a.id FROM atlas.assets a WHERE {seen} AND {where} ORDER BY {order} LIMIT {limit})");

    private string? Wishes()
    {
        var all = new List<string>();
        if (query.Days.Length > 0)
        {
            all.Add($"a.days & {sql.Value((short)query.Days.Aggregate(0, (mask, day) => mask | (1 << (int)day)))} <> 0");
        }

        if (query.Free)
        {
            all.Add(string.Create(CultureInfo.InvariantCulture, $"a.cost_kind = {(int)CostKind.Free}"));
        }

        if (query.Access.Length > 0)
        {
            var mask = sql.Value((short)query.Access.Aggregate(0, (mask, feature) => mask | (1 << (int)feature)));
            all.Add($"a.access_yes & {mask} = {mask}");
        }

        return all.Count == 0 ? null : string.Join(" AND ", all);
    }

    private static string And(string? left, string? right) =>
        left is null ? right ?? "true" : right is null ? left : $"{left} AND {right}";
}
