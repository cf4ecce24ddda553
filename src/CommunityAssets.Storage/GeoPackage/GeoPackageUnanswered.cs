using System.Text.Json;
using CommunityAssets.Domain.People;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Unanswered searches of an embedded atlas.</summary>
internal sealed class GeoPackageUnanswered(AtlasFile file) : IUnanswered
{
    private const string CountsSql = """
        SELECT month, topic, sum(number) FROM (
            SELECT u.month, u.msoa, t.value AS topic, u.number FROM unanswered u, json_each(u.topics) t
            UNION ALL SELECT month, msoa, '', number FROM unanswered WHERE topics = '[]')
        WHERE month BETWEEN ?1 AND ?2 AND (?3 IS NULL OR msoa IN (SELECT value FROM json_each(?3)))
        GROUP BY month, topic ORDER BY month, topic
        """;

    public Task AddAsync(UnansweredSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return file.WriteQuietlyAsync(
            "counting a search that nothing fitted",
            (connection, _) => connection.Execute(
                """
                INSERT INTO unanswered (month, msoa, topics, number) VALUES (?1, ?2, ?3, 1)
                ON CONFLICT (month, msoa, topics) DO UPDATE SET number = number + 1
                """,
                search.Month.First, search.Msoa ?? "", JsonSerializer.Serialize(search.Topics.Order(StringComparer.Ordinal))),
            cancellationToken);
    }

    public Task<IReadOnlyList<UnansweredCount>> CountsAsync(
        Month from, Month until, IReadOnlyCollection<string>? msoas = null, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<UnansweredCount>>(
            connection =>
            {
                var counts = new List<UnansweredCount>();
                using var rows = connection.Prepare(CountsSql);
                rows.Bind(1, (DateOnly?)from.First).Bind(2, (DateOnly?)until.First)
                    .Bind(3, msoas is null ? null : JsonSerializer.Serialize(msoas));
                while (rows.Step())
                {
                    var topic = rows.Text(1);
                    counts.Add(new UnansweredCount(
                        Month.Of(rows.DateOrNull(0)!.Value), topic.Length == 0 ? null : topic, rows.Int(2)));
                }

                return counts;
            },
            cancellationToken);
}
