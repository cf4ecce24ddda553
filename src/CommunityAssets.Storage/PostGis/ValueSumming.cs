using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Adds up the values of several areas, indicator by indicator, in PostGIS.</summary>
internal static class ValueSumming
{
    // Neighbours have keys near each other, as areas come in order of code. Keys no further apart than a few are read as one run of the
    // index, those between passed over: finding a place in it costs about as much as reading so many rows. OFFSET 0 keeps the planner from
    // turning the runs into a read of the whole table.
    private const string Sql = """
        WITH inside AS MATERIALIZED (
            SELECT c.key, n.people FROM unnest($1::text[], $2::float8[]) AS n (code, people)
            JOIN atlas.area_codes c ON c.code = n.code AND c.vintage = $3 AND c.level = $4),
        runs AS MATERIALIZED (
            SELECT first, last, ARRAY (
                SELECT CASE WHEN n.key IS NULL THEN -1 ELSE coalesce(n.people, 0) END
                FROM generate_series(first, last) AS g (key) LEFT JOIN inside n USING (key) ORDER BY key) AS people
            FROM (
                SELECT min(key) AS first, max(key) AS last FROM (
                    SELECT key, count(*) FILTER (WHERE gap > 12) OVER (ORDER BY key) AS run
                    FROM (SELECT key, key - lag(key) OVER (ORDER BY key) AS gap FROM inside) AS gaps) AS numbered
                GROUP BY run) AS ends),
        asked AS MATERIALIZED (
            SELECT s.key, q.number FROM unnest($5::text[], $6::text[]) WITH ORDINALITY AS q (indicator, period, number)
            JOIN atlas.indicators i ON i.id = q.indicator
            JOIN atlas.series s ON s.indicator = i.key AND s.level = $4 AND s.vintage = $3 AND s.period = q.period)
        SELECT asked.number, sums.* FROM asked CROSS JOIN LATERAL (
            SELECT count(value) AS known, count(nullif(suppressed, false)), count(count), count(denominator), count(people), count(width),
                sum(value), sum(count), sum(denominator), sum(value * denominator), sum(people), sum(value * people), sum(width * width),
                sum(width * denominator * width * denominator), sum(width * people * width * people), count(*) AS rows
            FROM (
                SELECT v.suppressed, v.value, CASE WHEN v.value IS NOT NULL THEN nullif(v.people, 0) END AS people,
                    CASE WHEN v.value IS NOT NULL AND v.count >= 0 AND v.denominator > 0 THEN v.count END AS count,
                    CASE WHEN v.value IS NOT NULL AND v.denominator > 0 THEN v.denominator END AS denominator,
                    CASE WHEN v.value IS NOT NULL THEN v.upper::float8 - v.lower::float8 END AS width
                FROM runs CROSS JOIN LATERAL (
                    SELECT v.suppressed, CASE WHEN NOT v.suppressed THEN v.value END AS value, v.count, v.denominator, v.lower, v.upper,
                        runs.people[v.area - runs.first + 1] AS people
                    FROM atlas.indicator_values v WHERE v.series = asked.key AND v.area BETWEEN runs.first AND runs.last OFFSET 0) AS v
                WHERE v.people >= 0) AS inner_values) AS sums
        WHERE sums.rows > 0 ORDER BY asked.number
        """;

    /// <summary>Adds them up.</summary>
    public static async Task<IReadOnlyList<SeriesSums>> OfAsync(
        NpgsqlConnection connection, AreaLevel level, int vintage, IReadOnlyCollection<AreaPeople> areas, IReadOnlyList<SeriesKey> series,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. areas.Select(area => WithoutNul.Of(area.Code))] },
                new NpgsqlParameter<double?[]> { TypedValue = [.. areas.Select(area => area.People)] },
                new NpgsqlParameter<int> { TypedValue = vintage },
                new NpgsqlParameter<int> { TypedValue = (int)level },
                new NpgsqlParameter<string[]> { TypedValue = [.. series.Select(one => WithoutNul.Of(one.Indicator))] },
                new NpgsqlParameter<string[]> { TypedValue = [.. series.Select(one => WithoutNul.Of(one.Period))] },
            },
        };
        var answer = new List<SeriesSums>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            answer.Add(new SeriesSums(series[(int)reader.GetInt64(0) - 1], new ValueSums
            {
                Known = (int)reader.GetInt64(1),
                Suppressed = (int)reader.GetInt64(2),
                Counted = (int)reader.GetInt64(3),
                WithDenominator = (int)reader.GetInt64(4),
                WithPeople = (int)reader.GetInt64(5),
                Limited = (int)reader.GetInt64(6),
                Values = Sum(reader, 7),
                Counts = Sum(reader, 8),
                Denominators = Sum(reader, 9),
                ByDenominator = Sum(reader, 10),
                People = Sum(reader, 11),
                ByPeople = Sum(reader, 12),
                Widths = Sum(reader, 13),
                WidthsByDenominator = Sum(reader, 14),
                WidthsByPeople = Sum(reader, 15),
            }));
        }

        return answer;
    }

    // The sum of no rows is null.
    private static double Sum(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetDouble(column);
}
