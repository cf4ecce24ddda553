using System.Globalization;
using System.Text.Json;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// Whether every area of the country is shaded in the tiles of a far zoom: what is painted at a point inside each, against the class of its
/// own value among the map's own classes.
/// </summary>
/// <param name="Areas">How many areas have a value.</param>
/// <param name="Own">Those whose point has their own class.</param>
/// <param name="Shared">Those whose point has the class of another area whose point lies in the same step of the tile.</param>
/// <param name="Neither">The others.</param>
internal sealed record Shading(int Areas, int Own, int Shared, int Neither)
{
    private const double Half = 20037508.342789244;
    private const int Bucket = 16;

    /// <summary>Reads every tile of a zoom and every area, and compares.</summary>
    public static async Task<Shading> CheckAsync(BenchmarkServer server, Uri service, int zoom, string indicator)
    {
        using var client = new HttpClient { BaseAddress = service };
        using var map = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/maps/place?indicator={indicator}", UriKind.Relative)));
        var limits = map.RootElement.GetProperty("layers").EnumerateArray().First(layer => layer.GetProperty("id").GetString() == "area-fill")
            .GetProperty("limits").EnumerateArray().Select(limit => limit.GetDouble()).ToArray();
        var extent = zoom == 7 ? 512 : 1024;
        var (own, shared, neither) = (0, 0, 0);
        var areas = (await server.RowsAsync(EnglandAtlas.Database, $"""
            SELECT ST_X(point), ST_Y(point), value FROM (
                SELECT v.value, ST_Transform(CASE WHEN ST_Contains(a.geom, ST_Centroid(a.geom)) THEN ST_Centroid(a.geom) ELSE a.inner_point END, 3857) AS point
                FROM atlas.indicators i JOIN atlas.series s ON s.indicator = i.key AND s.level = 2 JOIN atlas.indicator_values v ON v.series = s.key
                JOIN atlas.areas a ON a.key = v.area WHERE i.id = '{indicator}' AND v.value IS NOT NULL AND NOT ST_IsEmpty(a.geom)) AS areas
            """)).Select(row => Array.ConvertAll(row, text => double.Parse(text, CultureInfo.InvariantCulture)))
            .Select(row => (X: (row[0] + Half) / (2 * Half) * (1 << zoom), Y: (Half - row[1]) / (2 * Half) * (1 << zoom), Class: ClassOf(row[2]))).ToList();
        foreach (var tile in areas.GroupBy(area => ((int)area.X, (int)area.Y)))
        {
            var address = FormattableString.Invariant($"/tiles/areas/{zoom}/{tile.Key.Item1}/{tile.Key.Item2}.mvt?level=lsoa&indicator={indicator}");
            var rings = Buckets(TileReader.Rings(await client.GetByteArrayAsync(new Uri(address, UriKind.Relative))));
            foreach (var step in tile.Select(area => (X: area.X % 1 * extent, Y: area.Y % 1 * extent, area.Class)).GroupBy(area => ((int)area.X, (int)area.Y)))
            {
                var classes = step.Select(area => area.Class).ToHashSet();
                foreach (var area in step)
                {
                    var top = rings[((int)area.X / Bucket, (int)area.Y / Bucket)].LastOrDefault(ring => Holds(ring.Ring, area.X, area.Y));
                    var seen = top.Ring is null ? -1 : ClassOf(top.Value);
                    (own, shared, neither) = seen == area.Class ? (own + 1, shared, neither)
                        : classes.Contains(seen) ? (own, shared + 1, neither)
                        : (own, shared, neither + 1);
                }
            }
        }

        return new Shading(areas.Count, own, shared, neither);

        int ClassOf(double value) => limits.Count(limit => value >= limit);
    }

    private static ILookup<(int, int), (double Value, List<(int X, int Y)> Ring)> Buckets(
        IReadOnlyList<(double Value, List<(int X, int Y)> Ring)> rings) => rings
        .SelectMany(one =>
            from x in Range(one.Ring.Min(point => point.X), one.Ring.Max(point => point.X))
            from y in Range(one.Ring.Min(point => point.Y), one.Ring.Max(point => point.Y))
            select ((x, y), one))
        .ToLookup(one => one.Item1, one => one.one);

    private static IEnumerable<int> Range(int least, int most) =>
        Enumerable.Range(Math.Max(0, least) / Bucket, (Math.Max(0, most) / Bucket) - (Math.Max(0, least) / Bucket) + 1);

    private static bool Holds(List<(int X, int Y)> ring, double x, double y)
    {
        var inside = false;
        var from = ring[^1];
        foreach (var to in ring)
        {
            inside ^= from.Y > y != to.Y > y && x < from.X + ((to.X - from.X) * (y - from.Y) / (to.Y - from.Y));
            from = to;
        }

        return inside;
    }
}
