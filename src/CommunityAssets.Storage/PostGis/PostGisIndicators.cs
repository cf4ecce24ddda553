using System.Buffers;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Indicators and their values in PostGIS.</summary>
internal sealed class PostGisIndicators(Database database) : IIndicators
{
    private const string ListSql = """
        SELECT i.key, i.id, i.value_kind, i.polarity, i.rate_base, i.name, i.tells, i.domain, i.unit, i.source, i.licence, i.period_type,
            i.disclosure, i.topics
        FROM atlas.indicators i WHERE $1 IS NULL OR i.id = $1 ORDER BY i.domain COLLATE "C" NULLS LAST, i.name COLLATE "C", i.id
        """;

    private const string LayersSql = """
        SELECT s.indicator, s.level, s.vintage, s.period, s.areas FROM atlas.series s
        WHERE s.areas > 0 AND ($1 IS NULL OR s.indicator = (SELECT key FROM atlas.indicators WHERE id = $1))
        ORDER BY s.period DESC, s.level, s.vintage DESC
        """;

    private const string ValueColumns = "v.value, v.lower, v.upper, v.count, v.denominator, v.suppressed, v.note";

    // One row of lists: a tenth of the work of as many rows, on both sides.
    private const string OfLayerSql = """
        SELECT array_agg(c.code), array_agg(v.value), array_agg(v.suppressed)
        FROM atlas.indicators i JOIN atlas.series s ON s.indicator = i.key JOIN atlas.indicator_values v ON v.series = s.key
        JOIN atlas.area_codes c ON c.key = v.area
        WHERE i.id = $1 AND s.level = $2 AND s.vintage = $3 AND s.period = $4
        """;

    private const string OfAreaSql = $"""
        SELECT i.id, c.code, c.vintage, s.period, {ValueColumns} FROM atlas.area_codes c
        JOIN atlas.series s ON s.level = c.level AND s.vintage = c.vintage
        JOIN atlas.indicator_values v ON v.series = s.key AND v.area = c.key JOIN atlas.indicators i ON i.key = s.indicator
        WHERE c.code = $1 AND c.vintage = $2 ORDER BY i.id, s.period
        """;

    private const string NumbersSql = """
        SELECT v.value FROM atlas.indicators i JOIN atlas.series s ON s.indicator = i.key JOIN atlas.indicator_values v ON v.series = s.key
        WHERE i.id = $1 AND s.level = $2 AND s.vintage = $3 AND s.period = $4 AND v.value IS NOT NULL
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndicatorHolding>> ListAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(id: null, cancellationToken);

    /// <inheritdoc/>
    public async Task<IndicatorHolding?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        (await ReadAsync(WithoutNul.Of(id), cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndicatorValue>> ValuesAsync(
        string indicator, AreaLevel level, int vintage, string period, AreaKey? within = null,
        CancellationToken cancellationToken = default)
    {
        var sql = new SqlText(database.Grid.Code);
        if (within is { } place)
        {
            sql.Add($"WITH {AreaRows.WithinTables(sql, place)} ");
        }

        sql.Add($"SELECT i.id, c.code, c.vintage, s.period, {ValueColumns} FROM atlas.indicators i ")
            .Add("JOIN atlas.series s ON s.indicator = i.key JOIN atlas.indicator_values v ON v.series = s.key ")
            .Add("JOIN atlas.area_codes c ON c.key = v.area ");
        if (within is not null)
        {
            // Areas that a lookup names and nobody has loaded have no shape to test; the lookup alone speaks for them.
            sql.Add("LEFT JOIN atlas.areas a ON a.key = v.area LEFT JOIN atlas.populations p ON p.key = v.area ");
        }

        sql.Add($"WHERE i.id = {sql.Value(indicator)} AND s.level = {sql.Value((int)level)} ")
            .Add($"AND s.vintage = {sql.Value(vintage)} AND s.period = {sql.Value(period)}");
        if (within is not null)
        {
            sql.Add($" AND ({AreaRows.LiesWithin} OR c.key IN (SELECT key FROM told))");
        }

        sql.Add(" ORDER BY c.code");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        return await AllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<double[]> NumbersAsync(
        string indicator, AreaLevel level, int vintage, string period, AreaKey? within = null,
        CancellationToken cancellationToken = default)
    {
        if (within is not null)
        {
            var values = await ValuesAsync(indicator, level, vintage, period, within, cancellationToken);
            return [.. values.Where(value => value.Value is not null).Select(value => value.Value!.Value).Order()];
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(NumbersSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = WithoutNul.Of(indicator) },
                new NpgsqlParameter<int> { TypedValue = (int)level },
                new NpgsqlParameter<int> { TypedValue = vintage },
                new NpgsqlParameter<string> { TypedValue = WithoutNul.Of(period) },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        // Gathered in memory that is lent: a page about an area asks for hundreds of whole layers one after the other.
        var (gathered, count) = (ArrayPool<double>.Shared.Rent(1 << 15), 0);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (count == gathered.Length)
            {
                var larger = ArrayPool<double>.Shared.Rent(count * 2);
                gathered.CopyTo(larger, 0);
                ArrayPool<double>.Shared.Return(gathered);
                gathered = larger;
            }

            gathered[count++] = reader.GetDouble(0);
        }

        var numbers = gathered[..count];
        ArrayPool<double>.Shared.Return(gathered);
        Array.Sort(numbers);
        return numbers;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaNumber>> OfLayerAsync(
        string indicator, AreaLevel level, int vintage, string period, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(OfLayerSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = WithoutNul.Of(indicator) },
                new NpgsqlParameter<short> { TypedValue = (short)level },
                new NpgsqlParameter<short> { TypedValue = (short)vintage },
                new NpgsqlParameter<string> { TypedValue = WithoutNul.Of(period) },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.IsDBNull(0))
        {
            return [];
        }

        var (codes, values) = (reader.GetFieldValue<string[]>(0), reader.GetFieldValue<double?[]>(1));
        var suppressed = reader.GetFieldValue<bool[]>(2);
        var numbers = new AreaNumber[codes.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new AreaNumber(codes[i], values[i], suppressed[i]);
        }

        return numbers;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndicatorValue>> OfAreaAsync(AreaKey area, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(OfAreaSql, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = area.Code }, new NpgsqlParameter<int> { TypedValue = area.Vintage } },
        };
        return await AllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Standing>> StandingsAsync(
        AreaKey area, AreaKey? within = null, CancellationToken cancellationToken = default)
    {
        var sql = new SqlText(database.Grid.Code);
        sql.Add("WITH ").Add(within is { } place ? AreaRows.WithinTables(sql, place) + ", " : "")
            .Add($"""
                me AS MATERIALIZED (SELECT key, level, vintage FROM atlas.area_codes WHERE code = {sql.Value(area.Code)} AND vintage = {sql.Value(area.Vintage)}),
                shown AS MATERIALIZED (
                    SELECT DISTINCT ON (s.indicator) s.key, s.indicator, s.period
                    FROM atlas.series s JOIN me ON s.level = me.level AND s.vintage = me.vintage WHERE s.areas > 0
                    ORDER BY s.indicator, s.period DESC),
                own AS MATERIALIZED (
                    SELECT s.key, o.value
                    FROM shown s LEFT JOIN atlas.indicator_values o ON o.series = s.key AND o.area = (SELECT key FROM me)),

                """);
        if (within is not null)
        {
            sql.Add($"""
                inside AS MATERIALIZED (
                    SELECT c.key FROM atlas.area_codes c JOIN me ON c.level = me.level AND c.vintage = me.vintage
                    LEFT JOIN atlas.areas a ON a.key = c.key LEFT JOIN atlas.populations p ON p.key = c.key
                    WHERE {AreaRows.LiesWithin} OR c.key IN (SELECT key FROM told)),

                """);
        }

        sql.Add($"""
            counted AS (
                SELECT own.key, count(v.value)::int AS areas, min(v.value) AS lowest, max(v.value) AS highest,
                    count(*) FILTER (WHERE v.value < own.value)::int AS below, count(*) FILTER (WHERE v.value = own.value)::int AS equal
                FROM own JOIN atlas.indicator_values v ON v.series = own.key{(within is null ? "" : " JOIN inside ON inside.key = v.area")}
                GROUP BY own.key)
            SELECT i.id, s.period, n.areas, n.lowest, n.highest, n.below, n.equal
            FROM counted n JOIN shown s ON s.key = n.key JOIN atlas.indicators i ON i.key = s.indicator WHERE n.areas > 0
            """);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var standings = new List<Standing>();
        while (await reader.ReadAsync(cancellationToken))
        {
            standings.Add(new Standing(
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetInt32(5),
                reader.GetInt32(6)));
        }

        return standings;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SeriesSums>> SumsAsync(
        AreaLevel level, int vintage, IReadOnlyCollection<AreaPeople> areas, IReadOnlyList<SeriesKey> series,
        CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ValueSumming.OfAsync(connection, level, vintage, areas, series, cancellationToken);
    }

    private async Task<IReadOnlyList<IndicatorHolding>> ReadAsync(string? id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var layers = await LayersAsync(connection, id, cancellationToken);
        var holdings = new List<IndicatorHolding>();
        await using var command = new NpgsqlCommand(ListSql, connection) { Parameters = { Id(id) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            holdings.Add(new IndicatorHolding(Read(reader), [.. layers[reader.GetInt32(0)]]));
        }

        return holdings;
    }

    private static async Task<ILookup<int, IndicatorLayer>> LayersAsync(
        NpgsqlConnection connection, string? id, CancellationToken cancellationToken)
    {
        var layers = new List<(int Indicator, IndicatorLayer Layer)>();
        await using var command = new NpgsqlCommand(LayersSql, connection) { Parameters = { Id(id) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            layers.Add((
                reader.GetInt32(0),
                new IndicatorLayer((AreaLevel)reader.GetInt16(1), reader.GetInt16(2), reader.GetString(3), reader.GetInt64(4))));
        }

        return layers.ToLookup(item => item.Indicator, item => item.Layer);
    }

    private static NpgsqlParameter Id(string? id) =>
        new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    private static Indicator Read(NpgsqlDataReader row)
    {
        return new Indicator
        {
            Id = row.GetString(1),
            ValueKind = (ValueKind)row.GetInt16(2),
            Polarity = (Polarity)row.GetInt16(3),
            RateBase = row.IsDBNull(4) ? null : row.GetDouble(4),
            Name = row.GetString(5),
            Tells = Text(6),
            Domain = Text(7),
            Unit = Text(8),
            Source = Text(9),
            Licence = Text(10),
            PeriodType = Text(11),
            Disclosure = Text(12),
            Topics = [.. row.GetFieldValue<string[]>(13)],
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static async Task<List<IndicatorValue>> AllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var values = new List<IndicatorValue>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            values.Add(new IndicatorValue(
                reader.GetString(0), reader.GetString(1), reader.GetInt16(2), reader.GetString(3),
                Number(reader, 4), Limit(reader, 5), Limit(reader, 6), Number(reader, 7), Number(reader, 8),
                reader.GetBoolean(9), reader.IsDBNull(10) ? null : reader.GetString(10)));
        }

        return values;
    }

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    // Limits are kept in single precision. Going through decimal gives the short number that was written (12.3), not its binary tail
    // (12.300000190…).
    private static double? Limit(NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            return null;
        }

        var limit = row.GetFloat(column);
        return Math.Abs(limit) is > 1e-20f and < 1e20f ? (double)(decimal)limit : limit;
    }
}
