using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Paging;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The areas of an embedded atlas.</summary>
internal sealed class GeoPackageAreas(AtlasFile file) : IAreas
{
    private const string InTree =
        "a.fid IN (SELECT id FROM rtree_areas_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?) AND ca_meets(a.geom, ?)";

    public Task<Area?> FindAsync(string code, int? vintage = null, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare(
                $"SELECT {AreaRow.SelectWithShape} FROM areas a WHERE a.code = ?1 AND (?2 IS NULL OR a.vintage = ?2) ORDER BY "
                    + "a.vintage DESC LIMIT 1");
            return row.Bind(1, code).Bind(2, (long?)vintage).Step() ? AreaRow.Read(row, file.Grid.Code, shape: true) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<AreaLayer>> LayersAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<AreaLayer>>(
        connection =>
        {
            var layers = new List<AreaLayer>();
            using var rows = connection.Prepare(
                "SELECT level, vintage, count(*), sum(population) FROM areas GROUP BY level, vintage ORDER BY level, vintage DESC");
            while (rows.Step())
            {
                layers.Add(new AreaLayer((AreaLevel)rows.Int(0), rows.Int(1), rows.Long(2), rows.IsNull(3) ? null : rows.Long(3)));
            }

            return layers;
        },
        cancellationToken);

    public Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        var after = Cursor.Read(query);
        return file.ReadAsync(connection => Search(connection, query, after), cancellationToken);
    }

    public Task<IReadOnlyList<Area>> AtAsync(Point point, bool shapes, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPoint(point);
        return file.ReadAsync<IReadOnlyList<Area>>(
            connection => AreaContainment.At(connection, point.X, point.Y, file.Grid.Code, shapes), cancellationToken);
    }

    public Task<IReadOnlyList<Area>> ParentsAsync(AreaKey area, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => AreaContainment.Parents(connection, area, file.Grid.Code), cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> NestedAsync(
        AreaLevel level, int vintage, AreaLevel larger, int largerVintage, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection => AreaContainment.Nested(
            connection, (level, vintage), (larger, largerVintage), Stream(connection, larger, largerVintage, box: null), cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<Area>> OfCodesAsync(
        int vintage, IReadOnlyCollection<string> codes, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<Area>>(
            connection =>
            {
                var areas = new List<Area>();
                using var row = connection.Prepare($"SELECT {AreaRow.SelectWithShape} FROM areas a WHERE a.code = ?1 AND a.vintage = ?2");
                foreach (var code in codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                {
                    if (row.Reset().Bind(1, code).Bind(2, (long?)vintage).Step())
                    {
                        areas.Add(AreaRow.Read(row, file.Grid.Code, shape: true));
                    }
                }

                return areas;
            },
            cancellationToken);

    public IAsyncEnumerable<Area> StreamAsync(
        AreaLevel level, int vintage, Envelope? box = null, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckBox(box);
        return file.StreamAsync(connection => Stream(connection, level, vintage, box), cancellationToken);
    }

    public IAsyncEnumerable<AreaChange> ChangesAsync(int fromVintage, int toVintage, CancellationToken cancellationToken = default) =>
        file.StreamAsync(connection => Changes(connection, fromVintage, toVintage), cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> PopulationsAsync(int vintage, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyDictionary<string, int>>(
            connection =>
            {
                var populations = new Dictionary<string, int>(StringComparer.Ordinal);
                using var rows =
                    connection.Prepare("SELECT code, population FROM area_populations WHERE vintage = ?1 AND population IS NOT NULL");
                rows.Bind(1, (long)vintage);
                while (rows.Step())
                {
                    populations[rows.Text(0)] = rows.Int(1);
                }

                return populations;
            },
            cancellationToken);

    public Task<Envelope?> ExtentAsync(CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var rows = connection.Prepare(
                """
                SELECT min_x, max_x, min_y, max_y FROM gpkg_contents
                WHERE table_name IN ('areas', 'assets') AND min_x IS NOT NULL ORDER BY table_name = 'assets' LIMIT 1
                """);
            return rows.Step() ? new Envelope(rows.Double(0), rows.Double(1), rows.Double(2), rows.Double(3)) : null;
        },
        cancellationToken);

    private AreaPage Search(Connection connection, AreaQuery query, PagePosition? after)
    {
        connection.Clear();
        var parameters = new List<object?>();
        var conditions = new List<string> { query.Vintage is null ? AreaRow.Latest : "a.vintage = ?" };
        if (query.Vintage is { } vintage)
        {
            parameters.Add(vintage);
        }

        if (query.Level is { } level)
        {
            conditions.Add("a.level = ?");
            parameters.Add((int)level);
        }

        if (query.Box is { } box)
        {
            conditions.Add(InTree);
            connection.Outlines.Add(PreparedGeometryFactory.Prepare(new GeometryFactory().ToGeometry(box)));
            parameters.AddRange([box.MinX, box.MaxX, box.MinY, box.MaxY, connection.Outlines.Count - 1]);
        }

        if (query.Within is { } within)
        {
            conditions.Add(AreaContainment.Within(connection, within, file.Grid.Code, parameters));
        }

        if (TextQuery.IsBlankOfWords(query.Text))
        {
            conditions.Add("0");
        }
        else if (TextQuery.Of(query.Text) is { } words)
        {
            connection.Words = words;
            var start = query.Text!.Trim().ToUpperInvariant();
            conditions.Add("(substr(upper(a.code), 1, length(?)) = ? OR ca_score(a.name, NULL) > 0)");
            parameters.AddRange([start, start]);
        }

        var where = string.Join(" AND ", conditions);
        using var count = Bind(connection.Prepare($"SELECT count(*) FROM areas a WHERE {where}"), parameters);
        count.Step();
        var matched = count.Long(0);
        if (after is { } end)
        {
            where += " AND (a.level, a.code, a.vintage) > (?, ?, ?)";
            parameters.AddRange(
                [(long)end.Number, end.Text, long.TryParse(end.Id, CultureInfo.InvariantCulture, out var number) ? number : 0L]);
        }

        using var rows = Bind(
            connection.Prepare(string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT {(query.Shapes ? AreaRow.SelectWithShape : AreaRow.Select)} FROM areas a WHERE {where} ORDER BY a.level, "
                    + $"a.code, a.vintage LIMIT {query.Limit + 1}")),
            parameters);
        var areas = new List<Area>();
        while (rows.Step())
        {
            areas.Add(AreaRow.Read(rows, file.Grid.Code, query.Shapes));
        }

        if (areas.Count <= query.Limit)
        {
            return new AreaPage(areas, matched, null);
        }

        areas.RemoveAt(query.Limit);
        var last = areas[^1];
        return new AreaPage(
            areas, matched,
            Cursor.Write(query, new PagePosition((int)last.Level, last.Key.Code, last.Key.Vintage.ToString(CultureInfo.InvariantCulture))));
    }

    private IEnumerable<Area> Stream(Connection connection, AreaLevel level, int vintage, Envelope? box)
    {
        connection.Clear();
        var parameters = new List<object?> { (int)level, vintage };
        if (box is not null)
        {
            connection.Outlines.Add(PreparedGeometryFactory.Prepare(new GeometryFactory().ToGeometry(box)));
            parameters.AddRange([box.MinX, box.MaxX, box.MinY, box.MaxY, 0]);
        }

        using var rows = Bind(
            connection.Prepare(
                $"SELECT {AreaRow.SelectWithShape} FROM areas a WHERE a.level = ? AND a.vintage = "
                    + $"?{(box is null ? "" : " AND " + InTree)} ORDER BY a.code"),
            parameters);
        while (rows.Step())
        {
            yield return AreaRow.Read(rows, file.Grid.Code, shape: true);
        }
    }

    private static IEnumerable<AreaChange> Changes(Connection connection, int fromVintage, int toVintage)
    {
        using var rows = connection.Prepare(
            "SELECT from_code, to_code, kind FROM area_changes WHERE from_vintage = ?1 AND to_vintage = ?2 ORDER BY from_code, to_code");
        rows.Bind(1, (long)fromVintage).Bind(2, (long)toVintage);
        while (rows.Step())
        {
            yield return new AreaChange(
                new AreaKey(rows.Text(0), fromVintage), new AreaKey(rows.Text(1), toVintage), (AreaChangeKind)rows.Int(2));
        }
    }

    private static Statement Bind(Statement statement, List<object?> parameters)
    {
        for (var at = 0; at < parameters.Count; at++)
        {
            statement.BindAny(at + 1, parameters[at]);
        }

        return statement;
    }
}
