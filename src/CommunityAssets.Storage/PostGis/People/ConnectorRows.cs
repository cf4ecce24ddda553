using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis.People;

/// <summary>Connectors as rows, and the one place that says in SQL which of them a viewer may see.</summary>
internal static class ConnectorRows
{
    /// <summary>Every column of the record, for <see cref="Whole"/>.</summary>
    public const string WholeColumns = """
        k.id, k.name, k.kind, k.places, k.topics, k.contact, k.version, k.created, k.updated,
        k.given, k.recorded_role, k.recorded_account, k.show_name, k.show_contact, k.show_links, k.purposes, k.since, k.until, k.withdrawn,
        k.wording, k.wording_version
        """;

    /// <summary>The columns of <c>shown s</c> for <see cref="View"/>.</summary>
    public const string ViewColumns = "s.id, s.version, s.until, s.name, s.kind, s.places, s.topics, s.contact IS NOT NULL, s.links";

    /// <summary>
    /// The condition on <c>connectors k</c> that a viewer may see something of it. Written on the row itself, so that a row that somebody
    /// else changes while this waits for it is looked at again.
    /// </summary>
    public static string IsShown(SqlText sql, ConnectorSight sight, DateOnly today)
    {
        var (reaches, live) = Parts(sql, sight, today);
        return $"{live} AND greatest(k.show_name, k.show_contact, k.show_links) >= {reaches}";
    }

    /// <summary>The condition on <c>connectors k</c> that a viewer may see how to reach them.</summary>
    public static string IsReachable(SqlText sql, ConnectorSight sight, DateOnly today)
    {
        var (reaches, live) = Parts(sql, sight, today);
        return $"{live} AND k.show_contact >= {reaches} AND k.contact IS NOT NULL";
    }

    /// <summary>
    /// A statement that begins with <c>WITH shown</c>: each connector of whom a viewer may see something, with what they may see; the rest is
    /// NULL. Without an audience that they belong to every comparison is with NULL, and nothing is given.
    /// </summary>
    public static SqlText Begin(int grid, ConnectorSight sight, DateOnly today)
    {
        var sql = new SqlText(grid);
        var (reaches, live) = Parts(sql, sight, today);
        return sql.Add($"""
            WITH shown AS (
                SELECT k.id, k.version, k.until, k.sort_name,
                    CASE WHEN k.show_name >= {reaches} THEN k.name END AS name,
                    CASE WHEN k.show_name >= {reaches} THEN k.kind END AS kind,
                    CASE WHEN k.show_name >= {reaches} THEN k.places END AS places,
                    CASE WHEN k.show_name >= {reaches} THEN k.topics END AS topics,
                    CASE WHEN k.show_contact >= {reaches} THEN k.contact END AS contact,
                    k.show_links >= {reaches} AS links
                FROM atlas.connectors k
                WHERE {live} AND greatest(k.show_name, k.show_contact, k.show_links) >= {reaches})

            """);
    }

    /// <summary>Reads <see cref="ViewColumns"/>; the links are read apart.</summary>
    public static ConnectorView View(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Version = reader.GetInt32(1),
        Until = reader.GetFieldValue<DateOnly>(2),
        Name = reader.IsDBNull(3) ? null : reader.GetString(3),
        Kind = reader.IsDBNull(4) ? null : (ConnectorKind)reader.GetInt16(4),
        Places = reader.IsDBNull(5) ? [] : [.. reader.GetFieldValue<string[]>(5)],
        Topics = reader.IsDBNull(6) ? [] : [.. reader.GetFieldValue<string[]>(6)],
        CanBeReached = reader.GetBoolean(7),
        Links = reader.GetBoolean(8) ? [] : null,
    };

    /// <summary>Reads <see cref="WholeColumns"/>.</summary>
    public static Connector Whole(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Name = reader.IsDBNull(1) ? "" : reader.GetString(1),
        Kind = reader.IsDBNull(2) ? default : (ConnectorKind)reader.GetInt16(2),
        Places = reader.IsDBNull(3) ? [] : [.. reader.GetFieldValue<string[]>(3)],
        Topics = reader.IsDBNull(4) ? [] : [.. reader.GetFieldValue<string[]>(4)],
        Contact = reader.IsDBNull(5) ? null : reader.GetString(5),
        Version = reader.GetInt32(6),
        Created = reader.GetFieldValue<DateTimeOffset>(7),
        Updated = reader.GetFieldValue<DateTimeOffset>(8),
        Consent = new Consent
        {
            Given = (ConsentWay)reader.GetInt16(9),
            RecordedByRole = reader.GetString(10),
            RecordedByAccount = reader.IsDBNull(11) ? null : reader.GetGuid(11),
            ShowName = (ConsentAudience)reader.GetInt16(12),
            ShowContact = (ConsentAudience)reader.GetInt16(13),
            ShowLinks = (ConsentAudience)reader.GetInt16(14),
            Purposes = (ConsentPurpose)reader.GetInt16(15),
            Since = reader.GetFieldValue<DateOnly>(16),
            Until = reader.GetFieldValue<DateOnly>(17),
            Withdrawn = reader.IsDBNull(18) ? null : reader.GetFieldValue<DateTimeOffset>(18),
            Wording = reader.GetString(19),
            WordingVersion = reader.GetString(20),
        },
    };

    /// <summary>
    /// Goes on from <see cref="Begin"/> with the links that a viewer may see: id, connector, name, kind, asset. Both the person's consent and
    /// the asset must be for them.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="sight">With whose eyes.</param>
    /// <param name="assets">To these assets; null for all.</param>
    /// <param name="connector">Of this connector; null for all.</param>
    public static void AddLinks(SqlText sql, ConnectorSight sight, IReadOnlyCollection<Guid>? assets, Guid? connector)
    {
        sql.Add($"""
            SELECT l.id, l.connector, s.name, l.kind, l.asset FROM shown s
            JOIN atlas.connector_links l ON l.connector = s.id JOIN atlas.assets a ON a.id = l.asset
            WHERE s.links AND a.status = {sql.Value((short)AssetStatus.Published)} AND a.visibility <= {sql.Value((short)sight.Widest)}
            """);
        if (assets is not null)
        {
            sql.Add($" AND l.asset = ANY({sql.Value(assets.ToArray())})");
        }

        if (connector is { } one)
        {
            sql.Add($" AND s.id = {sql.Value(one)}");
        }

        sql.Add(" ORDER BY l.asset, l.kind, l.connector");
    }

    /// <summary>Reads links: id, connector, name, kind, asset.</summary>
    public static async Task<List<ConnectorLink>> LinksAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var links = new List<ConnectorLink>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            links.Add(new ConnectorLink(
                reader.GetGuid(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetString(2), (LinkKind)reader.GetInt16(3),
                reader.GetGuid(4)));
        }

        return links;
    }

    private static (string Reaches, string Live) Parts(SqlText sql, ConnectorSight sight, DateOnly today)
    {
        var reaches = sql.Value(sight.Reaches is { } audience ? (short)audience : DBNull.Value, NpgsqlDbType.Smallint);
        var purpose = sql.Value((short)sight.Purpose);

        // Whoever agreed to nothing that it may be for is shown to nobody, whatever the question.
        return (
            reaches,
            $"k.withdrawn IS NULL AND {sql.Value(today)} BETWEEN k.since AND k.until "
            + $"AND k.purposes <> 0 AND (k.purposes & {purpose}) = {purpose}");
    }
}
