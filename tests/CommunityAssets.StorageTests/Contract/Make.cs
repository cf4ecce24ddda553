using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>The small words from which tests make their records. Coordinates are metres on the British National Grid.</summary>
public static class Make
{
    /// <summary>A point.</summary>
    public static Point At(double x, double y) => new(x, y) { SRID = 27700 };

    /// <summary>A square by its south-west corner and the length of its side.</summary>
    public static Polygon Square(double x, double y, double side) => new(new LinearRing(
        [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]))
    { SRID = 27700 };

    /// <summary>A line.</summary>
    public static LineString Line(params (double X, double Y)[] points) =>
        new([.. points.Select(point => new Coordinate(point.X, point.Y))]) { SRID = 27700 };

    /// <summary>A published, public group of the source "register", with its name as the source's id.</summary>
    public static Asset Asset(string name, Geometry? at = null, string? summary = null, string? id = null, string source = "register") =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Kind = AssetKind.Group,
            Name = name,
            Summary = summary,
            Location = new AssetLocation { Shape = at, Placement = at is null ? Placement.None : Placement.Coordinates },
            Provenance = new Provenance(source, id ?? name),
        };

    /// <summary>An area with a square shape.</summary>
    public static Area Area(string code, AreaLevel level, double x, double y, double side, int vintage = 2021, string? name = null) => new()
    {
        Key = new AreaKey(code, vintage),
        Name = name ?? "Area " + code,
        Level = level,
        Shape = Square(x, y, side),
        Source = "ons",
    };

    /// <summary>A postcode.</summary>
    public static Postcode Postcode(string code, Point? at, params string[] areas) => new() { Code = code, Point = at, Areas = [.. areas] };

    /// <summary>An indicator with a score for its values.</summary>
    public static Indicator Indicator(string id, string? domain = null) =>
        new() { Id = id, Name = "What " + id + " tells", Domain = domain };

    /// <summary>A value for 2021.</summary>
    public static IndicatorValue Value(string indicator, string area, double? value, int? vintage = 2021, string period = "2021") =>
        new(indicator, area, vintage, period, value);

    /// <summary>A stretch of footway.</summary>
    public static NetworkEdge Edge(string id, params (double X, double Y)[] points)
    {
        var line = Line(points);
        return new NetworkEdge(line, line.Length, Walkable: true, "footway", "register", id);
    }

    /// <summary>Records as rows of a file, the first in row 2 (below the heading).</summary>
    public static async IAsyncEnumerable<Row<T>> Rows<T>(IEnumerable<T> records)
    {
        var number = 1L;
        foreach (var record in records)
        {
            yield return new Row<T>(++number, record);
            if (number % 1000 == 0)
            {
                await Task.Yield();
            }
        }
    }
}
