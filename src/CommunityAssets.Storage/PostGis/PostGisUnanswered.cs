using CommunityAssets.Domain.People;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Unanswered searches in PostGIS.</summary>
internal sealed class PostGisUnanswered(Database database) : IUnanswered
{
    private const string AddSql = """
        INSERT INTO atlas.unanswered AS kept (month, msoa, topics, number) VALUES ($1, $2, $3, 1)
        ON CONFLICT (month, msoa, topics) DO UPDATE SET number = kept.number + 1
        """;

    private const string CountsSql = """
        SELECT month, topic, sum(number)::integer
        FROM atlas.unanswered, unnest(CASE WHEN cardinality(topics) = 0 THEN ARRAY[''] ELSE topics END) AS topic
        WHERE month BETWEEN $1 AND $2 AND ($3 IS NULL OR msoa = ANY($3))
        GROUP BY month, topic ORDER BY month, topic COLLATE "C"
        """;

    /// <inheritdoc/>
    public async Task AddAsync(UnansweredSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<DateOnly> { TypedValue = search.Month.First },
                new NpgsqlParameter<string> { TypedValue = search.Msoa ?? "" },
                new NpgsqlParameter<string[]> { TypedValue = [.. search.Topics.Order(StringComparer.Ordinal)] },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UnansweredCount>> CountsAsync(
        Month from, Month until, IReadOnlyCollection<string>? msoas = null, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(CountsSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<DateOnly> { TypedValue = from.First },
                new NpgsqlParameter<DateOnly> { TypedValue = until.First },
                new NpgsqlParameter
                {
                    Value = (object?)msoas?.ToArray() ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new List<UnansweredCount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var topic = reader.GetString(1);
            counts.Add(new UnansweredCount(
                Month.Of(reader.GetFieldValue<DateOnly>(0)), topic.Length == 0 ? null : topic, reader.GetInt32(2)));
        }

        return counts;
    }
}
