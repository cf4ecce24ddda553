using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// The indicators of an embedded atlas. A value's row number is packed from indicator, period and area, so that one layer is a run of
/// neighbouring rows and the values of one area are one look-up for each indicator and period.
/// </summary>
internal sealed class GeoPackageIndicators(AtlasFile file) : IIndicators
{
    private const string Columns =
        "i.fid, i.id, i.name, i.tells, i.domain, i.unit, i.value_kind, i.rate_base, i.polarity, i.source, i.licence, "
            + "i.period_type, i.disclosure, i.topics";

    private const string ValueColumns = "a.code, a.vintage, v.value, v.lower, v.upper, v.count, v.denominator, v.suppressed, v.note";

    public Task<IReadOnlyList<IndicatorHolding>> ListAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<IndicatorHolding>>(connection => List(connection, null), cancellationToken);

    public Task<IndicatorHolding?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => List(connection, id).FirstOrDefault(), cancellationToken);

    public Task<IReadOnlyList<IndicatorValue>> ValuesAsync(
        string indicator, AreaLevel level, int vintage, string period, AreaKey? within = null,
        CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<IndicatorValue>>(
            connection => Values(connection, indicator, level, vintage, period, within), cancellationToken);

    public Task<IReadOnlyList<AreaNumber>> OfLayerAsync(
        string indicator, AreaLevel level, int vintage, string period, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<AreaNumber>>(
            connection => OfLayer(connection, indicator, level, vintage, period), cancellationToken);

    public Task<IReadOnlyList<IndicatorValue>> OfAreaAsync(AreaKey area, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<IndicatorValue>>(connection => OfArea(connection, area), cancellationToken);

    public Task<IReadOnlyList<Standing>> StandingsAsync(
        AreaKey area, AreaKey? within = null, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Standing>>(connection => Standings(connection, area, within), cancellationToken);

    public Task<IReadOnlyList<SeriesSums>> SumsAsync(
        AreaLevel level, int vintage, IReadOnlyCollection<AreaPeople> areas, IReadOnlyList<SeriesKey> series,
        CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<SeriesSums>>(
            connection => ValueSumming.Of(connection, level, vintage, areas, series), cancellationToken);

    private List<Standing> Standings(Connection connection, AreaKey area, AreaKey? within)
    {
        // Which areas count is found out once, not for each indicator.
        var inside = within is { } parent ? Inside(connection, area, parent) : null;
        using var counted = connection.Prepare(
            $"""
            SELECT count(v.value), min(v.value), max(v.value), sum(v.value < ?2), sum(v.value = ?2)
            FROM {(inside is null ? "areas a" : "json_each(?5) j CROSS JOIN areas a ON a.fid = j.value")}
            CROSS JOIN indicator_values v ON v.id = ?1 + a.fid
            WHERE a.level = ?3 AND a.vintage = ?4
            """);
        using var rows = connection.Prepare(
            """
            SELECT i.id, max(p.period), (l.indicator << 40) + (l.period << 24), a.level, a.fid
            FROM areas a
            JOIN indicator_layers l ON l.level = a.level AND l.vintage = a.vintage AND l.areas > 0
            JOIN indicators i ON i.fid = l.indicator
            JOIN periods p ON p.id = l.period
            WHERE a.code = ?1 AND a.vintage = ?2
            GROUP BY i.id
            """);
        using var own = connection.Prepare("SELECT value FROM indicator_values WHERE id = ?1");
        rows.Bind(1, area.Code).Bind(2, (long)area.Vintage);
        var standings = new List<Standing>();
        while (rows.Step())
        {
            own.Reset().Bind(1, (long?)(rows.Long(2) + rows.Long(4)));
            var value = own.Step() ? own.DoubleOrNull(0) : null;
            counted.Reset().Bind(1, (long?)rows.Long(2)).Bind(2, value).Bind(3, (long?)rows.Long(3)).Bind(4, (long?)area.Vintage);
            if (inside is not null)
            {
                counted.Bind(5, inside);
            }

            if (counted.Step() && counted.Int(0) is > 0 and var count)
            {
                standings.Add(new Standing(
                    rows.Text(0), rows.Text(1), count, counted.Double(1), counted.Double(2),
                    counted.IsNull(3) ? 0 : counted.Int(3), counted.IsNull(4) ? 0 : counted.Int(4)));
            }
        }

        return standings;
    }

    // The row numbers of the areas of an area's layer that lie in another, as a JSON list.
    private string Inside(Connection connection, AreaKey area, AreaKey parent)
    {
        connection.Clear();
        var parameters = new List<object?> { area.Code, area.Vintage, area.Vintage };
        var condition = AreaContainment.Within(connection, parent, file.Grid.Code, parameters);
        using var rows = connection.Prepare(
            $"""
            SELECT json_group_array(a.fid) FROM areas a
            WHERE a.level = (SELECT level FROM areas WHERE code = ? AND vintage = ?) AND a.vintage = ? AND {condition}
            """);
        for (var at = 0; at < parameters.Count; at++)
        {
            rows.BindAny(at + 1, parameters[at]);
        }

        return rows.Step() ? rows.Text(0) : "[]";
    }

    private static List<IndicatorHolding> List(Connection connection, string? id)
    {
        var holdings = new List<IndicatorHolding>();
        using var layers = connection.Prepare(
            """
            SELECT l.level, l.vintage, p.period, l.areas FROM indicator_layers l JOIN periods p ON p.id = l.period
            WHERE l.indicator = ?1 ORDER BY p.period DESC, l.level, l.vintage DESC
            """);
        using var rows = connection.Prepare(
            $"SELECT {Columns} FROM indicators i WHERE ?1 IS NULL OR i.id = ?1 ORDER BY i.domain IS NULL, i.domain, i.name, i.id");
        rows.Bind(1, id);
        while (rows.Step())
        {
            var held = new List<IndicatorLayer>();
            layers.Reset().Bind(1, (long?)rows.Long(0));
            while (layers.Step())
            {
                held.Add(new IndicatorLayer((AreaLevel)layers.Int(0), layers.Int(1), layers.Text(2), layers.Long(3)));
            }

            holdings.Add(new IndicatorHolding(Read(rows), held));
        }

        return holdings;
    }

    private List<IndicatorValue> Values(
        Connection connection, string indicator, AreaLevel level, int vintage, string period, AreaKey? within)
    {
        connection.Clear();
        var values = new List<IndicatorValue>();
        var parameters = new List<object?> { indicator, period, (int)level, vintage };
        var inside = within is { } parent ? " AND " + AreaContainment.Within(connection, parent, file.Grid.Code, parameters) : "";
        using var rows = connection.Prepare(
            $"""
            SELECT {ValueColumns}
            FROM areas a
            CROSS JOIN indicator_values v ON v.id = ((SELECT fid FROM indicators WHERE id = ?) << 40) + ((SELECT id FROM periods
              WHERE period = ?) << 24) + a.fid
            WHERE a.level = ? AND a.vintage = ?{inside}
            ORDER BY a.code
            """);
        for (var at = 0; at < parameters.Count; at++)
        {
            rows.BindAny(at + 1, parameters[at]);
        }

        while (rows.Step())
        {
            values.Add(ReadValue(rows, indicator, period));
        }

        return values;
    }

    private static List<AreaNumber> OfLayer(Connection connection, string indicator, AreaLevel level, int vintage, string period)
    {
        var numbers = new List<AreaNumber>();
        using var rows = connection.Prepare(
            """
            SELECT a.code, v.value, v.suppressed
            FROM areas a
            CROSS JOIN indicator_values v ON v.id = ((SELECT fid FROM indicators WHERE id = ?1) << 40) + ((SELECT id FROM periods
              WHERE period = ?2) << 24) + a.fid
            WHERE a.level = ?3 AND a.vintage = ?4
            """);
        rows.Bind(1, indicator).Bind(2, period).Bind(3, (long?)(int)level).Bind(4, (long?)vintage);
        while (rows.Step())
        {
            numbers.Add(new AreaNumber(rows.Text(0), rows.DoubleOrNull(1), rows.Bool(2)));
        }

        return numbers;
    }

    private static List<IndicatorValue> OfArea(Connection connection, AreaKey area)
    {
        var values = new List<IndicatorValue>();
        using var rows = connection.Prepare(
            $"""
            SELECT {ValueColumns}, i.id, p.period
            FROM areas a
            JOIN indicator_layers l ON l.level = a.level AND l.vintage = a.vintage
            JOIN indicators i ON i.fid = l.indicator
            JOIN periods p ON p.id = l.period
            CROSS JOIN indicator_values v ON v.id = (l.indicator << 40) + (l.period << 24) + a.fid
            WHERE a.code = ?1 AND a.vintage = ?2
            ORDER BY i.id, p.period
            """);
        rows.Bind(1, area.Code).Bind(2, (long)area.Vintage);
        while (rows.Step())
        {
            values.Add(ReadValue(rows, rows.Text(9), rows.Text(10)));
        }

        return values;
    }

    private static IndicatorValue ReadValue(Statement row, string indicator, string period) => new(
        indicator, row.Text(0), row.Int(1), period, row.DoubleOrNull(2), row.DoubleOrNull(3), row.DoubleOrNull(4), row.DoubleOrNull(5),
        row.DoubleOrNull(6), row.Bool(7), row.TextOrNull(8));

    private static Indicator Read(Statement row) => new()
    {
        Id = row.Text(1),
        Name = row.Text(2),
        Tells = row.TextOrNull(3),
        Domain = row.TextOrNull(4),
        Unit = row.TextOrNull(5),
        ValueKind = (ValueKind)row.Int(6),
        RateBase = row.DoubleOrNull(7),
        Polarity = (Polarity)row.Int(8),
        Source = row.TextOrNull(9),
        Licence = row.TextOrNull(10),
        PeriodType = row.TextOrNull(11),
        Disclosure = row.TextOrNull(12),
        Topics = AssetRow.Split(row.TextOrNull(13)),
    };
}
