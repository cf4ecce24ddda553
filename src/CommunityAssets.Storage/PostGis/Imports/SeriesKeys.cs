using CommunityAssets.Domain.Places;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// The small keys of indicators and of series (an indicator on one layer in one period). While a copy is under way nothing can be asked
/// on its connection, so new keys are given out of a range that was set aside before; what is left of the range is never used.
/// </summary>
internal sealed class SeriesKeys
{
    private const int MostIndicators = 10_000;
    private const int MostSeries = 100_000;

    private readonly Dictionary<string, int> indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Indicator, AreaLevel Level, short Vintage, string Period), int> series = [];
    private readonly List<string> newIndicators = [];
    private readonly List<(int Key, int Indicator, AreaLevel Level, short Vintage, string Period)> newSeries = [];
    private int firstIndicator;
    private int firstSeries;
    private (string Indicator, int Key) last = ("", 0);

    /// <summary>Reads the keys there are, and sets a range of new ones aside.</summary>
    public static async Task<SeriesKeys> ReadAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var keys = new SeriesKeys();
        await bench.ReadAsync(
            "SELECT id, key FROM atlas.indicators", row => keys.indicators.Add(row.GetString(0), row.GetInt32(1)), cancellationToken);
        await bench.ReadAsync(
            "SELECT indicator, level, vintage, period, key FROM atlas.series",
            row => keys.series.Add((row.GetInt32(0), (AreaLevel)row.GetInt16(1), row.GetInt16(2), row.GetString(3)), row.GetInt32(4)),
            cancellationToken);
        keys.firstIndicator = await SetAsideAsync(bench, "indicators", MostIndicators, cancellationToken);
        keys.firstSeries = await SetAsideAsync(bench, "series", MostSeries, cancellationToken);
        return keys;
    }

    /// <summary>The key of a series; a new one where there is none yet.</summary>
    public int Of(string indicator, in AreaKeys.Entry area, string period)
    {
        if (!ReferenceEquals(last.Indicator, indicator))
        {
            last = (indicator, IndicatorOf(indicator));
        }

        var parts = (last.Key, area.Level, area.Vintage, period);
        if (!series.TryGetValue(parts, out var key))
        {
            if (newSeries.Count == MostSeries)
            {
                throw new InvalidOperationException(
                    $"A file holds more than {MostSeries} combinations of indicator, level, vintage and period. Split it.");
            }

            key = firstSeries + newSeries.Count;
            series.Add(parts, key);
            newSeries.Add((key, last.Key, area.Level, area.Vintage, period));
        }

        return key;
    }

    /// <summary>Adds the new series to the atlas; a series whose indicator nobody has described is left out.</summary>
    /// <returns>Keys of the series that were left out, with their indicators.</returns>
    public async Task<IReadOnlyDictionary<int, string>> SaveAsync(Workbench bench, CancellationToken cancellationToken)
    {
        // An indicator may have been described after its values were staged: then it has a key of its own by now.
        var described = new Dictionary<string, int>(StringComparer.Ordinal);
        await bench.ReadAsync(
            "SELECT id, key FROM atlas.indicators", row => described.Add(row.GetString(0), row.GetInt32(1)), cancellationToken);
        var namesOf = indicators.ToDictionary(pair => pair.Value, pair => pair.Key);
        var left = newSeries
            .Where(item => !described.ContainsKey(namesOf[item.Indicator]))
            .ToDictionary(item => item.Key, item => namesOf[item.Indicator]);
        var kept = newSeries.Where(item => !left.ContainsKey(item.Key)).ToList();
        await bench.RunAsync(
            """
            INSERT INTO atlas.series (key, indicator, level, vintage, period) OVERRIDING SYSTEM VALUE
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (key) DO NOTHING
            """,
            cancellationToken,
            new NpgsqlParameter { Value = kept.Select(item => item.Key).ToArray() },
            new NpgsqlParameter { Value = kept.Select(item => described[namesOf[item.Indicator]]).ToArray() },
            new NpgsqlParameter { Value = kept.Select(item => (short)item.Level).ToArray() },
            new NpgsqlParameter { Value = kept.Select(item => item.Vintage).ToArray() },
            new NpgsqlParameter { Value = kept.Select(item => item.Period).ToArray() });
        return left;
    }

    /// <summary>The key that a new indicator has been given, or is given now.</summary>
    public int IndicatorOf(string indicator)
    {
        if (!indicators.TryGetValue(indicator, out var key))
        {
            if (newIndicators.Count == MostIndicators)
            {
                throw new InvalidOperationException($"A file holds more than {MostIndicators} new indicators. Split it.");
            }

            key = firstIndicator + newIndicators.Count;
            indicators.Add(indicator, key);
            newIndicators.Add(indicator);
        }

        return key;
    }

    private static async Task<int> SetAsideAsync(Workbench bench, string table, int count, CancellationToken cancellationToken)
    {
        // Nobody else takes keys while the import's lock is held.
        var sequence = $"pg_get_serial_sequence('atlas.{table}', 'key')";
        return (int)await bench.CountAsync($"SELECT setval({sequence}, nextval({sequence}) + {count}) - {count}", cancellationToken);
    }
}
