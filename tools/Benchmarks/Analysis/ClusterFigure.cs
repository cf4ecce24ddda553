using System.Diagnostics;
using System.Globalization;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Cartography.Classes;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Local Moran's I and Gi* of a country with 999 conditional permutations each, one after the other.</summary>
internal sealed class ClusterFigure : IAnalysisFigure
{
    private const int Neighbours = 8;
    private const int Permutations = 999;

    // What it would take for p-values that stay telling when 33,000 of them are judged together.
    private const int ManyPermutations = 99_999;

    /// <inheritdoc/>
    public string Name => "clusters";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run)
    {
        var country = new AnalysisCountry();
        var (x, y) = country.Centroids();
        var nearest = Neighbourhoods.Nearest([.. x.Zip(y, (east, north) => new Coordinate(east, north))], Neighbours);
        RawFile.Write<int>(run.In("neighbours"), nearest.SelectMany(list => list).ToArray());
        RawFile.Write<double>(run.In("values"), AnalysisCountry.Values(x, y));
        var what = string.Create(
            CultureInfo.InvariantCulture, $"Local Moran's I and Gi*: {x.Length:N0} areas, {Neighbours} neighbours, {Permutations} conditional permutations each");
        var row = await run.InTurnAsync(
            what,
            () => run.OursAsync(Name, again: 4),
            [
                new Reference("spdep `localmoran_perm` and `localG_perm`, 2 cores", () => run.RAsync("clusters.R"))
                {
                    Missing = await AnalysisRun.RLacksAsync("spdep", "parallel"),
                    MostRounds = 2,
                    Compare = (_, _) => Compare(run, "spdep"),
                },
                new Reference("numba, the way of PySAL esda, 2 cores", () => run.PythonAsync("clusters_numba.py", again: 1))
                {
                    Missing = await AnalysisRun.PythonLacksAsync("numpy", "numba"),
                    Compare = (_, _) => Compare(run, "numba"),
                },
            ],
            "20 times spdep, aiming at 4 times esda; under 300 MB");
        var facts = row.Ours[0].Facts;
        var more = string.Create(
            CultureInfo.InvariantCulture,
            $"Clusters: in the same process local Moran's I with {ManyPermutations:N0} permutations takes ours {facts["many"] * 1000:0} ms, global Moran's I {facts["global"] * 1000:0} ms, and natural breaks of 35,000 different values in 7 classes (Fisher's exact optimum) {facts["breaks"] * 1000:0} ms.");
        return [row with { Notes = [Stand, more] }];
    }

    /// <inheritdoc/>
    public void Work(ChildTask task)
    {
        var weights = SpatialWeights.From([.. task.Numbers("neighbours").Chunk(Neighbours)], WeightStyle.RowStandardised);
        var values = task.Doubles("values");
        var plan = new PermutationPlan(Permutations);
        var (moran, hot) = task.Time(() => (LocalMoran.Of(values, weights, plan), GetisOrd.Of(values, weights, star: true, plan)));
        Tell("many", () => LocalMoran.Of(values, weights, new PermutationPlan(ManyPermutations)));
        Tell("global", () => GlobalMoran.Of(values, weights));
        var random = new Random(20260807);
        double[] different = [.. Enumerable.Range(0, 35_000).Select(_ => -Math.Log(1 - random.NextDouble()))];
        Tell("breaks", () => Classifier.Classify(different, ClassMethod.NaturalBreaks, 7));
        task.Write<double>("moran", moran.Select(one => one.Value).ToArray());
        task.Write<double>("moran-p", moran.Select(one => one.PseudoP).ToArray());
        task.Write<double>("hot", hot.Select(one => one.Value).ToArray());
        task.Write<double>("hot-p", hot.Select(one => one.PseudoP).ToArray());

        void Tell(string name, Action work)
        {
            var clock = Stopwatch.StartNew();
            work();
            task.Tell(name, clock.Elapsed.TotalSeconds);
        }
    }

    private const string Stand =
        "Clusters: neighbours and weights are given to all. PySAL esda itself is not in Debian: its conditional randomisation (one table of draws for all areas, gathered and counted area by area, compiled by numba for both cores, compiled before its clock starts) is written out instead. spdep tells Gi* as a deviate of its permutations, in which it draws for the area itself too: what is held against ours is its `localG`, worked out after the clock, and pseudo p-values of Gi* are held against esda's way alone.";

    private static void Compare(AnalysisRun run, string by)
    {
        Answers.Same("local Moran's I", run.In("moran"), run.In("moran-" + by));
        Answers.Same("Gi*", run.In("hot"), run.In("hot-" + by), 1e-8);
        Answers.SameByChance("pseudo p of local Moran's I", run.In("moran-p"), run.In("moran-p-" + by), Permutations);
        if (File.Exists(run.In("hot-p-" + by)))
        {
            Answers.SameByChance("pseudo p of Gi*", run.In("hot-p"), run.In("hot-p-" + by), Permutations);
        }
    }
}
