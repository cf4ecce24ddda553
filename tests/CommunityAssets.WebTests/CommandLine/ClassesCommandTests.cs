using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>Classes of the demo place's areas, from the command line to the file.</summary>
public sealed class ClassesCommandTests(AnalyseCommandTests.Demo demo) : IClassFixture<AnalyseCommandTests.Demo>
{
    [Fact]
    public async Task Classes_hold_every_area_once_and_say_how_well_they_fit()
    {
        var file = demo.Path("classes.csv");
        var run = await Command.DoneAsync(
            "analyse", "classes", "--atlas", demo.Atlas, "--indicator", "imd-2025-score", "--method", "pretty", "--out", file);
        Assert.Contains("Class 2, 20 to 40: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("goodness of variance fit 0.", run.Out, StringComparison.Ordinal);
        var rows = CsvRows.Read(file);
        Assert.Equal(62, rows.Count);
        Assert.All(rows, row => Assert.InRange(row.Number("value"), row.Number("from"), row.Number("to")));
        Assert.All(rows, row => Assert.Equal("known", row["state"]));
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Select(row => row["class"]).Distinct().Order());
    }

    [Theory]
    [InlineData("--classes takes a whole number from 2 to 7", "--indicator", "imd-2025-score", "--classes", "8")]
    [InlineData("has no values for oa 2021", "--indicator", "imd-2025-score", "--level", "oa")]
    public async Task What_can_not_be_done_is_refused_in_words(string words, params string[] args)
    {
        var run = await Command.RunAsync(["analyse", "classes", .. args, "--atlas", demo.Atlas]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }
}
