using System.Diagnostics;
using System.Globalization;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>What can be reached within 1,200 m of a thousand places on a town's streets.</summary>
internal sealed class IsochroneFigure : IAnalysisFigure
{
    private const int Origins = 1000;
    private const double Limit = 1200;

    /// <inheritdoc/>
    public string Name => "isochrones";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run)
    {
        var streets = MadeStreets.Make(seed: 20260805);
        var origins = Enumerable.Range(0, streets.X.Length).ToArray();
        new Random(20260806).Shuffle(origins);
        RawFile.Write<double>(run.In("node-x"), streets.X);
        RawFile.Write<double>(run.In("node-y"), streets.Y);
        RawFile.Write<int>(run.In("edge-from"), streets.From);
        RawFile.Write<int>(run.In("edge-to"), streets.To);
        RawFile.Write<double>(run.In("edge-metres"), streets.Metres);
        RawFile.Write<int>(run.In("origins"), origins.AsSpan(0, Origins));
        var (routing, missing) = await StreetServer.TryStartAsync(streets);
        await using var stopping = routing;
        var row = await run.InTurnAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Origins:N0} isochrones of {Limit:N0} m, {streets.X.Length:N0} nodes and {streets.From.Length:N0} edges"),
            () => run.OursAsync(Name, again: 4),
            [
                new Reference("pgr_drivingDistance, one call", () => routing!.CountAsync(origins[..Origins], Limit, run.In("reached-pgrouting")))
                {
                    Missing = missing,
                    MostRounds = 3,
                    Compare = (_, _) => Answers.Same("nodes reached", run.In("reached"), run.In("reached-pgrouting")),
                },
                new Reference("scipy csgraph.dijkstra with a limit", () => run.PythonAsync("isochrones_scipy.py", again: 1))
                {
                    Missing = await AnalysisRun.PythonLacksAsync("numpy", "scipy"),
                    Compare = (_, _) => Answers.Same("nodes reached", run.In("reached"), run.In("reached-scipy")),
                },
            ],
            "10 times pgr_drivingDistance, 10 times scipy");
        var facts = row.Ours[0].Facts;
        return
        [
            row with
            {
                Notes =
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Isochrones: {facts["reached"]:N0} nodes are reached, the same by all. Timed from the network in memory to a count for each place (pgRouting reads its edges from a table in each call, as it does); ours took {facts["build"]:0.00} s to make the network of its stretches and {facts["shape"] * 1000:0.0} ms on average to draw 400, 800 and 1,200 m around a place as polygons."),
                ],
            },
        ];
    }

    /// <inheritdoc/>
    public void Work(ChildTask task)
    {
        var clock = Stopwatch.StartNew();
        var network = Network(task);
        task.Tell("build", clock.Elapsed.TotalSeconds);
        var starts = Starts(task, network);
        var reached = task.Time(() =>
        {
            var counts = new double[starts.Length];
            network.FromEach(starts, Limit, (origin, field) => counts[origin] = field.Reached.Length);
            return counts;
        });
        task.Tell("reached", reached.Sum());
        task.Write<double>("reached", reached);
        clock.Restart();
        const int Drawn = 50;
        foreach (var start in starts.Take(Drawn))
        {
            Isochrones.Of(network, network.At(start), start, [400, 800, Limit]);
        }

        task.Tell("shape", clock.Elapsed.TotalSeconds / Drawn);
    }

    private static WalkingNetwork Network(ChildTask task)
    {
        var (x, y, from, to, metres) = (task.Doubles("node-x"), task.Doubles("node-y"), task.Numbers("edge-from"), task.Numbers("edge-to"), task.Doubles("edge-metres"));
        var builder = new WalkingNetworkBuilder();
        for (var edge = 0; edge < from.Length; edge++)
        {
            var line = new LineString([new Coordinate(x[from[edge]], y[from[edge]]), new Coordinate(x[to[edge]], y[to[edge]])]);
            builder.Add(new NetworkEdge(line, metres[edge], Walkable: true, Kind: null, "made", ""));
        }

        return builder.Build();
    }

    /// <summary>Each origin as an end of one of its edges: edges keep their numbers, since none is split.</summary>
    private static NetworkPoint[] Starts(ChildTask task, WalkingNetwork network)
    {
        var (from, to, origins) = (task.Numbers("edge-from"), task.Numbers("edge-to"), task.Numbers("origins"));
        var ends = new Dictionary<int, NetworkPoint>();
        for (var edge = 0; edge < from.Length; edge++)
        {
            ends.TryAdd(from[edge], new NetworkPoint(edge, 0, 0));
            ends.TryAdd(to[edge], new NetworkPoint(edge, network.Edge(edge).Metres, 0));
        }

        return [.. origins.Select(origin => ends[origin])];
    }
}
