using System.Globalization;
using CommunityAssets.Analysis.Access;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Enhanced two-step floating catchments of a country, by straight line, the search for pairs included.</summary>
internal sealed class CatchmentFigure : IAnalysisFigure
{
    private const int Sites = 20_000;
    private const double Reach = 1_600;

    /// <inheritdoc/>
    public string Name => "e2sfca";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run)
    {
        var country = new AnalysisCountry();
        var (areaX, areaY) = country.Centroids();
        var (siteX, siteY) = country.Places(Sites, seed: 20260801, wider: 1.6);
        RawFile.Write<double>(run.In("area-x"), areaX);
        RawFile.Write<double>(run.In("area-y"), areaY);
        RawFile.Write<double>(run.In("site-x"), siteX);
        RawFile.Write<double>(run.In("site-y"), siteY);
        RawFile.Write<double>(run.In("people"), country.People());
        RawFile.Write<double>(run.In("supply"), AnalysisCountry.Supply(Sites));
        var what = string.Create(
            CultureInfo.InvariantCulture, $"E2SFCA: {areaX.Length:N0} areas, {Sites:N0} sites, {Reach:N0} m straight line, the search for pairs included");
        var row = await run.InTurnAsync(
            what,
            () => run.OursAsync(Name, again: 4),
            [
                new Reference("pandas, the way of PySAL access", () => run.PythonAsync("e2sfca_pandas.py", again: 1))
                {
                    Missing = await AnalysisRun.PythonLacksAsync("numpy", "scipy", "pandas"),
                    Compare = (ours, theirs) => Compare(run, ours, theirs, "access-pandas"),
                },
                new Reference("numpy and scipy's cKDTree", () => run.PythonAsync("e2sfca_numpy.py", again: 4))
                {
                    Missing = await AnalysisRun.PythonLacksAsync("numpy", "scipy"),
                    Compare = (ours, theirs) => Compare(run, ours, theirs, "access-numpy"),
                },
            ],
            "10 times PySAL access, no slower than numpy; under 300 MB");
        return [row with { Notes = [string.Create(CultureInfo.InvariantCulture, $"E2SFCA: {row.Ours[0].Facts["pairs"]:N0} pairs are in reach. {Stand}")] }];
    }

    /// <inheritdoc/>
    public void Work(ChildTask task)
    {
        var (areaX, areaY, siteX, siteY) = (task.Doubles("area-x"), task.Doubles("area-y"), task.Doubles("site-x"), task.Doubles("site-y"));
        var (people, supply) = (task.Doubles("people"), task.Doubles("supply"));
        var areas = areaX.Zip(areaY, (x, y) => new Coordinate(x, y)).ToArray();
        var sites = siteX.Zip(siteY, (x, y) => new Coordinate(x, y)).ToArray();
        var decay = Decay.Zones([400, 800, Reach], [1, 0.68, 0.22]);
        var (pairs, access) = task.Time(() =>
        {
            var found = ReachPairs.StraightLine(areas, sites, Reach, detour: 1);
            return (found, FloatingCatchments.TwoStep(found, people, supply, decay));
        });
        task.Tell("pairs", pairs.Count);
        task.Write<double>("access", access.Areas);
    }

    private const string Stand =
        "PySAL access itself is not in Debian: its published two-stage method (a merge, a weight for each row by a function, a group-by, twice) is written out with Debian's pandas instead, with cKDTree to find the pairs.";

    private static void Compare(AnalysisRun run, Taken ours, Taken theirs, string file)
    {
        Answers.Same("pairs in reach", ours.Facts["pairs"], theirs.Facts["pairs"]);
        Answers.Same("access of areas", run.In("access"), run.In(file));
    }
}
