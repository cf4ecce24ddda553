using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Adds up the values of several areas, indicator by indicator, in an embedded atlas.</summary>
internal static class ValueSumming
{
    // Areas whose row numbers are no further apart than this are read in one run, with those between them passed over: finding a place in
    // the file costs about as much as reading so many rows.
    private const long Gap = 12;

    /// <summary>Adds them up.</summary>
    public static List<SeriesSums> Of(
        Connection connection, AreaLevel level, int vintage, IReadOnlyCollection<AreaPeople> areas, IReadOnlyList<SeriesKey> series)
    {
        var inside = Inside(connection, level, vintage, areas);
        var runs = Runs(inside.Keys);
        var answer = new List<SeriesSums>();
        if (runs.Count == 0)
        {
            return answer;
        }

        using var asked = connection.Prepare(
            """
            SELECT (i.fid << 40) + (p.id << 24) FROM indicators i JOIN periods p ON p.period = ?2
            JOIN indicator_layers l ON l.indicator = i.fid AND l.period = p.id AND l.level = ?3 AND l.vintage = ?4
            WHERE i.id = ?1
            """);
        asked.Bind(3, (long?)(int)level).Bind(4, (long?)vintage);
        using var values = connection.Prepare(
            "SELECT id, value, lower, upper, count, denominator, suppressed FROM indicator_values WHERE id BETWEEN ?1 AND ?2");
        foreach (var one in series)
        {
            if (!asked.Reset().Bind(1, one.Indicator).Bind(2, one.Period).Step())
            {
                continue;
            }

            var (first, found, sums) = (asked.Long(0), false, new ValueSums());
            foreach (var (from, to) in runs)
            {
                values.Reset().Bind(1, (long?)(first + from)).Bind(2, (long?)(first + to));
                while (values.Step())
                {
                    if (inside.TryGetValue(values.Long(0) - first, out var people))
                    {
                        found = true;
                        sums = sums.With(
                            new IndicatorValue(
                                one.Indicator, "", vintage, one.Period, values.DoubleOrNull(1), values.DoubleOrNull(2),
                                values.DoubleOrNull(3), values.DoubleOrNull(4), values.DoubleOrNull(5), values.Bool(6)),
                            people);
                    }
                }
            }

            if (found)
            {
                answer.Add(new SeriesSums(one, sums));
            }
        }

        return answer;
    }

    private static Dictionary<long, double?> Inside(
        Connection connection, AreaLevel level, int vintage, IReadOnlyCollection<AreaPeople> areas)
    {
        var inside = new Dictionary<long, double?>(areas.Count);
        using var row = connection.Prepare("SELECT fid FROM areas WHERE code = ?1 AND vintage = ?2 AND level = ?3");
        row.Bind(2, (long?)vintage).Bind(3, (long?)(int)level);
        foreach (var (code, people) in areas)
        {
            if (row.Reset().Bind(1, code).Step())
            {
                inside[row.Long(0)] = people;
            }
        }

        return inside;
    }

    private static List<(long From, long To)> Runs(IEnumerable<long> numbers)
    {
        var runs = new List<(long From, long To)>();
        foreach (var number in numbers.Order())
        {
            if (runs.Count > 0 && number - runs[^1].To <= Gap)
            {
                runs[^1] = (runs[^1].From, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        return runs;
    }
}
