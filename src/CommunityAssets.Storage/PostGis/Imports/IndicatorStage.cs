using System.Runtime.InteropServices;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Indicators of an import and their values. Codes and periods become small keys as rows come in. The first values of an atlas are copied
/// straight into the table that takes the empty one's place; later ones into a table of the session first.
/// </summary>
internal sealed class IndicatorStage(Workbench bench) : IStage
{
    private const string Staged = "staged_values";

    // Rows whose area is not known yet are kept until the check, in case the session stages it after them.
    private const int MostAside = 20_000;
    private const string Parts = "value, count, denominator, lower, upper, suppressed, note";

    private const string Make = """
        CREATE TEMP TABLE staged_values (
            row bigint NOT NULL, value double precision, count double precision, denominator double precision,
            series integer NOT NULL, area integer NOT NULL,
            lower real, upper real, suppressed boolean NOT NULL, note text, outcome smallint NOT NULL DEFAULT 0) ON COMMIT DROP
        """;

    private const string SaveIndicator = """
        INSERT INTO atlas.indicators (key, id, value_kind, polarity, rate_base, name, tells, domain, unit, source, licence, period_type,
            disclosure, topics)
        OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO UPDATE SET value_kind = excluded.value_kind, polarity = excluded.polarity,
            rate_base = excluded.rate_base, name = excluded.name,
            tells = excluded.tells, domain = excluded.domain, unit = excluded.unit, source = excluded.source, licence = excluded.licence,
            period_type = excluded.period_type, disclosure = excluded.disclosure, topics = excluded.topics
        """;

    // A file usually brings series of its own, which there is nothing to compare with.
    private const string CountKnownSeries = """
        SELECT count(*) FROM atlas.series WHERE areas > 0 AND key IN (SELECT DISTINCT series FROM staged_values)
        """;

    private const string Classify = $"""
        UPDATE staged_values s SET outcome = CASE WHEN (v.value, v.count, v.denominator, v.lower, v.upper, v.suppressed, v.note)
            IS NOT DISTINCT FROM (s.value, s.count, s.denominator, s.lower, s.upper, s.suppressed, s.note) THEN 1 ELSE 2 END
        FROM atlas.indicator_values v WHERE v.series = s.series AND v.area = s.area
        """;

    private const string Change = """
        UPDATE atlas.indicator_values v SET value = s.value, count = s.count, denominator = s.denominator, lower = s.lower, upper = s.upper,
            suppressed = s.suppressed, note = s.note
        FROM staged_values s WHERE v.series = s.series AND v.area = s.area AND s.outcome = 2
        """;

    private const string Add = $"""
        INSERT INTO atlas.indicator_values ({Parts}, series, area) SELECT {Parts}, series, area
            FROM staged_values WHERE outcome = 0 ORDER BY series, area
        """;

    private readonly List<Indicator> described = [];
    private readonly OutsideAreas outside = new();
    private readonly List<Row<IndicatorValue>> aside = [];
    private readonly RowNumbers rowNumbers = new();
    private readonly Dictionary<int, int> copied = [];
    private FreshTable? fresh;
    private AreaKeys? areas;
    private SeriesKeys? keys;
    private bool mayComeLater = true;
    private long taken;

    /// <summary>Says that areas are staged too, perhaps after the values that are about them: those were kept, as long as they were
    /// few.</summary>
    /// <exception cref="InvalidOperationException">There were too many.</exception>
    public void ExpectAreas()
    {
        if (aside.Count == MostAside)
        {
            throw new InvalidOperationException("Stage areas before the values that are about them.");
        }
    }

    /// <summary>Takes indicators into the session.</summary>
    public Task StageAsync(IReadOnlyCollection<Indicator> indicators, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        described.AddRange(indicators);
        return Task.CompletedTask;
    }

    /// <summary>Copies values into the session.</summary>
    public async Task StageAsync(IAsyncEnumerable<Row<IndicatorValue>> rows, CancellationToken cancellationToken)
    {
        if (areas is null)
        {
            fresh = await FreshTable.MakeAsync(bench, "indicator_values", cancellationToken);
            if (fresh is null)
            {
                await bench.RunAsync(Make, cancellationToken);
            }

            areas = await AreaKeys.ReadAsync(bench, cancellationToken);
            keys ??= await SeriesKeys.ReadAsync(bench, cancellationToken);
        }

        await CopyAsync(rows, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        keys ??= await SeriesKeys.ReadAsync(bench, cancellationToken);
        foreach (var indicator in described)
        {
            await SaveAsync(indicator, keys.IndicatorOf(indicator.Id), cancellationToken);
        }

        if (areas is null)
        {
            bench.Findings.Added += described.Count;
            return;
        }

        await StageAsideAsync(cancellationToken);
        var table = fresh?.Name ?? Staged;
        var refusals = new ValueRefusals(bench, table, fresh is null ? null : rowNumbers);
        var left = await keys.SaveAsync(bench, cancellationToken);
        await refusals.RefuseUndescribedAsync(left, cancellationToken);
        if (fresh is null)
        {
            await refusals.RefuseTwiceAsync(cancellationToken);
            await MergeAsync(cancellationToken);
            await CountSeriesAsync("atlas.indicator_values", table, cancellationToken);
        }
        else if (await fresh.TryBuildUniqueAsync(cancellationToken))
        {
            // Nothing was there before and nothing came twice: what was copied is what there is.
            await SaveCountsAsync(cancellationToken);
            taken = copied.Sum(series => left.ContainsKey(series.Key) ? 0L : series.Value);
            bench.Findings.Added += taken;
        }
        else
        {
            await refusals.RefuseTwiceAsync(cancellationToken);
            await fresh.TryBuildUniqueAsync(cancellationToken);
            await CountSeriesAsync(table, table, cancellationToken);
            taken = await bench.CountAsync($"SELECT count(*) FROM {table}", cancellationToken);
            bench.Findings.Added += taken;
        }

        outside.Tell(bench.Findings, taken);
        await bench.RunAsync("DELETE FROM atlas.series WHERE areas = 0", cancellationToken);
    }

    /// <inheritdoc/>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (fresh is not null)
        {
            await fresh.BuildOthersAsync(cancellationToken);
            await fresh.TakePlaceAsync(cancellationToken);
            fresh = null;
        }
        else
        {
            await bench.RunAsync("ANALYZE atlas.indicator_values", cancellationToken);
        }

        await bench.RunAsync("ANALYZE atlas.series; ANALYZE atlas.indicators", cancellationToken);
    }

    private Task<long> SaveCountsAsync(CancellationToken cancellationToken) => bench.RunAsync(
        "UPDATE atlas.series s SET areas = held.areas FROM unnest($1, $2) AS held (series, areas) WHERE s.key = held.series",
        cancellationToken,
        new NpgsqlParameter { Value = copied.Keys.ToArray() },
        new NpgsqlParameter { Value = copied.Values.ToArray() });

    private Task<long> CountSeriesAsync(string held, string staged, CancellationToken cancellationToken) => bench.RunAsync(
        $"""
        UPDATE atlas.series s SET areas = held.areas
        FROM (SELECT series, count(*) AS areas FROM {held} WHERE series IN (SELECT DISTINCT series FROM {staged}) GROUP BY series) AS held
        WHERE s.key = held.series
        """,
        cancellationToken);

    private async Task StageAsideAsync(CancellationToken cancellationToken)
    {
        mayComeLater = false;
        if (aside.Count > 0)
        {
            areas = await AreaKeys.ReadAsync(bench, cancellationToken);
            await CopyAsync(aside.ToAsyncEnumerable(), cancellationToken);
            aside.Clear();
        }
    }

    private async Task CopyAsync(IAsyncEnumerable<Row<IndicatorValue>> rows, CancellationToken cancellationToken)
    {
        string[] columns = ["value", "count", "denominator", "series", "area", "lower", "upper", "suppressed", "note"];
        await bench.CopyAsync(fresh?.Name ?? Staged, fresh is null ? [.. columns, "row"] : columns, rows, Write, cancellationToken);
    }

    private async Task MergeAsync(CancellationToken cancellationToken)
    {
        await bench.RunAsync("ANALYZE staged_values", cancellationToken);
        if (await bench.CountAsync(CountKnownSeries, cancellationToken) > 0)
        {
            await bench.RunAsync(Classify, cancellationToken);
        }

        var unchanged = await bench.CountAsync("SELECT count(*) FROM staged_values WHERE outcome = 1", cancellationToken);
        var changed = await bench.RunAsync(Change, cancellationToken);
        var added = await bench.RunAsync(Add, cancellationToken);
        bench.Findings.Unchanged += unchanged;
        bench.Findings.Changed += changed;
        bench.Findings.Added += added;
        taken = unchanged + changed + added;
    }

    private bool Write(CopyWriter copy, IndicatorValue value, long row)
    {
        if (!areas!.TryFind(value.Area, value.Vintage, out var area))
        {
            if (mayComeLater && aside.Count < MostAside)
            {
                aside.Add(new Row<IndicatorValue>(row, value));
            }
            else
            {
                outside.Add(bench.Findings, row, value.Area);
            }

            return false;
        }

        copy.Row();
        copy.Double(value.Value);
        copy.Double(value.Count);
        copy.Double(value.Denominator);
        var series = keys!.Of(value.Indicator, area, value.Period);
        copy.Integer(series);
        copy.Integer(area.Key);
        copy.Real(value.Lower);
        copy.Real(value.Upper);
        copy.Boolean(value.Suppressed);
        copy.Text(value.Note);
        if (fresh is null)
        {
            copy.Big(row);
        }
        else
        {
            rowNumbers.Add(row);
            CollectionsMarshal.GetValueRefOrAddDefault(copied, series, out _)++;
        }

        return true;
    }

    private Task<long> SaveAsync(Indicator indicator, int key, CancellationToken cancellationToken) => bench.RunAsync(
        SaveIndicator,
        cancellationToken,
        new NpgsqlParameter { Value = key },
        Text(indicator.Id),
        new NpgsqlParameter { Value = (short)indicator.ValueKind },
        new NpgsqlParameter { Value = (short)indicator.Polarity },
        new NpgsqlParameter { Value = (object?)indicator.RateBase ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double },
        Text(indicator.Name),
        Text(indicator.Tells),
        Text(indicator.Domain),
        Text(indicator.Unit),
        Text(indicator.Source),
        Text(indicator.Licence),
        Text(indicator.PeriodType),
        Text(indicator.Disclosure),
        new NpgsqlParameter { Value = indicator.Topics.IsDefault ? [] : indicator.Topics.ToArray() });

    private static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)WithoutNul.Of(text) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
