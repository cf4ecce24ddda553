using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Introductions of an embedded atlas.</summary>
internal sealed class GeoPackageIntroductions(AtlasFile file) : IIntroductions
{
    private const string CountsSql = """
        SELECT month, topic, outcome, sum(number) FROM (
            SELECT month, patch, topic, outcome, 1 AS number FROM introductions
            UNION ALL SELECT month, patch, topic, outcome, number FROM introduction_counts)
        WHERE month BETWEEN ?1 AND ?2 AND (?3 IS NULL OR patch = ?3)
        GROUP BY month, topic, outcome ORDER BY month, topic, outcome
        """;

    private const string AggregateSql = """
        INSERT INTO introduction_counts (month, patch, topic, outcome, number)
        SELECT month, patch, topic, outcome, count(*) FROM introductions WHERE month < ?1 GROUP BY month, patch, topic, outcome
        ON CONFLICT (month, patch, topic, outcome) DO UPDATE SET number = number + excluded.number
        """;

    public async Task AddAsync(Introduction introduction, AuditLine line, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(introduction);
        var added = await ChangeAsync(
            "recording an introduction",
            line,
            connection => connection.Execute(
                """
                INSERT INTO introductions (id, month, asset, connector, account, patch, topic, outcome)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
                WHERE EXISTS (SELECT 1 FROM assets WHERE id = ?3) AND (?4 IS NULL OR EXISTS (SELECT 1 FROM connectors WHERE id = ?4))
                """,
                introduction.Id, introduction.Month.First, introduction.Asset, introduction.Connector, introduction.Account,
                introduction.Patch ?? "", introduction.Topic ?? "", (int)introduction.Outcome),
            cancellationToken);
        if (!added)
        {
            throw new KeyNotFoundException("There is no such asset, or no such connector.");
        }
    }

    public Task<bool> TellAsync(
        Guid id, Guid account, IntroductionOutcome outcome, AuditLine line, CancellationToken cancellationToken = default) => ChangeAsync(
        "telling what came of an introduction",
        line,
        connection => connection.Execute(
            "UPDATE introductions SET outcome = ?3 WHERE id = ?1 AND account = ?2", id, account, (int)outcome),
        cancellationToken);

    public Task<bool> RemoveAsync(Guid id, Guid account, AuditLine line, CancellationToken cancellationToken = default) => ChangeAsync(
        "taking back an introduction",
        line,
        connection => connection.Execute("DELETE FROM introductions WHERE id = ?1 AND account = ?2", id, account),
        cancellationToken);

    public Task<IReadOnlyList<Introduction>> WaitingAsync(Guid account, int limit, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Introduction>>(
            connection =>
            {
                var waiting = new List<Introduction>();
                using var rows = connection.Prepare(
                    """
                    SELECT id, month, asset, connector, account, patch, topic, outcome FROM introductions
                    WHERE account = ?1 AND outcome = 0 ORDER BY month, id LIMIT ?2
                    """);
                rows.Bind(1, account).Bind(2, (long?)limit);
                while (rows.Step())
                {
                    waiting.Add(new Introduction(rows.Guid(0), Month.Of(rows.DateOrNull(1)!.Value), rows.Guid(2))
                    {
                        Connector = rows.IsNull(3) ? null : rows.Guid(3),
                        Account = rows.Guid(4),
                        Patch = Known(rows.Text(5)),
                        Topic = Known(rows.Text(6)),
                        Outcome = (IntroductionOutcome)rows.Int(7),
                    });
                }

                return waiting;
            },
            cancellationToken);

    public Task<IReadOnlyList<IntroductionCount>> CountsAsync(
        Month from, Month until, string? patch = null, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<IntroductionCount>>(
            connection =>
            {
                var counts = new List<IntroductionCount>();
                using var rows = connection.Prepare(CountsSql);
                rows.Bind(1, (DateOnly?)from.First).Bind(2, (DateOnly?)until.First).Bind(3, patch);
                while (rows.Step())
                {
                    counts.Add(new IntroductionCount(
                        Month.Of(rows.DateOrNull(0)!.Value), Known(rows.Text(1)), (IntroductionOutcome)rows.Int(2), rows.Int(3)));
                }

                return counts;
            },
            cancellationToken);

    public Task<int> AggregateAsync(Month before, AuditLine line, CancellationToken cancellationToken = default) => file.WriteQuietlyAsync(
        "putting introductions together into counts",
        (connection, now) =>
        {
            connection.Execute(AggregateSql, before.First);
            var gone = connection.Execute("DELETE FROM introductions WHERE month < ?1", before.First);
            if (gone > 0)
            {
                AuditLog.Write(connection, now, line);
            }

            return gone;
        },
        cancellationToken);

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private Task<bool> ChangeAsync(string what, AuditLine line, Func<Connection, int> change, CancellationToken cancellationToken) =>
        file.WriteQuietlyAsync(
            what,
            (connection, now) =>
            {
                if (change(connection) == 0)
                {
                    return false;
                }

                AuditLog.Write(connection, now, line);
                return true;
            },
            cancellationToken);
}
