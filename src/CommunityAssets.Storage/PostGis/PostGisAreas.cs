using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Areas in PostGIS.</summary>
internal sealed class PostGisAreas(Database database) : IAreas
{
    private const string LayersSql = """
        SELECT a.level, a.vintage, count(*), sum(p.population) FROM atlas.areas a LEFT JOIN atlas.populations p USING (key)
        GROUP BY a.level, a.vintage ORDER BY a.level, a.vintage DESC
        """;

    private const string ChangesSql = """
        SELECT e.code, e.vintage, l.code, l.vintage, c.kind FROM atlas.area_changes c
        JOIN atlas.area_codes e ON e.key = c.earlier JOIN atlas.area_codes l ON l.key = c.later
        WHERE e.vintage = $1 AND l.vintage = $2 ORDER BY e.code, l.code
        """;

    private const string PopulationsSql = """
        SELECT c.code, p.population FROM atlas.populations p JOIN atlas.area_codes c USING (key)
        WHERE c.vintage = $1 AND p.population IS NOT NULL
        """;

    // The box is kept with each shape, so the shapes themselves are not read.
    private const string ExtentSql = """
        WITH extent AS (
            SELECT coalesce((SELECT ST_Extent(geom) FROM atlas.areas), (SELECT ST_Extent(geom) FROM atlas.assets WHERE status = 2)) AS box)
        SELECT ST_XMin(box), ST_XMax(box), ST_YMin(box), ST_YMax(box) FROM extent WHERE box IS NOT NULL
        """;

    private const string ParentsSql = $"""
        WITH RECURSIVE child AS (
            SELECT c.key, a.level, a.geom, coalesce(p.centroid, a.inner_point) AS centre
            FROM atlas.area_codes c LEFT JOIN atlas.areas a USING (key) LEFT JOIN atlas.populations p USING (key)
            WHERE c.code = $1 AND c.vintage = $2),
        told (key, level) AS (
            SELECT m.parent, m.parent_level FROM child JOIN atlas.memberships m ON m.child = child.key
            UNION SELECT m.parent, m.parent_level FROM told JOIN atlas.memberships m ON m.child = told.key),
        named AS (
            SELECT DISTINCT ON (a.code) a.key
            FROM told JOIN atlas.area_codes c USING (key) JOIN atlas.areas a ON a.code = c.code
            ORDER BY a.code, a.vintage = c.vintage DESC, a.vintage DESC),
        held AS (
            SELECT a.key FROM child, {AreaRows.Latest} AS latest JOIN atlas.areas a ON a.level = latest.level AND a.vintage = latest.vintage
            WHERE ST_Intersects(a.geom, child.centre) AND a.key <> child.key AND a.level NOT IN (SELECT level FROM told)
                AND CASE WHEN a.level = 9 OR child.level = 9 THEN ST_Area(a.geom) >= ST_Area(child.geom) ELSE a.level > child.level END)
        SELECT {AreaRows.WithoutShape} FROM {AreaRows.Tables}
        WHERE a.key IN (SELECT key FROM held UNION SELECT key FROM named)
        ORDER BY a.level, a.code, a.vintage
        """;

    private const string ToldSql = """
        WITH RECURSIVE told (larger, key) AS (
            SELECT o.code, m.child FROM atlas.areas o JOIN atlas.area_codes c ON c.code = o.code JOIN atlas.memberships m ON m.parent = c.key
                WHERE o.level = $3 AND o.vintage = $4
            UNION SELECT told.larger, m.child FROM told JOIN atlas.memberships m ON m.parent = told.key)
        SELECT told.larger, a.code FROM told JOIN atlas.areas a ON a.key = told.key WHERE a.level = $1 AND a.vintage = $2
        """;

    private const string UntoldSql = """
        SELECT a.code, coalesce(p.centroid, a.inner_point), CASE WHEN $1 = 9 OR $3 = 9 THEN ST_Area(a.geom) ELSE 0 END
        FROM atlas.areas a LEFT JOIN atlas.populations p USING (key)
        WHERE a.level = $1 AND a.vintage = $2 AND ($1 = 9 OR $3 = 9 OR $1 < $3)
            AND NOT EXISTS (SELECT FROM atlas.memberships m WHERE m.child = a.key AND m.parent_level = $3)
        """;

    /// <inheritdoc/>
    public async Task<Area?> FindAsync(string code, int? vintage = null, CancellationToken cancellationToken = default)
    {
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"SELECT {AreaRows.WithShape} FROM {AreaRows.Tables} WHERE a.code = {sql.Value(WithoutNul.Of(code))}");
        if (vintage is { } year)
        {
            sql.Add($" AND a.vintage = {sql.Value(year)}");
        }

        sql.Add(" ORDER BY a.vintage DESC LIMIT 1");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        return (await AreaRows.AllAsync(command, cancellationToken)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaLayer>> LayersAsync(CancellationToken cancellationToken = default)
    {
        var layers = new List<AreaLayer>();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(LayersSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            layers.Add(new AreaLayer(
                (AreaLevel)reader.GetInt16(0), reader.GetInt16(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3)));
        }

        return layers;
    }

    /// <inheritdoc/>
    public async Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = WriteSearch(query).On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var areas = new List<Area>();
        var matched = 0L;
        var more = false;
        while (await reader.ReadAsync(cancellationToken))
        {
            matched = reader.GetInt64(8);
            if (reader.IsDBNull(0))
            {
                break;
            }

            if (areas.Count == query.Limit)
            {
                more = true;
                break;
            }

            areas.Add(AreaRows.From(reader));
        }

        return new AreaPage(areas, matched, more ? Cursor.Write(query, PositionOf(areas[^1])) : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Area>> AtAsync(Point point, bool shapes, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPoint(point);
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"""
            SELECT {(shapes ? AreaRows.WithShape : AreaRows.WithoutShape)} FROM {AreaRows.Tables}
            JOIN {AreaRows.Latest} AS latest ON a.level = latest.level AND a.vintage = latest.vintage
            WHERE ST_Intersects(a.geom, {sql.Shape(point)}) ORDER BY a.level, a.code
            """);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        return await AreaRows.AllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Area>> ParentsAsync(AreaKey area, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ParentsSql, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = area.Code }, new NpgsqlParameter<int> { TypedValue = area.Vintage } },
        };
        return await AreaRows.AllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> NestedAsync(
        AreaLevel level, int vintage, AreaLevel larger, int largerVintage, CancellationToken cancellationToken = default)
    {
        var nesting = new AreaNesting();
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            await using (var told = Command(ToldSql, level, vintage, larger, largerVintage))
            await using (var reader = await told.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    nesting.Tell(reader.GetString(0), reader.GetString(1));
                }
            }

            await using (var untold = Command(UntoldSql, level, vintage, larger, largerVintage: null))
            await using (var reader = await untold.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    nesting.Offer(reader.GetString(0), reader.GetFieldValue<Point>(1), reader.GetDouble(2));
                }
            }

            NpgsqlCommand Command(string sql, AreaLevel level, int vintage, AreaLevel larger, int? largerVintage)
            {
                var command = new NpgsqlCommand(sql, connection);
                foreach (var number in (int?[])[(int)level, vintage, (int)larger, largerVintage])
                {
                    if (number is { } value)
                    {
                        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
                    }
                }

                return command;
            }
        }

        await foreach (var area in StreamAsync(larger, largerVintage, cancellationToken: cancellationToken))
        {
            var own = level == larger && vintage == largerVintage ? area.Key.Code : null;
            var most = level == AreaLevel.Patch || larger == AreaLevel.Patch ? area.Shape?.Area ?? 0 : double.PositiveInfinity;
            nesting.Hold(area, (code, size) => code != own && size <= most);
        }

        return nesting.Found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Area>> OfCodesAsync(
        int vintage, IReadOnlyCollection<string> codes, CancellationToken cancellationToken = default)
    {
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"SELECT {AreaRows.WithShape} FROM {AreaRows.Tables} WHERE a.vintage = {sql.Value(vintage)} ")
            .Add($"AND a.code = ANY ({sql.Value(codes.Select(WithoutNul.Of).ToArray())}) ORDER BY a.code");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        return await AreaRows.AllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Area> StreamAsync(
        AreaLevel level, int vintage, Envelope? box = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckBox(box);
        var sql = new SqlText(database.Grid.Code);
        sql.Add($"SELECT {AreaRows.WithShape} FROM {AreaRows.Tables} ")
            .Add($"WHERE a.level = {sql.Value((int)level)} AND a.vintage = {sql.Value(vintage)}");
        if (box is not null)
        {
            sql.Add($" AND ST_Intersects(a.geom, {sql.Box(box)})");
        }

        sql.Add(" ORDER BY a.code");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return AreaRows.From(reader);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AreaChange> ChangesAsync(
        int fromVintage, int toVintage, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ChangesSql, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = fromVintage }, new NpgsqlParameter<int> { TypedValue = toVintage } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new AreaChange(
                new AreaKey(reader.GetString(0), reader.GetInt16(1)),
                new AreaKey(reader.GetString(2), reader.GetInt16(3)),
                (AreaChangeKind)reader.GetInt16(4));
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, int>> PopulationsAsync(int vintage, CancellationToken cancellationToken = default)
    {
        var populations = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(PopulationsSql, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = vintage } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            populations.Add(reader.GetString(0), reader.GetInt32(1));
        }

        return populations;
    }

    /// <inheritdoc/>
    public async Task<Envelope?> ExtentAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ExtentSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Envelope(reader.GetDouble(0), reader.GetDouble(1), reader.GetDouble(2), reader.GetDouble(3))
            : null;
    }

    private static PagePosition PositionOf(Area area) =>
        new((int)area.Level, area.Key.Code, area.Key.Vintage.ToString(CultureInfo.InvariantCulture));

    private SqlText WriteSearch(AreaQuery query)
    {
        var sql = new SqlText(database.Grid.Code);
        var following = "true";
        if (Cursor.Read(query) is { } after)
        {
            var vintage = int.TryParse(after.Id, CultureInfo.InvariantCulture, out var year)
                ? year
                : throw new BadInputException("The cursor was not given by this search. Leave it out to start again.");
            following = "(a.level, a.code, a.vintage) > "
                + $"({sql.Value((int)after.Number)}, {sql.Value(after.Text)} COLLATE \"C\", {sql.Value(vintage)})";
        }

        if (query.Within is { } within)
        {
            sql.Add($"WITH {AreaRows.WithinTables(sql, within)} ");
        }

        var where = Conditions(sql, query);
        return sql.Add($"""
            SELECT a.*, n.matched FROM (SELECT count(*) AS matched FROM {AreaRows.Tables} WHERE {where}) AS n
            LEFT JOIN (
                SELECT {(query.Shapes ? AreaRows.WithShape : AreaRows.WithoutShape)} FROM {AreaRows.Tables}
                WHERE {where} AND {following} ORDER BY a.level, a.code, a.vintage LIMIT {sql.Value(query.Limit + 1)}) AS a ON true
            ORDER BY a.level, a.code, a.vintage
            """);
    }

    private static string Conditions(SqlText sql, AreaQuery query)
    {
        var conditions = new List<string>
        {
            query.Vintage is { } vintage ? $"a.vintage = {sql.Value(vintage)}" : $"(a.level, a.vintage) IN {AreaRows.Latest}",
        };
        if (query.Level is { } level)
        {
            conditions.Add($"a.level = {sql.Value((int)level)}");
        }

        if (query.Box is { } box)
        {
            conditions.Add($"ST_Intersects(a.geom, {sql.Box(box)})");
        }

        if (query.Within is not null)
        {
            conditions.Add(AreaRows.LiesWithin);
        }

        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var text = WithoutNul.Of(query.Text).Trim();
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Take(12)
                .Select(word => $"a.name ILIKE {sql.Value("%" + Escape(word) + "%")}");
            conditions.Add($"(({string.Join(" AND ", words.DefaultIfEmpty("false"))}) OR a.code ILIKE {sql.Value(Escape(text) + "%")})");
        }

        return string.Join(" AND ", conditions);
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
