using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Storage.Queries;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Writes what a query for services looks for as the conditions of a statement over <c>atlas.assets a</c>.</summary>
internal sealed class ServiceFilter
{
    private const int Runs = (int)LinkKind.Runs;
    private const int MeetsAt = (int)LinkKind.MeetsAt;

    private readonly List<string> conditions;
    private readonly SqlText sql;
    private readonly ServiceQuery query;

    /// <summary>Makes the conditions of a query.</summary>
    /// <param name="sql">The statement that they are part of; it takes their parameters.</param>
    /// <param name="query">What is looked for; checked before.</param>
    /// <param name="text">The text of the query in the atlas's words; null when it is blank.</param>
    public ServiceFilter(SqlText sql, ServiceQuery query, TextTerms? text)
    {
        this.sql = sql;
        this.query = query;
        conditions = [ServiceParts.HoldsNone(query) ? "false" : AssetFilter.Conditions(sql, ServiceParts.AssetsOf(query), text)];
        AddIds();
        AddFacts();
        AddSessions();
        AddPlace();
    }

    /// <summary>The conditions, joined by AND.</summary>
    public string Where => string.Join("\n    AND ", conditions);

    /// <summary>That an asset of a name is held and may be seen.</summary>
    public static string Held(ServiceQuery query, string name)
    {
        var kinds = string.Join(", ", query.Holds.Select(kind => ((int)kind).ToString(CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}.status = {(int)AssetStatus.Published} AND {name}.visibility <= {(int)query.See} AND {name}.kind IN ({kinds})");
    }

    /// <summary>The id of whoever runs the asset of a name; null where nobody is known to.</summary>
    public static string Runner(ServiceQuery query, string name) => $"""
        (SELECT l.starts FROM atlas.links l JOIN atlas.assets o ON o.id = l.starts
            WHERE l.leads_to = {name}.id AND l.kind = {Runs} AND l.starts <> {name}.id AND {Held(query, "o")}
            ORDER BY l.starts LIMIT 1)
        """;

    /// <summary>Keeps those that provide something.</summary>
    public ServiceFilter OfProviders()
    {
        conditions.Add($"""
            ({Runner(query, "a")} IS NULL OR EXISTS (SELECT FROM atlas.links l JOIN atlas.assets s ON s.id = l.leads_to
                WHERE l.starts = a.id AND l.kind = {Runs} AND l.leads_to <> a.id AND {Held(query, "s")}))
            """);
        return this;
    }

    /// <summary>That a shape is near enough, to come after another condition; nothing where no distance is asked for.</summary>
    public string Near(string shape) => query is { Near: { } near, WithinMetres: { } metres }
        ? $" AND ST_DWithin({shape}, {sql.Shape(near)}, {sql.Value(metres)})"
        : "";

    /// <summary>The links to places where the asset of a name meets.</summary>
    public string Meetings(string name) => $"""
        FROM atlas.links l JOIN atlas.assets p ON p.id = l.leads_to
            WHERE l.starts = {name}.id AND l.kind = {MeetsAt} AND l.leads_to <> {name}.id AND {Held(query, "p")}{Near("p.geom")}
        """;

    private void AddIds()
    {
        if (query.Ids is { } ids)
        {
            conditions.Add($"a.id = ANY({sql.Value(ids.ToArray())})");
        }

        if (query.At is { } at)
        {
            var id = sql.Value(at);
            conditions.Add($"a.id IN ({id}, (SELECT l.starts FROM atlas.links l WHERE l.id = {id} AND l.kind = {MeetsAt}))");
        }

        if (query.Provider is { } provider)
        {
            var id = sql.Value(provider);
            conditions.Add($"""
                a.id IN (SELECT {id} UNION SELECT l.leads_to FROM atlas.links l WHERE l.starts = {id} AND l.kind = {Runs})
                    AND coalesce({Runner(query, "a")}, a.id) = {id}
                """);
        }

        if (query.ChangedSince is { } since)
        {
            conditions.Add($"a.updated >= {sql.Value(since.ToUniversalTime(), NpgsqlDbType.TimestampTz)}");
        }
    }

    private void AddFacts()
    {
        if (ServiceParts.Mask(query.AccessMissing) is var missing and not 0)
        {
            var mask = sql.Value((short)missing);
            conditions.Add($"a.access_no & {mask} = {mask}");
        }

        foreach (var fact in query.Tells)
        {
            conditions.Add(fact switch
            {
                ServiceFact.Topic => "a.topics <> '{}'",
                ServiceFact.Access => "a.access_yes | a.access_no <> 0",
                ServiceFact.Online => "a.online",
                ServiceFact.Capacity => "a.capacity IS NOT NULL",
                ServiceFact.Checked => "a.verified_by <> ''",
                ServiceFact.CheckDue => "a.verify_due IS NOT NULL",
                _ => "a.licence <> ''",
            });
        }

        if (query.YoungestFrom is { } youngest)
        {
            conditions.Add($"a.age_from >= {sql.Value(youngest)}");
        }

        if (query.OldestTo is { } oldest)
        {
            conditions.Add($"a.age_to <= {sql.Value(oldest)}");
        }
    }

    private void AddSessions()
    {
        if (query.StartsFrom is null && query.EndsBy is null)
        {
            return;
        }

        var session = new List<string>();
        if (!query.Days.IsDefaultOrEmpty)
        {
            session.Add($"(s ->> 'day')::int = ANY({sql.Value(query.Days.Select(day => (int)day).ToArray())})");
        }

        if (query.StartsFrom is { } start)
        {
            session.Add($"(s ->> 'start') COLLATE \"C\" >= {sql.Value(ServiceParts.Earliest(start))}");
        }

        if (query.EndsBy is { } end)
        {
            session.Add($"(s ->> 'end') COLLATE \"C\" <= {sql.Value(ServiceParts.Latest(end))}");
        }

        conditions.Add($"EXISTS (SELECT FROM jsonb_array_elements(a.sessions) AS s WHERE {string.Join(" AND ", session)})");
    }

    private void AddPlace()
    {
        if (query.WithinMetres is not null)
        {
            // From the few places that are near to what is there: the other way round every service would be looked at.
            conditions.Add($"""
                a.id IN (SELECT p.id FROM atlas.assets p WHERE {Held(query, "p")}{Near("p.geom")}
                    UNION SELECT l.starts FROM atlas.assets p JOIN atlas.links l ON l.leads_to = p.id AND l.kind = {MeetsAt}
                    WHERE {Held(query, "p")}{Near("p.geom")})
                """);
        }

        if (query.CoversAnyOf is { } codes)
        {
            conditions.Add($"(a.covers = '{{}}' OR a.covers && {sql.Value(codes.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)})");
        }
    }
}
