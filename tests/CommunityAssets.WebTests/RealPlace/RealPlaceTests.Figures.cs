using System.Text.Json;
using CommunityAssets.UnitTests;
using CommunityAssets.WebTests.CommandLine;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>
/// The whole road from the publishers' files to the figures that an analysis tells, against what R and Python make of the same files
/// without this program (<c>tools/oracles/walking.py</c>, <c>place.R</c>).
/// </summary>
public abstract partial class RealPlaceTests<TAtlas>
{
    private const int Residents = 196_357;
    private const string Income = "imd2019-lsoa11-underlying-indicators-income-domain-numerator";
    private const string Score = "imd-2015-score";
    private const string Rank = "imd-2019-rank";

    [RealPlaceFact]
    public async Task Walks_along_the_real_streets_are_as_NetworkX_walks_them()
    {
        // Where along its boundary a polygon is first come to is up to each program: 25 m between two places there.
        const double Side = 5;
        var expected = Figures("walking");
        var told = await AnalyseAsync("access", "--topic", "growing", "--indicator", Rank);
        Assert.Equal(expected.Select(row => row["code"]), told.Rows.Select(row => Text(row, "code")));
        foreach (var (row, mine) in expected.Zip(told.Rows))
        {
            foreach (var column in (string[])["people", "within_5", "within_10", "within_15", "fifth"])
            {
                var (expects, tells) = (row.Number(column), Number(mine, column));
                Assert.True(expects == tells, $"{row["code"]}, {column}: {expects}, not {tells}.");
            }

            // Beyond 15 minutes the table is empty.
            Assert.True(
                row["nearest"].Length == 0 ? !(Number(mine, "nearest_metres") <= 1200)
                    : Math.Abs(row.Number("nearest") - Number(mine, "nearest_metres")) <= Side, row["code"]);
        }

        Assert.Equal(Residents, told.Rows.Sum(row => Number(row, "people")));
        double Share(Func<Dictionary<string, string>, bool> which, string within)
        {
            var members = expected.Where(which).ToList();
            return members.Where(row => row.Number(within) > 0).Sum(row => row.Number("people")) / members.Sum(row => row.Number("people"));
        }

        var whole = Assert.Single((await AnalyseAsync("access", "--topic", "growing", "--rows", "place")).Rows);
        foreach (var minutes in (string[])["5", "10", "15"])
        {
            Assert.Equal(Share(_ => true, "within_" + minutes), Number(whole, "share_" + minutes), 1e-12);
        }

        var fifths = await AnalyseAsync("access", "--topic", "growing", "--indicator", Rank, "--rows", "fifths");
        Assert.Equal(
            Enumerable.Range(1, 5).Select(fifth => Math.Round(Share(row => (int)row.Number("fifth") == fifth, "within_15"), 9)),
            fifths.Rows.Select(row => Math.Round(Number(row, "share_15"), 9)));

        // The fifths are of the place, whose areas need not be England's most deprived: the words say so.
        Assert.Contains(
            "the first fifth of these 115 areas by Index of Multiple Deprivation 2019: rank", fifths.Findings[1], StringComparison.Ordinal);
        Assert.Contains("People as in population_mid2020_lsoa11_broad_ages.csv.gz.", told.Method, StringComparison.Ordinal);
    }

    [RealPlaceFact]
    public async Task What_people_share_and_where_it_meets_need_is_as_numpy_works_it_out()
    {
        var expected = Figures("walking");
        var catchment = await AnalyseAsync("catchment", "--topic", "growing");
        var overlay = await AnalyseAsync("overlay", "--topic", "growing", "--indicator", Rank);
        string[] thirds = ["", "low", "middle", "high"];
        foreach (var ((row, shared), meeting) in expected.Zip(catchment.Rows).Zip(overlay.Rows))
        {
            Assert.Equal(row.Number("per_1000"), Number(shared, "per_1000"), 1e-9);
            Assert.Equal(row.Number("per_1000"), Number(meeting, "per_1000"), 1e-9);
            Assert.Equal(
                $"{thirds[(int)row.Number("need_third")]}-{thirds[(int)row.Number("strengths_third")]}", Text(meeting, "class"));
        }

        // What is handed out is what there is: every site that anybody reaches, once.
        var handed = catchment.Rows.Sum(row => Number(row, "per_1000") * Number(row, "people") / 1000);
        Assert.Equal(Math.Round(handed), handed, 1e-9);
        Assert.InRange(handed, 50, 110);
        Assert.Contains("whoever lives beyond them is not loaded, and not counted", catchment.Method, StringComparison.Ordinal);
    }

    [RealPlaceFact]
    public async Task Clusters_rates_and_inequality_are_as_R_works_them_out()
    {
        var expected = Figures("statistics");
        var moran = await AnalyseAsync("clusters", "--indicator", Score);
        var star = await AnalyseAsync("clusters", "--indicator", Score, "--statistic", "gi-star");
        var rates = await AnalyseAsync("rates", "--indicator", Income);
        var shares = await AnalyseAsync("rates", "--indicator", Income, "--denominator", "people", "--measure", "proportion");
        Assert.Equal(expected.Select(row => row["code"]), rates.Rows.Select(row => Text(row, "code")));
        foreach (var (row, number) in expected.Select((row, number) => (row, number)))
        {
            Assert.Equal(row.Number("moran"), Number(moran.Rows[number], "statistic"), 1e-9);
            Assert.Equal(row.Number("gi_star"), Number(star.Rows[number], "statistic"), 1e-9);
            var rate = rates.Rows[number];
            Assert.Equal(row.Number("rate"), Number(rate, "value"), 1e-9);
            foreach (var limit in (string[])["lower_95", "upper_95", "lower_998", "upper_998"])
            {
                Assert.Equal(row.Number(limit), Number(rate, limit), 1e-9);
            }

            Assert.Equal(row["comparison"], Text(rate, "comparison_95"));
            Assert.Equal(row.Number("wilson_lower"), Number(shares.Rows[number], "lower_95"), 1e-9);
            Assert.Equal(row.Number("wilson_upper"), Number(shares.Rows[number], "upper_95"), 1e-9);
        }

        var slope = Assert.Single(Figures("slope"));
        var inequality = await AnalyseAsync("inequality", "--indicator", Income, "--by", Rank);
        foreach (var (row, mine) in Figures("inequality").Zip(inequality.Rows))
        {
            Assert.Equal((row.Number("people"), row.Number("count")), (Number(mine, "people"), Number(mine, "count")));
            Assert.Equal(row.Number("value"), Number(mine, "value"), 1e-9);
            Assert.Equal(row.Number("lower"), Number(mine, "lower_95"), 1e-9);
            Assert.Equal(row.Number("upper"), Number(mine, "upper_95"), 1e-9);
        }

        Assert.Equal(slope.Number("slope"), Number(inequality.Parameters, "slope"), 1e-8);
        Assert.Equal(slope.Number("lower"), Number(inequality.Parameters, "slopeLower"), 0.15);
        Assert.Equal(slope.Number("upper"), Number(inequality.Parameters, "slopeUpper"), 0.15);

        // The line ends below nought among the least deprived: no ratio of the ends is told, and why.
        Assert.True(slope.Number("start") + slope.Number("slope") < 0);
        Assert.True(double.IsNaN(Number(inequality.Parameters, "relative")));
        const string Below = "The straight line falls below 0 at the least deprived end";
        Assert.Contains(inequality.Findings, one => one.StartsWith(Below, StringComparison.Ordinal));
    }

    [RealPlaceFact]
    public async Task Where_no_populations_are_loaded_nothing_is_told_of_people()
    {
        // Populations are of the small areas of 2011 alone.
        string[] of2021 = ["--vintage", "2021", "--within", "E06000022"];
        var overlay = await AnalyseAsync("overlay", [.. of2021, "--topic", "growing", "--indicator", "imd-2025-score"]);
        Assert.Equal(118, overlay.Rows.Count);
        Assert.All(overlay.Rows, row => Assert.True(double.IsNaN(Number(row, "per_1000"))));
        Assert.Contains("every area counted alike, since no populations are loaded", overlay.Method, StringComparison.Ordinal);
        Assert.Contains(" places for each area, thin record up to ", overlay.Method, StringComparison.Ordinal);
        var inequality = await AnalyseAsync(
            "inequality", [.. of2021, "--indicator", "loneliness-cls-2020-lsoa21-perc", "--by", "imd-2025-rank"]);
        Assert.Equal([24, 23, 24, 23, 24], inequality.Rows.Select(row => (int)Number(row, "areas")));
        Assert.All(inequality.Rows, row => Assert.True(double.IsNaN(Number(row, "people"))));
        Assert.Contains("weighted by areas, since no populations are loaded", inequality.Method, StringComparison.Ordinal);
        Assert.DoesNotContain("People as in", overlay.Method + inequality.Method, StringComparison.Ordinal);
    }

    [RealPlaceFact]
    public async Task Every_resident_is_in_one_of_the_new_wards_and_their_estimates_are_as_R_puts_them_together()
    {
        var run = await Command.DoneAsync(
            "analyse", "estimate", "--polygon", RealData.Path("banes/boundaries/ward_2019_simplified.geojson"), "--indicator", Score,
            "--indicator", Income, "--atlas", Place.Name, "--json");
        var rows = JsonDocument.Parse(run.Out).RootElement.GetProperty("rows").EnumerateArray()
            .ToLookup(row => Text(row, "area")!.Replace(",", "", StringComparison.Ordinal), StringComparer.Ordinal);
        var people = 0d;
        foreach (var ward in Figures("wards"))
        {
            var told = rows[ward["ward"]].ToDictionary(row => Text(row, "indicator")!, StringComparer.Ordinal);
            Assert.Equal((ward.Number("areas"), ward.Number("people")), (Number(told[Score], "areas"), Number(told[Score], "people")));
            Assert.Equal(ward.Number("score"), Number(told[Score], "value"), 1e-9);
            Assert.Equal(ward.Number("poor"), Number(told[Income], "value"));
            people += Number(told[Score], "people");
        }

        Assert.Equal(33, rows.Count);
        Assert.Equal(Residents, people);
    }

    private static List<Dictionary<string, string>> Figures(string name) =>
        CsvRows.Read(Path.Combine(AppContext.BaseDirectory, "RealPlace", "Figures", name + ".csv"));

    private static string? Text(JsonElement row, string column) => row.GetProperty(column).GetString();

    private static double Number(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.NaN;

    private static double Number(IReadOnlyDictionary<string, JsonElement> parameters, string name) =>
        parameters[name] is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.NaN;

    private async Task<Told> AnalyseAsync(string analysis, params string[] args)
    {
        string[] vintage = args.Contains("--vintage", StringComparer.Ordinal) ? [] : ["--vintage", "2011"];
        var run = await Command.DoneAsync(["analyse", analysis, .. args, .. vintage, "--atlas", Place.Name, "--json"]);
        var result = JsonDocument.Parse(run.Out).RootElement;
        return new Told(
            result.GetProperty("method").GetString()!,
            result.GetProperty("parameters").EnumerateObject().ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal),
            [.. result.GetProperty("findings").EnumerateArray().Select(finding => finding.GetString()!)],
            [.. result.GetProperty("rows").EnumerateArray()]);
    }

    private sealed record Told(
        string Method, IReadOnlyDictionary<string, JsonElement> Parameters, IReadOnlyList<string> Findings,
        IReadOnlyList<JsonElement> Rows);
}
