using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Adds to the filter of assets what a query for services asks beyond it, over <c>assets a</c>. Links are few beside assets and are gone
/// through first: the CROSS JOIN tells SQLite so, which keeps no counts to tell by.
/// </summary>
internal sealed class ServiceFilter
{
    private const int Runs = (int)LinkKind.Runs;
    private const int MeetsAt = (int)LinkKind.MeetsAt;

    private readonly ServiceQuery query;

    private ServiceFilter(ServiceQuery query, AssetFilter assets)
    {
        this.query = query;
        Assets = assets;
    }

    /// <summary>The filter; what it compares with is on its connection.</summary>
    public AssetFilter Assets { get; }

    /// <summary>The condition, never empty. Every word that is looked for is answered.</summary>
    public string Where => Assets.HasWords ? Assets.Where + " AND ca_score(a.name, a.summary) > 0" : Assets.Where;

    /// <summary>What a place has to be to be near enough, and the values of its parameters.</summary>
    public object?[] NearValues
    {
        get
        {
            if (query is not { Near: { } near, WithinMetres: { } metres })
            {
                return [];
            }

            // A hair wider, since the R-tree keeps single precision.
            var around = new Envelope(near.Coordinate);
            around.ExpandBy(metres + 1);
            return [around.MinX, around.MaxX, around.MinY, around.MaxY, metres];
        }
    }

    /// <summary>Makes a query's filter on a connection.</summary>
    public static ServiceFilter Of(ServiceQuery query, Connection connection, AtlasFile file)
    {
        var few = query.Ids is not null || query.At is not null || query.Provider is not null || query.WithinMetres is not null
            || query.After is not null;
        var filter = new ServiceFilter(query, AssetFilter.Of(ServiceParts.AssetsOf(query), connection, file, few));
        if (ServiceParts.HoldsNone(query))
        {
            filter.Assets.Add("0");
        }

        filter.AddIds();
        filter.AddFacts();
        filter.AddSessions();
        filter.AddPlace();
        return filter;
    }

    /// <summary>That an asset of a name is held and may be seen.</summary>
    public static string Held(ServiceQuery query, string name)
    {
        var kinds = string.Join(", ", query.Holds.Select(kind => $"'{KindNames.Name(kind)}'"));
        var seen = query.See == Visibility.Public ? $" AND {name}.visibility = 'public'" : "";
        return $"{name}.status = 'published'{seen} AND {name}.kind IN ({kinds})";
    }

    /// <summary>The id of whoever runs the asset with an id; null where nobody is known to.</summary>
    public static string Runner(ServiceQuery query, string id) => $"""
        (SELECT l.from_id FROM links l CROSS JOIN assets o ON o.id = l.from_id
            WHERE l.to_id = {id} AND l.kind = {Runs} AND l.from_id <> {id} AND {Held(query, "o")}
            ORDER BY l.from_id LIMIT 1)
        """;

    /// <summary>Keeps those that provide something.</summary>
    public ServiceFilter OfProviders()
    {
        Assets.Add($"""
            ({Runner(query, "a.id")} IS NULL OR EXISTS (SELECT 1 FROM links l CROSS JOIN assets s ON s.id = l.to_id
                WHERE l.from_id = a.id AND l.kind = {Runs} AND l.to_id <> a.id AND {Held(query, "s")}))
            """);
        return this;
    }

    /// <summary>
    /// That the asset of a name is near enough, to come after another condition; nothing where no distance is asked for. Takes
    /// <see cref="NearValues"/>.
    /// </summary>
    public string Near(string name) => query.WithinMetres is null
        ? ""
        : $" AND {name}.fid IN (SELECT id FROM rtree_assets_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)"
            + $" AND ca_metres({name}.geom) <= ?";

    /// <summary>The links to places where the asset with an id meets, to come after FROM. Takes <see cref="NearValues"/>.</summary>
    public string Meetings(string id) => $"""
        links l CROSS JOIN assets p ON p.id = l.to_id
            WHERE l.from_id = {id} AND l.kind = {MeetsAt} AND l.to_id <> {id} AND {Held(query, "p")}{Near("p")}
        """;

    private static string Json<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);

    private void AddIds()
    {
        if (query.Ids is { } ids)
        {
            Assets.Add("a.id IN (SELECT value FROM json_each(?))", Json(ids));
        }

        if (query.At is { } at)
        {
            Assets.Add($"a.id IN (?, (SELECT l.from_id FROM links l WHERE l.id = ? AND l.kind = {MeetsAt}))", at, at);
        }

        if (query.Provider is { } provider)
        {
            Assets.Add($"a.id IN (SELECT ? UNION SELECT l.to_id FROM links l WHERE l.from_id = ? AND l.kind = {Runs})", provider, provider);
            Assets.Add($"ifnull({Runner(query, "a.id")}, a.id) = ?", provider);
        }

        if (query.ChangedSince is { } since)
        {
            // Moments are kept to the millisecond: what changed within the one asked for counts as changed.
            Assets.Add("a.updated >= ?", Moments.Write(since));
        }
    }

    private void AddFacts()
    {
        if (ServiceParts.Mask(query.AccessMissing) is var missing and not 0)
        {
            Assets.Add("(a.access_no & ?) = ?", missing, missing);
        }

        foreach (var fact in query.Tells)
        {
            Assets.Add(fact switch
            {
                ServiceFact.Topic => "a.topics <> ''",
                ServiceFact.Access => "(a.access_yes | a.access_no) <> 0",
                ServiceFact.Online => "a.online",
                ServiceFact.Capacity => "a.capacity IS NOT NULL",
                ServiceFact.Checked => "a.verified_by <> ''",
                ServiceFact.CheckDue => "a.verify_by IS NOT NULL",
                _ => "a.licence <> ''",
            });
        }

        if (query.YoungestFrom is { } youngest)
        {
            Assets.Add("a.age_from >= ?", youngest);
        }

        if (query.OldestTo is { } oldest)
        {
            Assets.Add("a.age_to <= ?", oldest);
        }
    }

    private void AddSessions()
    {
        if (query.StartsFrom is null && query.EndsBy is null)
        {
            return;
        }

        var session = new List<string>();
        var values = new List<object?>();
        if (!query.Days.IsDefaultOrEmpty)
        {
            session.Add("json_extract(s.value, '$.day') IN (SELECT value FROM json_each(?))");
            values.Add(Json(query.Days.Select(day => (int)day)));
        }

        if (query.StartsFrom is { } start)
        {
            session.Add("json_extract(s.value, '$.start') >= ?");
            values.Add(ServiceParts.Earliest(start));
        }

        if (query.EndsBy is { } end)
        {
            session.Add("json_extract(s.value, '$.end') <= ?");
            values.Add(ServiceParts.Latest(end));
        }

        Assets.Add($"EXISTS (SELECT 1 FROM json_each(a.sessions) AS s WHERE {string.Join(" AND ", session)})", [.. values]);
    }

    private void AddPlace()
    {
        if (query.WithinMetres is not null)
        {
            var near = NearValues;

            // From the few places that are near to what is there: the other way round every service would be looked at.
            Assets.Add(
                $"""
                a.id IN (SELECT p.id FROM assets p WHERE {Held(query, "p")}{Near("p")}
                    UNION SELECT l.from_id FROM assets p CROSS JOIN links l ON l.to_id = p.id AND l.kind = {MeetsAt}
                    WHERE {Held(query, "p")}{Near("p")})
                """,
                [.. near, .. near]);
        }

        if (query.CoversAnyOf is { } codes)
        {
            Assets.Add(
                "(ifnull(a.covers, '') = '' OR a.fid IN (SELECT fid FROM asset_covers WHERE code IN (SELECT value FROM json_each(?))))",
                Json(codes));
        }
    }
}
