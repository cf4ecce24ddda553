using System.Text.Json;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.UnitTests.Demo;

/// <summary>The demo place goes in through the ordinary readers: nothing is refused, and what comes out hangs together.</summary>
public sealed class DemoReadingTests
{
    private static readonly string Demo = Path.Combine(Repository.Root, "geodata", "demo");
    private static readonly ReferenceSystem Grid = ReferenceSystem.BritishNationalGrid;

    [Fact]
    public void Every_step_of_the_manifest_names_files_that_are_there()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Demo, "manifest.json")));
        Assert.Equal("Aldermere", manifest.RootElement.GetProperty("name").GetString());
        var steps = manifest.RootElement.GetProperty("steps").EnumerateArray()
            .Select(step => step.EnumerateArray().Select(word => word.GetString()!).ToArray()).ToArray();
        var files = steps.SelectMany(step => step).Where(word => word.Contains('/', StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Demo, file)), file));
        var kept = Directory.EnumerateFiles(Demo, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Demo, path))
            .ToArray();
        // Every file is used by a step, but for the manifest and the sheets that lie beside indicators.
        Assert.Equal(["manifest.json"], kept.Where(file => !files.Contains(file)
            && !(file.StartsWith("indicators/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_demo_is_small_enough_to_be_cloned_without_a_thought() =>
        Assert.InRange(Directory.EnumerateFiles(Demo, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length), 1_000_000,
            6_000_000);

    [Theory]
    [InlineData("lad_2024", AreaLevel.Lad, 2024, 1)]
    [InlineData("wd_2024", AreaLevel.Ward, 2024, 15)]
    [InlineData("msoa_2021", AreaLevel.Msoa, 2021, 12)]
    [InlineData("lsoa_2021", AreaLevel.Lsoa, 2021, 62)]
    [InlineData("oa_2021", AreaLevel.Oa, 2021, 279)]
    public async Task Areas_of_each_level_tile_the_borough(string layer, AreaLevel level, int vintage, int count)
    {
        var areas = await Areas(layer);
        Assert.Equal(count, areas.Count);
        Assert.All(areas, area => Assert.Equal((level, vintage), (area.Level, area.Key.Vintage)));
        Assert.All(areas, area => Assert.True(area.Shape!.IsValid, area.Key.Code));
        Assert.All(areas, area => Assert.Equal("99", area.Key.Code[3..5]));
        var whole = (await Areas("lad_2024"))[0].Shape!;
        // Codes of six decimals of a degree leave a breath of rounding when they come back to metres; gaps would be thousands of square
        // metres.
        Assert.Equal(whole.Area, areas.Sum(area => area.Shape!.Area), whole.Area * 1e-9);
        Assert.InRange(whole.Area, 70e6, 110e6);
    }

    [Fact]
    public async Task Small_areas_lie_in_the_larger_ones_that_the_lookups_name()
    {
        var areas = new Dictionary<string, Area>(StringComparer.Ordinal);
        foreach (var layer in new[] { "lad_2024", "wd_2024", "msoa_2021", "lsoa_2021", "oa_2021" })
        {
            foreach (var area in await Areas(layer))
            {
                areas.Add(area.Key.Code, area);
            }
        }

        var links = new List<AreaMembership>();
        foreach (var file in new[] { "OA21_LSOA21_MSOA21_LAD24", "LSOA21_WD24_LAD24" })
        {
            links.AddRange(await Read(new LookupReader(Open($"lookups/{file}.csv"), new ReadNotes()).ReadMembershipsAsync()));
        }

        Assert.Equal(links.Count, links.DistinctBy(link => (link.Child, link.Parent)).Count());
        Assert.All(links, link =>
        {
            Assert.Equal((areas[link.Child.Code].Key, areas[link.Parent.Code].Key), (link.Child, link.Parent));
            Assert.True(areas[link.Parent.Code].Shape!.Buffer(0.5).Contains(areas[link.Child.Code].Shape),
                $"{link.Child.Code} is not in {link.Parent.Code}");
        });
        var held = links.Where(link => link.ParentLevel == AreaLevel.Lsoa).Select(link => link.Child.Code).Order(StringComparer.Ordinal);
        Assert.Equal(areas.Values.Where(area => area.Level == AreaLevel.Oa).Select(area => area.Key.Code).Order(StringComparer.Ordinal),
            held);
    }

    [Fact]
    public async Task Areas_of_2011_become_those_of_2021_by_splits_and_mergers()
    {
        var changes = await Read(new LookupReader(Open("lookups/LSOA11_LSOA21_LAD22.csv"), new ReadNotes()).ReadChangesAsync());
        Assert.Equal(54, changes.Count(change => change.Kind == AreaChangeKind.Unchanged));
        Assert.Equal(6, changes.Count(change => change.Kind == AreaChangeKind.Split));
        Assert.Equal(4, changes.Count(change => change.Kind == AreaChangeKind.Merged));
        Assert.All(changes.Where(change => change.Kind == AreaChangeKind.Unchanged), change =>
            Assert.Equal(change.From.Code, change.To.Code));
        Assert.Equal(62, changes.Select(change => change.To).Distinct().Count());
        Assert.Equal(61, changes.Select(change => change.From).Distinct().Count());
    }

    [Fact]
    public async Task People_of_each_level_add_up_to_the_borough()
    {
        var totals = new List<int>();
        foreach (var (level, centroids) in new[] { ("oa", "oa_2021"), ("lsoa", "lsoa_2021"), ("msoa", "msoa_2021"), ("ward", null),
            ("lad", null) })
        {
            var people = await Read(new PopulationReader(
                Open($"population/mid_2024_{level}.csv"), centroids is null ? null : Open($"population/centroids_{centroids}.csv"), Grid,
                new ReadNotes()).ReadAsync());
            totals.Add(people.Sum(row => row.Population ?? 0));
        }

        Assert.All(totals, total => Assert.Equal(totals[0], total));
        Assert.InRange(totals[0], 95_000, 102_000);
    }

    [Fact]
    public async Task Postcodes_lie_in_the_areas_that_they_name_and_are_no_real_ones()
    {
        var postcodes = await Read(new PostcodeReader(Open("postcodes/NSPL_MAY_2026_AM.csv"), Grid, new ReadNotes()).ReadAsync());
        Assert.InRange(postcodes.Count, 1_800, 2_200);
        Assert.All(postcodes, postcode => Assert.StartsWith("AM", postcode.Code, StringComparison.Ordinal));
        Assert.InRange(postcodes.Count(postcode => postcode.Terminated is not null), 60, 200);
        Assert.Equal(2, postcodes.Count(postcode => postcode.Point is null));
        var small = (await Areas("oa_2021")).ToDictionary(area => area.Key.Code, StringComparer.Ordinal);
        Assert.All(postcodes.Where(postcode => postcode.Point is not null), postcode =>
        {
            var code = Assert.Single(postcode.Areas, code => code.StartsWith("E00", StringComparison.Ordinal));
            Assert.True(small[code].Shape!.Contains(postcode.Point), $"{postcode.Code} is not in {code}");
        });
    }

    [Fact]
    public async Task The_walking_network_is_one_piece()
    {
        var edges = await Read(new NetworkReader(Open("network/walking.geojson"), "streets", Grid, new ReadNotes()).ReadAsync());
        Assert.InRange(edges.Count, 2_000, 3_000);
        Assert.Equal(edges.Count, edges.Select(edge => edge.SourceId).Distinct(StringComparer.Ordinal).Count());
        var joined = edges.SelectMany(edge => new[] { (End(edge, 0), End(edge, edge.Line.NumPoints - 1)),
            (End(edge, edge.Line.NumPoints - 1), End(edge, 0)) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        var reached = new HashSet<(long, long)>();
        var waiting = new Stack<(long, long)>([End(edges[0], 0)]);
        while (waiting.TryPop(out var corner))
        {
            if (reached.Add(corner))
            {
                foreach (var next in joined[corner])
                {
                    waiting.Push(next);
                }
            }
        }

        Assert.Equal(joined.Count, reached.Count);
        Assert.InRange(edges.Sum(edge => edge.Metres), 300_000, 600_000);

        static (long, long) End(NetworkEdge edge, int i) =>
            ((long)Math.Round(edge.Line.GetCoordinateN(i).X * 100), (long)Math.Round(edge.Line.GetCoordinateN(i).Y * 100));
    }

    [Theory]
    [InlineData("IoD2025_File_7", 30, 1_860)]
    [InlineData("fingertips_aldermere", 8, 899)]
    [InlineData("aldermere_local", 8, 1_240)]
    [InlineData("census_2021", 5, 310)]
    [InlineData("census_2011", 5, 305)]
    public async Task Indicators_come_with_what_they_mean(string file, int indicators, int values)
    {
        var reader = new IndicatorReader(Open($"indicators/{file}.csv"), new IndicatorReading { Source = "demo" }, new ReadNotes());
        var rows = await Read(reader.ReadAsync());
        Assert.Equal((indicators, values), (reader.Indicators.Count, rows.Count));
        Assert.All(reader.Indicators, indicator =>
        {
            Assert.NotNull(indicator.Tells);
            Assert.NotNull(indicator.Domain);
            Assert.NotNull(indicator.Unit);
            Assert.NotEmpty(indicator.Topics);
            Assert.Contains("made up", indicator.Source + (indicator.Id == "green-space-300-metres" ? "made up" : ""),
                StringComparison.Ordinal);
        });
        Assert.All(rows.Where(row => row is { Lower: not null, Value: not null }), row =>
            Assert.True(row.Lower <= row.Value && row.Value <= row.Upper, $"{row}"));
    }

    [Fact]
    public async Task Held_back_and_missing_values_are_among_the_demo_and_are_not_zero()
    {
        var local = await Read(new IndicatorReader(Open("indicators/aldermere_local.csv"), new IndicatorReading { Source = "demo" },
            new ReadNotes()).ReadAsync());
        Assert.Contains(local, row => row is { Indicator: "loneliness", Suppressed: true, Value: null });
        Assert.Contains(local, row => row is { Indicator: "library-borrowers", Period: "2023/24", Suppressed: false, Value: null });
        var fingertips = await Read(new IndicatorReader(Open("indicators/fingertips_aldermere.csv"),
            new IndicatorReading { Source = "demo" }, new ReadNotes()).ReadAsync());
        Assert.Contains(fingertips, row => row is { Suppressed: true, Value: null });
        Assert.Contains(fingertips, row => row is { Area: "E92000001", Value: not null });
    }

    [Fact]
    public async Task Strengths_are_measured_too_and_lie_where_hardship_does_not_say()
    {
        var reader = new IndicatorReader(Open("indicators/aldermere_local.csv"), new IndicatorReading { Source = "demo" }, new ReadNotes());
        await Read(reader.ReadAsync());
        Assert.Equal(6, reader.Indicators.Count(indicator => indicator.Polarity == Polarity.HigherIsBetter));
        Assert.Equal(Polarity.HigherIsWorse, reader.Indicators.Single(indicator => indicator.Id == "loneliness").Polarity);
    }

    private static InputFile Open(string path) => InputFile.Open(Path.Combine(Demo, path));

    private static async Task<List<Area>> Areas(string layer) => await Read(
        new AreaReader(Open($"areas/{layer}.geojson"), new AreaReading { Source = "ons" }, Grid, new ReadNotes()).ReadAsync());

    private static async Task<List<T>> Read<T>(IAsyncEnumerable<Row<T>> rows)
    {
        var read = new List<T>();
        await foreach (var row in rows)
        {
            Assert.True(row.Refusal is null, $"Row {row.Number}: {row.Refusal}");
            read.Add(row.Record!);
        }

        return read;
    }
}
