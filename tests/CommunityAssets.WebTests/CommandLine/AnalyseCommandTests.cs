using System.Globalization;
using System.Text.Json;
using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>Analyses of the demo place, from the command line to the file.</summary>
public sealed class AnalyseCommandTests(AnalyseCommandTests.Demo demo) : IClassFixture<AnalyseCommandTests.Demo>
{
    [Fact]
    public async Task Clusters_come_with_findings_a_method_that_can_be_repeated_and_a_row_for_each_area()
    {
        var file = demo.Path("clusters.csv");
        var run = await Command.DoneAsync("analyse", "clusters", "--atlas", demo.Atlas, "--indicator", "imd-2025-score", "--out", file);
        Assert.Contains("High among high: 7 areas, unlikely by chance", run.Out, StringComparison.Ordinal);
        Assert.Contains("999 conditional permutations, seed 12345", run.Out, StringComparison.Ordinal);
        var rows = Rows(file);
        Assert.Equal(62, rows.Count);
        Assert.All(rows, row => Assert.InRange(Number(row, "adjusted_p"), Number(row, "pseudo_p"), 1));
        Assert.All(rows.Where(row => row["cluster"] == "high among high"), row => Assert.True(Number(row, "adjusted_p") <= 0.05));

        var again = demo.Path("again.csv");
        await Command.DoneAsync("analyse", "clusters", "--atlas", demo.Atlas, "--indicator", "imd-2025-score", "--out", again);
        Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(again));
    }

    [Fact]
    public async Task Duplicates_come_with_reasons_the_weights_used_and_public_records_alone()
    {
        var file = demo.Path("duplicates.csv");
        var run = await Command.DoneAsync("analyse", "duplicates", "--atlas", demo.Atlas, "--out", file);
        Assert.Contains("may be of the same thing (at 50% or more)", run.Out, StringComparison.Ordinal);
        Assert.Contains("A person decides.", run.Out, StringComparison.Ordinal);
        var rows = Rows(file);
        Assert.True(rows.Count > 20);
        Assert.All(rows, row => Assert.InRange(Number(row, "likely"), 0.5, 1));
        Assert.All(rows, row => Assert.NotEqual(row["one_id"], row["other_id"]));
        Assert.Equal(rows.OrderByDescending(row => Number(row, "weight")).Select(row => row["one_id"]), rows.Select(row => row["one_id"]));

        var json = await Command.DoneAsync("analyse", "duplicates", "--atlas", demo.Atlas, "--kind", "group", "--least", "0.95", "--json");
        var result = JsonDocument.Parse(json.Out).RootElement;
        Assert.All(result.GetProperty("rows").EnumerateArray(), row => Assert.Equal("group", row.GetProperty("one_kind").GetString()));
        Assert.Equal("public", result.GetProperty("parameters").GetProperty("see").GetString());
        var weights = result.GetProperty("parameters").GetProperty("weights").EnumerateArray().ToList();
        var name = weights.Single(
            weight => weight.GetProperty("field").GetString() == "name" && weight.GetProperty("outcome").GetString() == "same");
        Assert.Equal(
            Math.Log2(name.GetProperty("match").GetDouble() / name.GetProperty("differ").GetDouble()), name.GetProperty("bits").GetDouble(),
            1e-9);

        var refused = await Command.RunAsync("analyse", "duplicates", "--atlas", demo.Atlas, "--least", "1.5");
        Assert.Equal(ExitCode.BadInput, refused.Code);
        var stories = await Command.RunAsync("analyse", "duplicates", "--atlas", demo.Atlas, "--kind", "story");
        Assert.Contains("Stories are not looked through", stories.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2sfca", "Two-step floating catchments (Luo and Wang 2003)", "all within 1200 m alike")]
    [InlineData("e2sfca", "Enhanced two-step floating catchments (Luo and Qi 2009)", "zones to 400 m × 1, 800 m × 0.68, 1200 m × 0.22")]
    [InlineData("gaussian", "Enhanced two-step floating catchments with Gaussian decay (Dai 2010)", "Gaussian decay to 1200 m")]
    [InlineData("3sfca", "Three-step floating catchments (Wan, Zou and Sternberg 2012)", "Gaussian decay to 1200 m")]
    public async Task Each_way_of_floating_catchments_is_called_by_its_own_name(string method, string name, string decay)
    {
        var run = await Command.DoneAsync("analyse", "catchment", "--atlas", demo.Atlas, "--topic", "growing", "--method", method);
        Assert.Contains("How: " + name + " of ", run.Out, StringComparison.Ordinal);
        Assert.Contains("; " + decay + ";", run.Out, StringComparison.Ordinal);
        Assert.Contains("(whoever lives beyond them is not loaded, and not counted)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_permutations_for_an_area_to_stand_out_are_told_with_how_many_would_do()
    {
        string[] ask = ["analyse", "clusters", "--atlas", demo.Atlas, "--indicator", "imd-2025-score", "--false-discovery", "0.001"];
        const string Coarse = "permutations tell no chance under 1 in ";
        var few = await Command.DoneAsync([.. ask, "--permutations", "999"]);
        Assert.Contains("999 " + Coarse + "1,000, too coarse for one area alone to be told among 62.", few.Out, StringComparison.Ordinal);
        Assert.Contains("ask for 99,999.", few.Out, StringComparison.Ordinal);
        var many = await Command.DoneAsync([.. ask, "--permutations", "99999"]);
        Assert.DoesNotContain(Coarse, many.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Catchments_hand_out_what_there_is()
    {
        var file = demo.Path("catchment.csv");
        await Command.DoneAsync("analyse", "catchment", "--atlas", demo.Atlas, "--topic", "growing", "--method", "2sfca", "--out", file);
        var rows = Rows(file);
        var handedOut = rows.Sum(row => Number(row, "per_1000") / 1000 * Number(row, "people"));

        // Whole sites, each with a capacity of one or more: no more than the rounding of the file is lost.
        Assert.Equal(Math.Round(handedOut), handedOut, 1e-6);
        Assert.True(handedOut >= rows.Max(row => Number(row, "sites")));
        Assert.All(rows.Where(row => Number(row, "sites") == 0), row => Assert.Equal(0, Number(row, "per_1000")));
    }

    [Theory]
    [InlineData]
    [InlineData("--demand", "loneliness")]
    public async Task Catchments_of_a_part_are_shared_with_the_people_around_it(params string[] more)
    {
        var (whole, part) = (demo.Path($"whole{more.Length}.csv"), demo.Path($"part{more.Length}.csv"));
        string[] ask = ["analyse", "catchment", "--atlas", demo.Atlas, "--topic", "company", "--level", "lsoa", .. more];
        await Command.DoneAsync([.. ask, "--out", whole]);
        await Command.DoneAsync([.. ask, "--within", "E02990006", "--out", part]);
        var all = Rows(whole).ToDictionary(row => row["code"], StringComparer.Ordinal);
        var some = Rows(part);
        Assert.InRange(some.Count, 2, all.Count - 1);
        Assert.Contains(some, row => Number(row, "per_1000") > 0);
        Assert.All(some, row =>
        {
            // Sums in another order may differ in their last digit.
            Assert.Equal(Number(all[row["code"]], "per_1000"), Number(row, "per_1000"), 1e-9);
            Assert.All(["people", "sites", "nearest_metres"], column => Assert.Equal(all[row["code"]][column], row[column]));
        });
    }

    [Fact]
    public async Task Areas_can_be_those_whose_centre_lies_in_a_file()
    {
        var (box, far) = (demo.Path("box.geojson"), demo.Path("far.geojson"));
        await File.WriteAllTextAsync(
            box, """{"type":"Polygon","coordinates":[[[1.67,54.07],[1.71,54.07],[1.71,54.09],[1.67,54.09],[1.67,54.07]]]}""");
        await File.WriteAllTextAsync(far, """{"type":"Polygon","coordinates":[[[-4.1,50.3],[-4.0,50.3],[-4.0,50.4],[-4.1,50.3]]]}""");
        var (whole, part) = (demo.Path("whole-box.csv"), demo.Path("part-box.csv"));
        string[] ask = ["analyse", "catchment", "--atlas", demo.Atlas, "--topic", "company"];
        await Command.DoneAsync([.. ask, "--out", whole]);
        var told = await Command.DoneAsync([.. ask, "--polygon", box, "--out", part]);
        Assert.Contains(", in box.geojson (and of those around, who share)", told.Out, StringComparison.Ordinal);
        var expected = Rows(whole).Where(row =>
            Number(row, "longitude") is > 1.67 and < 1.71 && Number(row, "latitude") is > 54.07 and < 54.09).ToList();
        var rows = Rows(part).ToDictionary(row => row["code"], StringComparer.Ordinal);
        Assert.InRange(rows.Count, 5, 40);

        // A file tells of a point inside each area, the analysis goes by where people live: they agree but at the edge.
        Assert.InRange(expected.Count(row => rows.ContainsKey(row["code"])), rows.Count - 4, rows.Count);
        Assert.All(expected.Where(row => rows.ContainsKey(row["code"])), row =>
            Assert.Equal(Number(row, "per_1000"), Number(rows[row["code"]], "per_1000"), 1e-9));

        var outside = await Command.RunAsync([.. ask, "--polygon", far]);
        Assert.Equal(ExitCode.BadInput, outside.Code);
        Assert.Contains("far.geojson: no centre of the 62 small areas (LSOA)", outside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overlay_names_its_corners_and_tells_a_thin_record_from_a_lack()
    {
        var run = await Command.DoneAsync(
            "analyse", "overlay", "--atlas", demo.Atlas, "--indicator", "imd-2025-score", "--topic", "company", "--json");
        var result = JsonDocument.Parse(run.Out).RootElement;
        Assert.Contains("not yet mapped", run.Out, StringComparison.Ordinal);
        Assert.Equal("company", result.GetProperty("parameters").GetProperty("topic").GetString());
        Assert.Contains("Not enough overlap between sources to say how complete this is.", run.Out, StringComparison.Ordinal);
        var all = await Command.DoneAsync("analyse", "overlay", "--atlas", demo.Atlas, "--indicator", "imd-2025-score");
        Assert.Contains(
            "an area that is not yet mapped. Two lists that overlap suggest 1,123 to 2,117 in all", all.Out, StringComparison.Ordinal);
        var names = result.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("meeting").GetString()).ToHashSet();
        string?[] corners = ["Build on what's here", "Start listening here", "Strengths to share", "Keep in touch", null];
        Assert.All(names, name => Assert.Contains(name, corners));
        Assert.Contains("Build on what's here", names);
    }

    [Fact]
    public async Task Access_tells_the_nearest_what_is_within_a_walk_and_for_how_many_people()
    {
        var file = demo.Path("access.csv");
        var run = await Command.DoneAsync("analyse", "access", "--atlas", demo.Atlas, "--topic", "growing", "--out", file);
        Assert.Contains("of people live within 15 minutes' walk of at least one of 28 recorded strengths for growing", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("along the walking network", run.Out, StringComparison.Ordinal);
        var rows = Rows(file);
        Assert.Equal(62, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.InRange(Number(row, "within_5"), 0, Number(row, "within_10"));
            Assert.InRange(Number(row, "within_10"), 0, Number(row, "within_15"));

            // Where none is within an hour, nothing is told of the nearest.
            Assert.Equal(Number(row, "within_15") > 0, row["nearest_metres"].Length > 0 && Number(row, "nearest_metres") <= 1200);
            Assert.Equal(row["nearest_metres"].Length > 0 ? "network" : "", row["measured"]);
        });

        var place = demo.Path("place.csv");
        await Command.DoneAsync("analyse", "access", "--atlas", demo.Atlas, "--topic", "growing", "--rows", "place", "--out", place);
        var whole = Assert.Single(Rows(place));
        Assert.Equal(rows.Sum(row => Number(row, "people")), Number(whole, "people"));
        Assert.Equal(rows.Where(row => Number(row, "within_15") > 0).Sum(row => Number(row, "people")), Number(whole, "people_15"));
    }

    [Fact]
    public async Task Access_by_fifth_by_topic_and_by_larger_area_adds_up_to_the_people_of_the_place()
    {
        var (fifths, wards, topics) = (demo.Path("fifths.csv"), demo.Path("wards.csv"), demo.Path("topics.csv"));
        await Command.DoneAsync(
            "analyse", "access", "--atlas", demo.Atlas, "--rows", "fifths", "--indicator", "imd-2025-score", "--out", fifths);
        await Command.DoneAsync("analyse", "access", "--atlas", demo.Atlas, "--rows", "ward", "--out", wards);
        await Command.DoneAsync("analyse", "access", "--atlas", demo.Atlas, "--rows", "place", "--by", "topic", "--out", topics);

        Assert.Equal(["1", "2", "3", "4", "5"], Rows(fifths).Select(row => row["id"]));
        Assert.Equal(98616, Rows(fifths).Sum(row => Number(row, "people")));
        Assert.Equal(15, Rows(wards).Count);
        Assert.Equal(98616, Rows(wards).Sum(row => Number(row, "people")));
        Assert.All(Rows(topics), row => Assert.Equal(98616, Number(row, "people")));
        Assert.Contains("growing", Rows(topics).Select(row => row["topic"]));
    }

    [Fact]
    public async Task Nothing_recorded_is_not_yet_mapped_and_no_error()
    {
        var run = await Command.DoneAsync("analyse", "access", "--atlas", demo.Atlas, "--topic", "dementia", "--kind", "story");
        Assert.Contains("Not yet mapped", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("can't be read as times on foot", "access", "--minutes", "15,10")]
    [InlineData("can't be read as times on foot", "access", "--minutes", "5,10,61")]
    [InlineData("Fifths need an indicator", "access", "--rows", "fifths")]
    [InlineData("Rows are areas, place, fifths or a level", "access", "--rows", "tenths")]
    [InlineData("no areas of the level region to put", "access", "--rows", "region")]
    [InlineData("There is no indicator 'loneli'", "clusters", "--indicator", "loneli")]
    [InlineData("has no values for oa 2021", "clusters", "--indicator", "imd-2025-score", "--level", "oa")]
    [InlineData("no areas of the level region", "clusters", "--indicator", "imd-2025-score", "--level", "region")]
    [InlineData("no area with the code 'E09'", "clusters", "--indicator", "imd-2025-score", "--within", "E09")]
    [InlineData("'company-and-friends' is not a topic", "catchment", "--topic", "company-and-friends")]
    [InlineData("'club' is not a kind", "catchment", "--kind", "club")]
    [InlineData("--metres takes metres above 0", "catchment", "--method", "2sfca", "--metres", "-5")]
    [InlineData("--permutations takes", "clusters", "--indicator", "imd-2025-score", "--permutations", "0")]
    [InlineData("--false-discovery takes", "clusters", "--indicator", "imd-2025-score", "--false-discovery", "NaN")]
    [InlineData("--nearest takes", "clusters", "--indicator", "imd-2025-score", "--nearest", "0")]
    [InlineData("--metres takes", "clusters", "--indicator", "imd-2025-score", "--metres", "NaN")]
    public async Task What_can_not_be_done_is_refused_in_words(string words, params string[] args)
    {
        var run = await Command.RunAsync(["analyse", .. args, "--atlas", demo.Atlas]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out table.xlsx: the format is told by the end of the file's name", "table.xlsx")]
    [InlineData("there is no folder", "not-there/table.csv")]
    public async Task Where_the_result_can_not_go_is_told_before_any_work_is_done(string words, string path)
    {
        // There is not even an atlas.
        string[] missing = ["--atlas", demo.Path("missing.gpkg"), "--out", path];
        var polygon = demo.Path("missing.geojson");
        foreach (var ask in (string[][])[["classes", "--indicator", "imd-2025-score"], ["duplicates"], ["estimate", "--polygon", polygon]])
        {
            var run = await Command.RunAsync(["analyse", .. ask, .. missing]);
            Assert.Equal(ExitCode.BadInput, run.Code);
            Assert.Contains(words, run.Error, StringComparison.Ordinal);
        }
    }

    private static List<Dictionary<string, string>> Rows(string file) => CsvRows.Read(file);

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    /// <summary>One demo place for all of them.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        private readonly Workplace _work = new();

        public string Atlas => _work.Atlas;

        public string Path(string file) => System.IO.Path.Combine(_work.Folder, file);

        public Task InitializeAsync() => Command.DoneAsync("demo", "--atlas", Atlas);

        public Task DisposeAsync()
        {
            _work.Dispose();
            return Task.CompletedTask;
        }
    }
}
