using System.Globalization;
using CommunityAssets.Analysis.Areas;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>In which area each of a million points lies, told as a count for each area.</summary>
internal sealed class PointFigure : IAnalysisFigure
{
    private const int Points = 1_000_000;

    /// <inheritdoc/>
    public string Name => "points";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run)
    {
        var country = new AnalysisCountry();
        var (starts, cornerX, cornerY) = country.Borders();
        var (x, y) = country.Places(Points, seed: 20260805);
        RawFile.Write<int>(run.In("starts"), starts);
        RawFile.Write<double>(run.In("corner-x"), cornerX);
        RawFile.Write<double>(run.In("corner-y"), cornerY);
        RawFile.Write<double>(run.In("x"), x);
        RawFile.Write<double>(run.In("y"), y);
        var (postGis, missing) = await PointServer.TryStartAsync(Areas(starts, cornerX, cornerY), x, y);
        await using var stopping = postGis;
        var row = await run.InTurnAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Points:N0} points into {AnalysisCountry.Areas:N0} polygons of {(double)cornerX.Length / AnalysisCountry.Areas - 1:0} corners, counted"),
            () => run.OursAsync(Name, again: 2),
            [
                new Reference("PostGIS `ST_Contains`, 2 parallel workers", () => postGis!.CountAsync(run.In("counts-postgis")))
                {
                    Missing = missing,
                    Compare = (_, _) => Compare(run, "postgis"),
                },
                new Reference("geopandas `sjoin`", () => run.PythonAsync("points_geopandas.py"))
                {
                    Missing = await AnalysisRun.PythonLacksAsync("numpy", "geopandas", "rtree"),
                    MostRounds = 1,
                    Compare = (_, _) => Compare(run, "geopandas"),
                },
            ],
            "1.5 times PostGIS, 5 times geopandas");
        return [row with { Notes = [Stand] }];
    }

    /// <inheritdoc/>
    public void Work(ChildTask task)
    {
        var areas = Areas(task.Numbers("starts"), task.Doubles("corner-x"), task.Doubles("corner-y"));
        var (x, y) = (task.Doubles("x"), task.Doubles("y"));
        var counts = task.Time(() =>
        {
            var counts = new int[areas.Length];
            foreach (var area in AreaLocator.Of(areas).Find(x, y))
            {
                if (area >= 0)
                {
                    counts[area]++;
                }
            }

            return counts;
        });
        task.Write<double>("counts", Array.ConvertAll(counts, count => (double)count));
    }

    private const string Stand =
        "Points: ours lays the polygons out within its time; PostGIS has its indexes on both tables made and analysed, and both tables in memory, before its clock starts. Its memory is that of the leading process, with the shared buffers it touched.";

    private static Polygon[] Areas(int[] starts, double[] x, double[] y) =>
    [
        .. Enumerable.Range(0, starts.Length - 1).Select(area => new Polygon(new LinearRing(
            [.. Enumerable.Range(starts[area], starts[area + 1] - starts[area]).Select(corner => new Coordinate(x[corner], y[corner]))]))),
    ];

    private static void Compare(AnalysisRun run, string by) => Answers.Same("points in areas", run.In("counts"), run.In("counts-" + by), 0);
}
