using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Queries;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Gathers candidates on each way to them, and reads each once.</summary>
internal sealed class CandidateSearch(AtlasFile file, Connection connection, CandidateQuery query)
{
    private readonly List<(long Fid, double? Metres)> found = [];
    private readonly HashSet<long> known = [];

    /// <summary>Reads them.</summary>
    public IReadOnlyList<AssetHit> Read()
    {
        connection.Clear();
        connection.Near = query.Near;
        var topics = Topics(query.Topics);
        var also = Topics(query.Also);
        var phrases = Phrases();

        // Phrases without a word answer nothing, which is not the same as no phrase at all.
        var anything = topics is null && also is null && query.Phrases.Length == 0;
        var wishes = Wishes();
        if (topics is not null || anything)
        {
            TakePlaced([topics], CandidateLimits.ByTopic);
            TakeWished([topics], wishes);
        }

        if (also is not null)
        {
            TakePlaced([also], CandidateLimits.ByAlso);
        }

        if (phrases is not null)
        {
            TakePlaced([phrases], CandidateLimits.ByPhrase);
            TakeWished([phrases], wishes);
        }

        var either = anything ? null : Either(topics, also, phrases);
        if (query.Covers.Length > 0)
        {
            var covers = new Part(
                "a.fid IN (SELECT fid FROM asset_covers WHERE code IN (SELECT value FROM json_each(?)))", Json(query.Covers));
            Take([covers, either], "a.id", CandidateLimits.Covering);
        }

        var elsewhere = new Part(query.Near is null ? "a.geom IS NULL" : "a.geom IS NULL AND a.covers IS NULL");
        Take([elsewhere, either], "a.online DESC, a.id", CandidateLimits.Elsewhere);
        if (query.Online)
        {
            Take([new Part("a.online"), either], "a.id", CandidateLimits.Online);
        }

        return Fetch();
    }

    private void TakeWished(Part?[] parts, Part? wishes)
    {
        if (wishes is not null)
        {
            TakePlaced([.. parts, wishes], CandidateLimits.Wished);
        }
    }

    private void TakePlaced(Part?[] parts, int limit)
    {
        if (query.Near is not { } near)
        {
            Take([new Part("a.geom IS NOT NULL"), .. parts], "a.id", limit);
            return;
        }

        // A hair wider, since the R-tree keeps single precision.
        var around = new Envelope(near.Coordinate);
        around.ExpandBy(query.WithinMetres + 1);
        var place = new Part(
            "a.fid IN (SELECT id FROM rtree_assets_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?) AND metres <= ?",
            around.MinX, around.MaxX, around.MinY, around.MaxY, query.WithinMetres);
        Take([place, .. parts], "metres, a.id", limit);
    }

    private void Take(Part?[] parts, string order, int limit)
    {
        var all = parts.OfType<Part>().ToList();
        var seen = query.See == Visibility.Public ? " AND +a.visibility = 'public'" : "";
        var metres = query.Near is null ? "NULL" : "ca_metres(a.geom)";
        using var rows = connection.Prepare(string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT a.fid, {metres} AS metres FROM assets a WHERE +a.status = '{AssetJson.Word(AssetStatus.Published)}'{seen} "
                + $"AND {string.Join(" AND ", all.Select(part => part.Sql))} ORDER BY {order} LIMIT {limit}"));
        var at = 0;
        foreach (var value in all.SelectMany(part => part.Values))
        {
            rows.BindAny(++at, value);
        }

        while (rows.Step())
        {
            if (known.Add(rows.Long(0)))
            {
                found.Add((rows.Long(0), rows.IsNull(1) ? null : rows.Double(1)));
            }
        }
    }

    private List<AssetHit> Fetch()
    {
        var hits = new List<AssetHit>(found.Count);
        using var fetch = connection.Prepare($"SELECT {AssetRow.Select} FROM assets a WHERE a.fid = ?1");
        foreach (var (fid, metres) in found)
        {
            fetch.Reset().Bind(1, (long?)fid);
            if (fetch.Step())
            {
                hits.Add(new AssetHit(AssetRow.Read(fetch, file.Grid.Code), metres));
            }
        }

        return hits;
    }

    private Part? Phrases()
    {
        // The words of all phrases together are bounded as those of one search are.
        var words = SearchWords.OfQuery(string.Join(' ', query.Phrases));
        var expressions = query.Phrases
            .Where(phrase => SearchWords.OfQuery(phrase).All(words.Contains))
            .Select(TextQuery.Of)
            .OfType<TextQuery>()
            .Select(text => $"({file.Vocabulary.Expression(connection, text)})")
            .Distinct(StringComparer.Ordinal);
        return string.Join(" OR ", expressions) is { Length: > 0 } expression
            ? new Part("a.fid IN (SELECT rowid FROM assets_text WHERE assets_text MATCH ?)", expression)
            : null;
    }

    private Part? Wishes()
    {
        var parts = new List<string>();
        var values = new List<object?>();
        if (query.Days.Length > 0)
        {
            parts.Add("(a.days & ?) <> 0");
            values.Add(query.Days.Aggregate(0, (mask, day) => mask | (1 << (int)day)));
        }

        if (query.Free)
        {
            parts.Add("a.cost = 'free'");
        }

        if (query.Access.Length > 0)
        {
            var mask = query.Access.Aggregate(0, (bits, feature) => bits | (1 << (int)feature));
            parts.Add("(a.access_yes & ?) = ?");
            values.AddRange([mask, mask]);
        }

        return parts.Count == 0 ? null : new Part(string.Join(" AND ", parts), [.. values]);
    }

    private static Part Either(params IEnumerable<Part?> parts)
    {
        var ways = parts.OfType<Part>().ToList();
        return ways.Count == 0
            ? new Part("0")
            : new Part($"({string.Join(" OR ", ways.Select(way => way.Sql))})", [.. ways.SelectMany(way => way.Values)]);
    }

    private static Part? Topics(ImmutableArray<string> topics) => topics.Length == 0
        ? null
        : new Part("a.fid IN (SELECT fid FROM asset_topics WHERE topic IN (SELECT value FROM json_each(?)))", Json(topics));

    private static string Json(IEnumerable<string> words) => JsonSerializer.Serialize(words);

    private sealed record Part(string Sql, params object?[] Values);
}
