using System.Collections.Immutable;
using System.Text.Json;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage.People;

/// <summary>
/// Connectors as rows, and the one place that says in SQL which of them a viewer may see. Every statement that uses it has the viewer in its
/// first three parameters: the narrowest audience that they belong to, the purpose, the day.
/// </summary>
internal static class ConnectorRows
{
    /// <summary>The number of the first parameter after those of the viewer.</summary>
    public const int First = 4;

    /// <summary>
    /// The condition on <c>connectors k</c> that a consent holds that day, for that purpose. Whoever agreed to nothing that it may be for is
    /// shown to nobody, whatever the question.
    /// </summary>
    public const string IsLive =
        "k.withdrawn IS NULL AND ?3 BETWEEN k.since AND k.until AND k.purposes <> 0 AND (k.purposes & ?2) = ?2";

    /// <summary>The condition on <c>connectors k</c> that the viewer may see something of it.</summary>
    public const string IsShown = IsLive + " AND max(k.show_name, k.show_contact, k.show_links) >= ?1";

    /// <summary>The condition on <c>connectors k</c> that the viewer may see how to reach them.</summary>
    public const string IsReachable = IsLive + " AND k.show_contact >= ?1 AND k.contact IS NOT NULL";

    /// <summary>
    /// The beginning of a statement: each connector of whom a viewer may see something, with what they may see; the rest is NULL. Without an
    /// audience that they belong to every comparison is with NULL, and nothing is given.
    /// </summary>
    public const string Shown = $"""
        WITH shown AS (
          SELECT k.id, k.version, k.until, k.sort_name,
            CASE WHEN k.show_name >= ?1 THEN k.name END AS name,
            CASE WHEN k.show_name >= ?1 THEN k.kind END AS kind,
            CASE WHEN k.show_name >= ?1 THEN k.places END AS places,
            CASE WHEN k.show_name >= ?1 THEN k.topics END AS topics,
            CASE WHEN k.show_contact >= ?1 THEN k.contact END AS contact,
            k.show_links >= ?1 AS links
          FROM connectors k WHERE {IsShown})

        """;

    /// <summary>The columns of <c>shown s</c> for <see cref="View"/>.</summary>
    public const string ViewColumns = "s.id, s.version, s.until, s.name, s.kind, s.places, s.topics, s.contact IS NOT NULL, s.links";

    /// <summary>Every column of the record but the private link's, in the order in which they are bound and read.</summary>
    public static readonly ImmutableArray<string> Content =
    [
        "id", "name", "sort_name", "kind", "places", "topics", "contact", "version", "created", "updated", "given", "recorded_role",
        "recorded_account", "show_name", "show_contact", "show_links", "purposes", "since", "until", "withdrawn", "wording", "wording_version",
    ];

    /// <summary>The columns to select for <see cref="Whole"/>.</summary>
    public static readonly string WholeColumns = string.Join(", ", Content.Select(column => "k." + column));

    /// <summary>Binds the viewer.</summary>
    public static Statement Bind(Statement statement, ConnectorSight sight, DateTimeOffset now) => statement
        .Bind(1, (long?)sight.Reaches).Bind(2, (long)sight.Purpose).Bind(3, (DateOnly?)DateOnly.FromDateTime(now.UtcDateTime));

    /// <summary>Binds a record from the first parameter on.</summary>
    /// <returns>The number of the first parameter after it.</returns>
    public static int Bind(Statement statement, Connector connector)
    {
        var consent = connector.Consent;
        statement.Bind(1, connector.Id).Bind(2, connector.Name).Bind(3, SearchWords.Fold(connector.Name)).Bind(4, (long)connector.Kind)
            .Bind(5, List(connector.Places)).Bind(6, List(connector.Topics)).Bind(7, connector.Contact).Bind(8, (long)connector.Version)
            .Bind(9, connector.Created).Bind(10, connector.Updated).Bind(11, (long)consent.Given).Bind(12, consent.RecordedByRole)
            .BindAny(13, consent.RecordedByAccount).Bind(14, (long)consent.ShowName).Bind(15, (long)consent.ShowContact)
            .Bind(16, (long)consent.ShowLinks).Bind(17, (long)consent.Purposes).Bind(18, (DateOnly?)consent.Since)
            .Bind(19, (DateOnly?)consent.Until).Bind(20, consent.Withdrawn is { } withdrawn ? Moments.Write(withdrawn) : null)
            .Bind(21, consent.Wording).Bind(22, consent.WordingVersion);
        return 23;
    }

    /// <summary>Reads <see cref="ViewColumns"/>; the links are read apart.</summary>
    public static ConnectorView View(Statement row) => new()
    {
        Id = row.Guid(0),
        Version = row.Int(1),
        Until = row.DateOrNull(2)!.Value,
        Name = row.TextOrNull(3),
        Kind = row.IsNull(4) ? null : (ConnectorKind)row.Int(4),
        Places = List(row.TextOrNull(5)),
        Topics = List(row.TextOrNull(6)),
        CanBeReached = row.Bool(7),
        Links = row.Bool(8) ? [] : null,
    };

    /// <summary>Reads <see cref="WholeColumns"/>.</summary>
    public static Connector Whole(Statement row) => new()
    {
        Id = row.Guid(0),
        Name = row.Text(1),
        Kind = (ConnectorKind)row.Int(3),
        Places = List(row.Text(4)),
        Topics = List(row.Text(5)),
        Contact = row.TextOrNull(6),
        Version = row.Int(7),
        Created = row.Moment(8),
        Updated = row.Moment(9),
        Consent = new Consent
        {
            Given = (ConsentWay)row.Int(10),
            RecordedByRole = row.Text(11),
            RecordedByAccount = row.IsNull(12) ? null : row.Guid(12),
            ShowName = (ConsentAudience)row.Int(13),
            ShowContact = (ConsentAudience)row.Int(14),
            ShowLinks = (ConsentAudience)row.Int(15),
            Purposes = (ConsentPurpose)row.Int(16),
            Since = row.DateOrNull(17)!.Value,
            Until = row.DateOrNull(18)!.Value,
            Withdrawn = row.IsNull(19) ? null : row.Moment(19),
            Wording = row.Text(20),
            WordingVersion = row.Text(21),
        },
    };

    /// <summary>The links that a viewer may see: both the person's consent and the asset must be for them.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="sight">With whose eyes.</param>
    /// <param name="now">The moment.</param>
    /// <param name="assets">To these assets; null for all.</param>
    /// <param name="connector">Of this connector; null for all.</param>
    public static List<ConnectorLink> Links(
        Connection connection, ConnectorSight sight, DateTimeOffset now, IReadOnlyCollection<Guid>? assets, Guid? connector)
    {
        using var rows = connection.Prepare(
            Shown + """
            SELECT l.id, l.connector, s.name, l.kind, l.asset FROM shown s
            JOIN connector_links l ON l.connector = s.id JOIN assets a ON a.id = l.asset
            WHERE s.links AND a.status = 'published' AND (a.visibility = 'public' OR a.visibility = ?4)
              AND (?5 IS NULL OR l.asset IN (SELECT value FROM json_each(?5))) AND (?6 IS NULL OR s.id = ?6)
            ORDER BY l.asset, l.kind, l.connector
            """);
        Bind(rows, sight, now).Bind(First, AssetJson.Word(sight.Widest)).Bind(First + 1, assets is null ? null : JsonSerializer.Serialize(assets))
            .BindAny(First + 2, connector);
        return Links(rows);
    }

    /// <summary>Reads links: id, connector, name, kind, asset.</summary>
    public static List<ConnectorLink> Links(Statement rows)
    {
        var links = new List<ConnectorLink>();
        while (rows.Step())
        {
            links.Add(new ConnectorLink(rows.Guid(0), rows.Guid(1), rows.TextOrNull(2), (LinkKind)rows.Int(3), rows.Guid(4)));
        }

        return links;
    }

    private static string List(ImmutableArray<string> texts) => JsonSerializer.Serialize(texts);

    private static ImmutableArray<string> List(string? json) => json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<string>>(json);
}
