using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Readers;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Networks;

/// <summary>Holds the network to the roads of a real place, and to what NetworkX works out of the same stretches.</summary>
public sealed class RealRoadsTests
{
    // The one that Debian's packages are for, whatever other Python is first on the path.
    private const string Python = "/usr/bin/python3";

    private const string Networkx = """
        import math, sys, networkx
        courses, starts = [], []
        for line in sys.stdin:
            what, *numbers = line.split()
            if what == "start":
                starts.append((int(numbers[0]), int(numbers[1])))
            else:
                courses.append((float(numbers[0]), list(zip(map(int, numbers[1::2]), map(int, numbers[2::2])))))
        ends = {end for _, course in courses for end in (course[0], course[-1])}
        graph = networkx.Graph()
        for metres, course in courses:
            steps = [math.dist(a, b) for a, b in zip(course, course[1:])]
            since, walked = course[0], 0
            for place, step in zip(course[1:], steps):
                walked += step
                if place in ends:
                    weight = metres * walked / sum(steps)
                    if place != since:
                        weight = min(weight, graph.get_edge_data(since, place, {"weight": weight})["weight"])
                        graph.add_edge(since, place, weight=weight)
                    else:
                        graph.add_node(place)
                    since, walked = place, 0
        print(graph.number_of_nodes(), len(max(networkx.connected_components(graph), key=len)))
        for start in starts:
            for (x, y), metres in networkx.single_source_dijkstra_path_length(graph, start, cutoff=5000).items():
                print(start[0], start[1], x, y, repr(metres))
        """;

    [RealDataFact]
    public async Task The_roads_of_a_real_place_have_the_ends_and_the_largest_part_that_were_counted_elsewhere()
    {
        var (network, stretches) = await ReadAsync();
        var endsAlone = Streets.Of(stretches.Select(stretch =>
            stretch with { Line = new LineString([stretch.Line.StartPoint.Coordinate, stretch.Line.EndPoint.Coordinate]) }));

        // SOURCES.md beside the data: 7,987 distinct end points, largest connected part 7,702, 1,301 km (measured another way).
        Assert.Equal(7987, endsAlone.NodeCount);
        Assert.Equal(7702, endsAlone.Islands[0].Nodes);
        Assert.InRange(network.Islands.Sum(island => island.Metres) / 1000, 1298, 1304);

        // Some lanes end at a bend of another road: they hang together too.
        Assert.Equal(7987, network.NodeCount);
        Assert.Equal(7882, network.Islands[0].Nodes);
    }

    [NetworkxFact]
    public async Task Walks_on_the_roads_of_a_real_place_are_as_long_as_networkx_says()
    {
        var (network, stretches) = await ReadAsync();
        var starts = Enumerable.Range(0, 12).Select(i => i * 617 % network.NodeCount).ToArray();
        var input = new StringBuilder();
        foreach (var stretch in stretches)
        {
            var course = string.Join(' ', stretch.Line.Coordinates.Select(point => Key(point.X, point.Y)));
            input.AppendLine(CultureInfo.InvariantCulture, $"stretch {stretch.Metres:R} {course}");
        }

        foreach (var start in starts)
        {
            var (x, y) = network.NodeAt(start);
            input.AppendLine(CultureInfo.InvariantCulture, $"start {Key(x, y)}");
        }

        var lines = await RunAsync(input.ToString());

        Assert.Equal($"{network.NodeCount} {network.Islands[0].Nodes}", lines[0]);
        var expected = lines.Skip(1).Select(line => line.Split(' '))
            .ToDictionary(
                words => (Start: words[0] + " " + words[1], End: words[2] + " " + words[3]),
                words => double.Parse(words[4], CultureInfo.InvariantCulture));
        var compared = 0;
        foreach (var start in starts)
        {
            var edge = Enumerable.Range(0, network.EdgeCount)
                .First(edge => network.Edge(edge).From == start || network.Edge(edge).To == start);
            var (from, _, metres) = network.Edge(edge);
            using var field = network.From(new NetworkPoint(edge, from == start ? 0 : metres, 0), 5000);
            var (x, y) = network.NodeAt(start);
            for (var node = 0; node < network.NodeCount; node++)
            {
                var (nodeX, nodeY) = network.NodeAt(node);
                if (expected.TryGetValue((Key(x, y), Key(nodeX, nodeY)), out var told))
                {
                    Assert.Equal(told, field.ToNode(node), 1e-9 * Math.Max(told, 1));
                    compared++;
                }
                else
                {
                    Assert.Equal(double.PositiveInfinity, field.ToNode(node));
                }
            }
        }

        Assert.Equal(expected.Count, compared);
        Assert.True(compared > 3000, $"Only {compared} ways were compared.");
    }

    private static string Key(double x, double y) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Round(x * 100)} {(int)Math.Round(y * 100)}");

    private static async Task<(WalkingNetwork Network, List<NetworkEdge> Stretches)> ReadAsync()
    {
        var file = InputFile.Open(RealData.Path("banes/network/roads.geojson.gz"));
        var reader = new NetworkReader(file, "os", ReferenceSystem.BritishNationalGrid, new ReadNotes());
        var stretches = (await Reading.Good(reader.ReadAsync())).ToList();
        return (Streets.Of(stretches.Select(stretch => stretch with { Walkable = true })), stretches);
    }

    private static async Task<string[]> RunAsync(string input)
    {
        var start = new ProcessStartInfo(Python)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Networkx);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var trouble = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal("", await trouble);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>A test on real data that asks NetworkX, passed over with a message where Python has no such library.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NetworkxFactAttribute : FactAttribute
    {
        public NetworkxFactAttribute()
        {
            if (RealData.Folder is null)
            {
                Skip = "There is no shared/data/real beside the repository.";
            }
            else if (!IsThere())
            {
                Skip = $"{Python} has no networkx (python3-networkx).";
            }
        }

        private static bool IsThere()
        {
            try
            {
                using var process = Process.Start(
                    new ProcessStartInfo(Python, ["-c", "import networkx"]) { UseShellExecute = false, RedirectStandardError = true })!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }
}
