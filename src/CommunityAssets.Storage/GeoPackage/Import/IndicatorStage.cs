using System.Globalization;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// Indicators and values on their way in. Ids, codes and periods are few and numbered in memory; a value's number is packed from those
/// numbers in the same way as in the atlas, and is translated by three small tables when it is moved over.
/// </summary>
internal sealed class IndicatorStage : Stage
{
    private const string Join =
        """
        temp.stage_values v
        JOIN temp.stage_codes c ON c.key = v.id & 16777215
        JOIN temp.stage_periods p ON p.key = (v.id >> 24) & 65535
        JOIN temp.stage_indicators i ON i.key = v.id >> 40
        """;

    private const string Key = "(i.final << 40) + (p.final << 24) + c.area";
    private const string Same =
        "e.value IS v.value AND e.lower IS v.lower AND e.upper IS v.upper AND e.count IS v.count AND e.denominator IS v.denominator "
        + "AND e.suppressed = v.suppressed AND e.note IS v.note";

    private readonly Dictionary<(string Code, int Vintage), int> codes = [];
    private readonly Dictionary<string, int> periods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> described = new(StringComparer.Ordinal);
    private readonly Statement insert;
    private readonly Statement first;

    public IndicatorStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            """
            CREATE TEMP TABLE stage_values (
              id INTEGER PRIMARY KEY, row INTEGER, value REAL, lower REAL, upper REAL, count REAL, denominator REAL, suppressed INTEGER,
                note TEXT)
            """);
        insert = Keep("INSERT OR IGNORE INTO temp.stage_values VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        first = Keep("SELECT row FROM temp.stage_values WHERE id = ?1");
    }

    public void Add(IReadOnlyCollection<Indicator> indicators)
    {
        foreach (var indicator in indicators)
        {
            described[indicator.Id] = indicator;
        }
    }

    public void Add(Row<IndicatorValue> row)
    {
        var value = row.Record;
        var id = ((long)Number(ids, value.Indicator, 1 << 22, "indicators") << 40)
            + ((long)Number(periods, value.Period, 1 << 16, "periods") << 24)
            + Number(codes, (value.Area, value.Vintage ?? 0), 1 << 24, "areas");
        insert.Bind(1, (long?)id).Bind(2, (long?)row.Number).Bind(3, value.Value).Bind(4, value.Lower).Bind(5, value.Upper);
        insert.Bind(6, value.Count).Bind(7, value.Denominator).Bind(8, value.Suppressed).Bind(9, value.Note);
        first.Bind(1, (long?)id);
        if (insert.Run() == 0)
        {
            first.Step();
            Context.Refuse(ImportSentences.Twice(
                Context.Plan.File, row.Number, first.Long(0), "value", $"{value.Indicator}, {value.Area}, {value.Period}"));
            first.Reset();
        }
    }

    public override void Check()
    {
        NumberIndicators();
        NumberPeriods();
        var anyArea = FindAreas();
        RefuseUnknownIndicators();
        RefuseUnknownAreas(anyArea);
        if (IsEmpty("indicator_values"))
        {
            Context.Added += Connection.Scalar($"SELECT count(*) FROM {Join} WHERE c.area IS NOT NULL AND i.final IS NOT NULL");
        }
        else
        {
            Context.Tally(
                $"CASE WHEN e.id IS NULL THEN 1 WHEN {Same} THEN 0 ELSE 2 END",
                $"{Join} LEFT JOIN indicator_values e ON e.id = {Key} WHERE c.area IS NOT NULL AND i.final IS NOT NULL");
        }
    }

    public override void Commit(DateTimeOffset now)
    {
        foreach (var indicator in described.Values)
        {
            Save(indicator);
        }

        Connection.Execute("INSERT OR IGNORE INTO periods (id, period) SELECT final, period FROM temp.stage_periods");

        // Staged in the order of indicator, period and code, they are nearly in the order of the key already: no sort is needed.
        Connection.Execute(
            $"""
            INSERT INTO indicator_values (id, value, lower, upper, count, denominator, suppressed, note)
            SELECT {Key}, v.value, v.lower, v.upper, v.count, v.denominator, v.suppressed, v.note
            FROM {Join} LEFT JOIN indicator_values e ON e.id = {Key}
            WHERE c.area IS NOT NULL AND i.final IS NOT NULL AND NOT (e.id IS NOT NULL AND {Same})
            ON CONFLICT (id) DO UPDATE SET value = excluded.value, lower = excluded.lower, upper = excluded.upper, count = excluded.count,
              denominator = excluded.denominator, suppressed = excluded.suppressed, note = excluded.note
            """);
        Connection.Execute("DELETE FROM indicator_layers WHERE indicator IN (SELECT final FROM temp.stage_indicators)");
        CountLayers(
            Connection, "WHERE v.id >= ?1 AND v.id < ?2", "SELECT DISTINCT final FROM temp.stage_indicators WHERE final IS NOT NULL");
        foreach (var table in (ReadOnlySpan<string>)
            ["indicators", "periods", "indicator_values", "indicator_values_named", "indicator_layers"])
        {
            Schema.Touch(Connection, table, now, extent: false);
        }
    }

    /// <summary>Counts the layers of every indicator again.</summary>
    public static void CountLayers(Connection connection)
    {
        connection.Execute("DELETE FROM indicator_layers");
        CountLayers(connection, "WHERE v.id >= ?1 AND v.id < ?2", "SELECT fid FROM indicators");
    }

    private static void CountLayers(Connection connection, string where, string indicators)
    {
        using var list = connection.Prepare(indicators);
        using var count = connection.Prepare(
            $"""
            INSERT INTO indicator_layers (indicator, period, level, vintage, areas)
            SELECT v.id >> 40, (v.id >> 24) & 65535, a.level, a.vintage, count(*)
            FROM indicator_values v CROSS JOIN areas a ON a.fid = v.id & 16777215
            {where} GROUP BY 1, 2, 3, 4
            """);
        while (list.Step())
        {
            count.Bind(1, (long?)(list.Long(0) << 40)).Bind(2, (long?)((list.Long(0) + 1) << 40)).Run();
        }
    }

    private static int Number<T>(Dictionary<T, int> numbers, T key, int most, string what)
        where T : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers.Count + 1;
            if (number >= most)
            {
                throw new BadInputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file has more than {most - 1:N0} {what}, more than an embedded atlas takes. Use a PostGIS atlas."));
            }

            numbers.Add(key, number);
        }

        return number;
    }

    private void NumberIndicators()
    {
        Connection.Execute("CREATE TEMP TABLE stage_indicators (key INTEGER PRIMARY KEY, id TEXT, final INTEGER)");
        var next = Connection.Scalar("SELECT ifnull(max(fid), 0) + 1 FROM indicators");
        foreach (var id in described.Keys)
        {
            Number(ids, id, 1 << 22, "indicators");
        }

        foreach (var (id, key) in ids)
        {
            var known = Connection.Scalar("SELECT fid FROM indicators WHERE id = ?1", id);
            object? final = known > 0 ? known : described.ContainsKey(id) ? next++ : null;
            Connection.Execute("INSERT INTO temp.stage_indicators VALUES (?1, ?2, ?3)", key, id, final);
        }
    }

    private void NumberPeriods()
    {
        Connection.Execute("CREATE TEMP TABLE stage_periods (key INTEGER PRIMARY KEY, period TEXT, final INTEGER)");
        var next = Connection.Scalar("SELECT ifnull(max(id), 0) + 1 FROM periods");
        foreach (var (period, key) in periods)
        {
            var known = Connection.Scalar("SELECT id FROM periods WHERE period = ?1", period);
            Connection.Execute("INSERT INTO temp.stage_periods VALUES (?1, ?2, ?3)", key, period, known > 0 ? known : next++);
        }
    }

    private bool FindAreas()
    {
        Connection.Execute(
            "CREATE TEMP TABLE stage_codes (key INTEGER PRIMARY KEY, code TEXT, vintage INTEGER, area INTEGER, shaped INTEGER)");
        using (var add = Connection.Prepare("INSERT INTO temp.stage_codes (key, code, vintage, shaped) VALUES (?1, ?2, ?3, ?4)"))
        {
            foreach (var ((code, vintage), key) in codes)
            {
                add.Bind(1, (long)key).Bind(2, code).Bind(3, (long)vintage).Bind(4, GssCode.IsShaped(code)).Run();
            }
        }

        // An area that is staged beside its values is known by the number that its own check gave it.
        var areas = IsStaged("stage_areas")
            ? "(SELECT fid, code, vintage FROM areas UNION SELECT fid, code, vintage FROM temp.stage_areas)"
            : "areas";
        Connection.Execute(
            $"""
            UPDATE temp.stage_codes SET area = (
              SELECT a.fid FROM {areas} a WHERE a.code = stage_codes.code AND (stage_codes.vintage = 0 OR a.vintage = stage_codes.vintage)
              ORDER BY a.vintage DESC LIMIT 1)
            """);
        return Connection.Scalar("SELECT EXISTS (SELECT 1 FROM temp.stage_codes WHERE area IS NOT NULL)") != 0;
    }

    private void RefuseUnknownIndicators()
    {
        if (Connection.Scalar("SELECT EXISTS (SELECT 1 FROM temp.stage_indicators WHERE final IS NULL)") == 0)
        {
            return;
        }

        using var rows = Connection.Prepare(
            "SELECT v.row, i.id FROM temp.stage_values v JOIN temp.stage_indicators i ON i.key = v.id >> 40 WHERE i.final IS NULL "
                + "ORDER BY v.row");
        while (rows.Step())
        {
            Context.Refuse(ImportSentences.UnknownIndicator(Context.Plan.File, rows.Long(0), rows.Text(1)));
        }
    }

    private void RefuseUnknownAreas(bool anyArea)
    {
        if (Connection.Scalar("SELECT EXISTS (SELECT 1 FROM temp.stage_codes WHERE area IS NULL)") == 0)
        {
            return;
        }

        const string Unknown = "FROM temp.stage_values v JOIN temp.stage_codes c ON c.key = v.id & 16777215 WHERE c.area IS NULL";
        var outside = Connection.Scalar($"SELECT count(*) {Unknown} AND c.shaped");
        if (outside > 0)
        {
            using var example = Connection.Prepare($"SELECT c.code {Unknown} AND c.shaped ORDER BY v.row LIMIT 1");
            example.Step();
            if (!anyArea)
            {
                throw ImportSentences.NothingMatches(Context.Plan.File, example.Text(0));
            }

            Context.Notice(ImportSentences.Outside(outside, example.Text(0)));
        }

        using var rows = Connection.Prepare($"SELECT v.row, c.code {Unknown} AND NOT c.shaped ORDER BY v.row");
        while (rows.Step())
        {
            Context.Refuse(ImportSentences.UnknownArea(Context.Plan.File, rows.Long(0), rows.Text(1)));
        }
    }

    private void Save(Indicator indicator)
    {
        using var save = Connection.Prepare(
            """
            INSERT INTO indicators (fid, id, name, tells, domain, unit, value_kind, rate_base, polarity, source, licence, period_type,
              disclosure, topics)
            SELECT final, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 FROM temp.stage_indicators WHERE id = ?1
            ON CONFLICT (fid) DO UPDATE SET name = excluded.name, tells = excluded.tells, domain = excluded.domain, unit = excluded.unit,
              value_kind = excluded.value_kind, rate_base = excluded.rate_base, polarity = excluded.polarity, source = excluded.source,
              licence = excluded.licence, period_type = excluded.period_type, disclosure = excluded.disclosure, topics = excluded.topics
            """);
        save.Bind(1, indicator.Id).Bind(2, indicator.Name).Bind(3, indicator.Tells).Bind(4, indicator.Domain).Bind(5, indicator.Unit);
        save.Bind(6, (long)indicator.ValueKind).Bind(7, indicator.RateBase).Bind(8, (long)indicator.Polarity).Bind(9, indicator.Source);
        save.Bind(10, indicator.Licence).Bind(11, indicator.PeriodType).Bind(12, indicator.Disclosure)
            .Bind(13, AssetRow.Join(indicator.Topics)).Run();
    }
}
