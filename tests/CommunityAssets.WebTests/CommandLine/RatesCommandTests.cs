using System.Globalization;
using System.Text;
using System.Text.Json;
using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>Rates and inequality in the demo place, from the command line to the file.</summary>
public sealed class RatesCommandTests(AnalyseCommandTests.Demo demo) : IClassFixture<AnalyseCommandTests.Demo>
{
    private static readonly string[] Bands =
        ["0-4", "5-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+"];

    [Fact]
    public async Task Proportions_come_with_limits_a_comparison_a_funnel_and_fifths_and_tell_what_is_held_back()
    {
        var file = demo.Path("rates.csv");
        var run = await Command.DoneAsync("analyse", "rates", "--atlas", demo.Atlas, "--indicator", "loneliness", "--out", file);
        Assert.Contains("All 58 areas together: 9.7% (95% limits 8.8% to 10.7%).", run.Out, StringComparison.Ordinal);
        Assert.Contains(" of 58 areas are higher than all 58 areas together by more than chance: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("The publisher holds back the numbers of 4 areas.", run.Out, StringComparison.Ordinal);
        var rows = CsvRows.Read(file);
        Assert.Equal(62, rows.Count);
        var known = rows.Where(row => row["state"] == "known").ToList();
        Assert.Equal(58, known.Count);
        Assert.All(rows.Except(known), row =>
            Assert.Equal(("suppressed", "", "", ""), (row["state"], row["value"], row["comparison_95"], row["fifth"])));
        Assert.All(known, row =>
        {
            Assert.Equal(100 * row.Number("count") / row.Number("denominator"), row.Number("value"), 1e-9);
            Assert.InRange(row.Number("value"), row.Number("lower_95"), row.Number("upper_95"));
            Assert.InRange(row.Number("lower_95"), row.Number("lower_998"), row.Number("upper_998"));
            Assert.Equal(row["comparison_95"] == "higher", row.Number("lower_95") > 10.7);
        });
        Assert.Equal(12, known.Count(row => row["fifth"] == "5"), 1d);
    }

    [Fact]
    public async Task Counts_over_the_people_of_areas_make_a_rate_and_a_benchmark_can_be_named()
    {
        var file = demo.Path("people.csv");
        var run = await Command.DoneAsync(
            "analyse", "rates", "--atlas", demo.Atlas, "--indicator", "library-borrowers", "--denominator", "people", "--per", "100",
            "--out", file);
        Assert.Contains("Crude rates per 100 with Byar's limits", run.Out, StringComparison.Ordinal);
        Assert.All(
            CsvRows.Read(file).Where(row => row["state"] == "known"),
            row => Assert.Equal(100 * row.Number("count") / row.Number("denominator"), row.Number("value"), 1e-9));

        var json = await Command.DoneAsync(
            "analyse", "rates", "--atlas", demo.Atlas, "--indicator", "fingertips-99004-65-plus-yrs", "--level", "lad", "--benchmark",
            "E92000001", "--json");
        var result = JsonDocument.Parse(json.Out).RootElement;
        Assert.Equal("England", result.GetProperty("parameters").GetProperty("benchmarkName").GetString());
        Assert.True(result.GetProperty("parameters").GetProperty("benchmarkValue").GetDouble() > 1000);
    }

    [Fact]
    public async Task Standardised_rates_come_out_of_a_table_by_age_and_tell_apart_what_can_not_be_told()
    {
        var (codes, file, ages) = (await CodesAsync(), demo.Path("standardised.csv"), demo.Path("ages.csv"));
        var text = new StringBuilder("area code,age band,count,population\n");
        foreach (var (code, number) in codes.Select((code, number) => (code, number)))
        {
            for (var band = 0; band < Bands.Length && number > 0; band++)
            {
                // The second area has twice the events of the others, the third one held back, the fourth one missing, the fifth hardly
                // any.
                var count = number switch
                {
                    1 => "40",
                    2 when band == 3 => "*",
                    3 when band == 3 => "",
                    4 => "0",
                    _ => "20",
                };
                text.Append(CultureInfo.InvariantCulture, $"{code},{Bands[band]},{count},{1000 + (100 * band)}\n");
            }
        }

        await File.WriteAllTextAsync(ages, text.ToString());
        var run = await Command.DoneAsync("analyse", "rates", "--atlas", demo.Atlas, "--ages", ages, "--out", file);
        Assert.Contains("European Standard Population 2013", run.Out, StringComparison.Ordinal);
        Assert.Contains($"1 of 58 areas is higher than all 59 areas together by more than chance", run.Out, StringComparison.Ordinal);
        var rows = CsvRows.Read(file).ToDictionary(row => row["code"], StringComparer.Ordinal);
        Assert.Equal(
            ["missing", "known", "suppressed", "missing", "fewer than 10 events", "known"],
            codes.Take(6).Select(code => rows[code]["state"]));
        Assert.Equal(2 * rows[codes[5]].Number("value"), rows[codes[1]].Number("value"), 1e-9);
        Assert.Equal("above 99.8% limits", rows[codes[1]]["funnel"]);

        // Everybody has the same ages, so the ratios are the counts over the reference's.
        await Command.DoneAsync(
            "analyse", "rates", "--atlas", demo.Atlas, "--ages", ages, "--method", "indirect", "--benchmark", codes[6], "--out", file);
        rows = CsvRows.Read(file).ToDictionary(row => row["code"], StringComparer.Ordinal);
        Assert.Equal(["200", "0", "100"], new[] { codes[1], codes[4], codes[6] }.Select(code => rows[code]["value"]));
        Assert.Equal("200", rows[codes[1]]["denominator"]);
    }

    [Fact]
    public async Task One_area_of_one_age_band_is_told_in_the_singular()
    {
        var ages = demo.Path("one_age.csv");
        await File.WriteAllTextAsync(ages, $"area code,age band,count,population\n{(await CodesAsync())[0]},{Bands[^1]},20,1000\n");
        var run = await Command.DoneAsync("analyse", "rates", "--atlas", demo.Atlas, "--ages", ages, "--method", "indirect");
        Assert.Contains("one_age.csv, the age band 85 and over, for", run.Out, StringComparison.Ordinal);
        Assert.Contains("compared with the one area with numbers by", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inequality_is_told_as_a_gap_between_ends_and_again_the_same_with_the_same_seed()
    {
        string[] args =
        [
            "analyse", "inequality", "--atlas", demo.Atlas, "--indicator", "library-borrowers", "--by", "imd-2025-score", "--simulations",
            "5000",
        ];
        var file = demo.Path("inequality.csv");
        var run = await Command.DoneAsync([.. args, "--out", file]);
        Assert.Contains("Between the most deprived and the least deprived ends the gap in People who borrow from a library is ", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("That is more than chance: with 95% limits the gap is between ", run.Out, StringComparison.Ordinal);
        Assert.Contains("5,000 simulations, seed 12345", run.Out, StringComparison.Ordinal);
        var rows = CsvRows.Read(file);
        Assert.Equal(
            ["most deprived fifth", "second fifth", "third fifth", "fourth fifth", "least deprived fifth"],
            rows.Select(row => row["name"]));
        Assert.All(rows, row => Assert.Equal(1000 * row.Number("count") / row.Number("people"), row.Number("value"), 1e-9));
        Assert.Equal(62, rows.Sum(row => row.Number("areas")));
        Assert.Equal(run.Out, (await Command.DoneAsync([.. args, "--out", file])).Out);

        await Command.DoneAsync([.. args, "--each", "ward", "--out", file]);
        var places = CsvRows.Read(file);
        Assert.Equal(15, places.Count);
        Assert.All(places.Where(row => row["state"] == "known"), row =>
        {
            Assert.InRange(row.Number("slope"), row.Number("slope_lower_95"), row.Number("slope_upper_95"));
            Assert.Equal(row.Number("least_deprived") - row.Number("most_deprived"), row.Number("slope"), 1e-9);
        });
        Assert.Contains(places, row => row["state"].Contains("three or more are needed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("has no denominators for these areas", "rates", "--indicator", "no-car")]
    [InlineData("has no counts for these areas", "rates", "--indicator", "no-car", "--denominator", "people")]
    [InlineData("What to work out?", "rates")]
    [InlineData("not both", "rates", "--indicator", "loneliness", "--ages", "x.csv")]
    [InlineData("no area with the code 'E99'", "rates", "--indicator", "loneliness", "--benchmark", "E99")]
    [InlineData("Rates are told for a number of people above 0", "rates", "--indicator", "loneliness", "--per", "0")]
    [InlineData("has no value of People who often", "rates", "--indicator", "loneliness", "--benchmark", "E92000001")]
    [InlineData("simulations 1,000 to 1,000,000", "inequality", "--indicator", "loneliness", "--by", "imd-2025-score", "--simulations",
        "10")]
    [InlineData("There is no indicator 'imd'", "inequality", "--indicator", "loneliness", "--by", "imd")]
    [InlineData("'town' is not a level", "inequality", "--indicator", "loneliness", "--by", "imd-2025-score", "--each", "town")]
    public async Task What_can_not_be_done_is_refused_in_words(string words, params string[] args)
    {
        var run = await Command.RunAsync(["analyse", .. args, "--atlas", demo.Atlas]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private async Task<List<string>> CodesAsync()
    {
        var file = demo.Path("codes.csv");
        await Command.DoneAsync("analyse", "classes", "--atlas", demo.Atlas, "--indicator", "imd-2025-score", "--out", file);
        return [.. CsvRows.Read(file).Select(row => row["code"]).Order(StringComparer.Ordinal)];
    }
}
