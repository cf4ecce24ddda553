using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Cli;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Duplicates;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>How complete the record of the demo place is, from the command line.</summary>
public sealed partial class CoverageCommandTests(AnalyseCommandTests.Demo demo) : IClassFixture<AnalyseCommandTests.Demo>
{
    [Fact]
    public async Task Two_lists_are_compared_and_areas_without_enough_overlap_stand_on_the_whole_place()
    {
        var result = await ResultAsync("--sources", "directory, voluntary", "--kind", "group");
        var parameters = result.GetProperty("parameters");
        Assert.Equal(["directory", "voluntary"], parameters.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal("group", parameters.GetProperty("kind").GetString());
        Assert.Contains("directory and voluntary", result.GetProperty("method").GetString(), StringComparison.Ordinal);

        // What is told of the two lists gives the estimate that is told.
        var findings = result.GetProperty("findings").EnumerateArray().Select(finding => finding.GetString()!).ToList();
        var lists = Lists().Match(findings[1]);
        Assert.True(lists.Success, findings[1]);
        var estimate = CaptureRecapture.Of(Number(lists, "one"), Number(lists, "other"), Number(lists, "both"), Confidence.P95);

        // What other lists have is counted as recorded too, though it is not compared.
        estimate = estimate with { Recorded = estimate.Recorded + parameters.GetProperty("notCompared").GetInt32() };
        Assert.Contains($"{estimate.Recorded:N0} groups are recorded. Two lists that overlap suggest {Math.Floor(estimate.Total.Lower):N0} "
            + "to ", findings[0], StringComparison.Ordinal);

        var rows = result.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(62, rows.Count);
        var placed = rows.Where(row => row.GetProperty("basis").GetString() == "place").ToList();
        Assert.NotEmpty(placed);
        Assert.All(placed, row => Assert.Equal(estimate.Share.Value, row.GetProperty("share").GetDouble(), 1e-12));
        Assert.All(placed, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("total").ValueKind));
        Assert.All(
            rows.Where(row => row.GetProperty("recorded").GetInt32() == 0),
            row => Assert.StartsWith("Not yet mapped", row.GetProperty("words").GetString(), StringComparison.Ordinal));
        Assert.InRange(rows.Sum(row => row.GetProperty("recorded").GetInt32()), 1, estimate.Recorded);
    }

    [Fact]
    public async Task Lists_of_different_things_have_not_enough_overlap_to_say()
    {
        var result = await ResultAsync("--sources", "parks,stories");
        Assert.Contains("Not enough overlap between sources to say how complete this is.", result.GetProperty("findings")[0].GetString(),
            StringComparison.Ordinal);
        Assert.All(result.GetProperty("rows").EnumerateArray(), row =>
            Assert.Equal(JsonValueKind.Null, row.GetProperty("share").ValueKind));
    }

    [Fact]
    public async Task A_ward_is_a_place_of_its_own_and_all_of_it_may_be_one_area()
    {
        var whole = await ResultAsync("--level", "lad");
        var row = whole.GetProperty("rows").EnumerateArray().Single();
        Assert.Equal("area", row.GetProperty("basis").GetString());
        Assert.InRange(
            row.GetProperty("share").GetDouble(), row.GetProperty("share_lower").GetDouble(), row.GetProperty("share_upper").GetDouble());
        Assert.InRange(
            row.GetProperty("total").GetDouble(), row.GetProperty("lowest_pair").GetDouble(), row.GetProperty("highest_pair").GetDouble());
        Assert.InRange(row.GetProperty("recorded").GetDouble(), 100, row.GetProperty("total_lower").GetDouble());
    }

    [Theory]
    [InlineData("No strengths come from a source called 'libraries'. There are: directory", "--sources", "libraries,directory")]
    [InlineData("Name two sources or more", "--sources", "directory")]
    [InlineData("'club' is not a kind", "--kind", "club")]
    [InlineData("'clubs' is not a topic", "--topic", "clubs")]
    public async Task What_can_not_be_compared_is_refused_in_words(string words, params string[] args)
    {
        var run = await Command.RunAsync(["analyse", "coverage", .. args, "--atlas", demo.Atlas]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_steward_merges_goes_on_counting_as_listed_by_both_and_what_is_told_apart_as_two()
    {
        using var work = new Workplace();
        await Command.DoneAsync("demo", "--atlas", work.Atlas);
        var before = await ListsAsync(work.Atlas);
        await using (var atlas = await Storage.Atlas.OpenAsync(work.Atlas, TimeProvider.System))
        {
            var search = await DuplicateSearch.RunAsync(
                atlas, new AssetQuery { Kinds = [AssetKind.Group] }, 0.9, progress: null, CancellationToken.None);
            FoundPair[] pairs = [.. search.Pairs
                .Where(pair => (pair.One.Source, pair.Other.Source) is ("directory", "voluntary") or ("voluntary", "directory")).Take(2)];
            Assert.Equal(2, pairs.Length);
            var (stays, goes) = (await atlas.Assets.FindAsync(pairs[0].One.Id), await atlas.Assets.FindAsync(pairs[0].Other.Id));
            await atlas.Duplicates.MergeAsync(new MergeRequest(stays!, goes!.Id, goes.Version, []), Actor.CommandLine);
            var (one, other) = PairDecision.Order(pairs[1].One.Id, pairs[1].Other.Id);
            await atlas.Duplicates.DecideAsync(
                new PairDecision(one, other, PairVerdict.Different, 20, default, "steward"), Actor.CommandLine);
        }

        // One more thing than before: the merged one is listed by both as it was, the pair told apart is two.
        var after = await ListsAsync(work.Atlas);
        Assert.Equal((before.Directory, before.Voluntary, before.Both - 1), (after.Directory, after.Voluntary, after.Both));
    }

    [Fact]
    public async Task A_record_for_the_workforce_alone_changes_no_figure_of_the_public_when_it_is_merged()
    {
        using var work = new Workplace();
        await Command.DoneAsync("demo", "--atlas", work.Atlas);
        await using var atlas = await Storage.Atlas.OpenAsync(work.Atlas, TimeProvider.System);
        var search = await DuplicateSearch.RunAsync(
            atlas, new AssetQuery { Kinds = [AssetKind.Group] }, 0.9, progress: null, CancellationToken.None);
        var pair = search.Pairs.First(
            pair => (pair.One.Source, pair.Other.Source) is ("directory", "voluntary") or ("voluntary", "directory"));
        var (stays, goes) = (await atlas.Assets.FindAsync(pair.One.Id), await atlas.Assets.FindAsync(pair.Other.Id));
        var hidden = await atlas.Assets.SaveAsync(goes! with { Visibility = Visibility.Workforce }, Actor.CommandLine, reason: null);
        var before = await ListsAsync(work.Atlas);

        await atlas.Duplicates.MergeAsync(new MergeRequest(stays!, hidden.Id, hidden.Version, []), Actor.CommandLine);

        Assert.Equal(before, await ListsAsync(work.Atlas));
    }

    private static async Task<(int Directory, int Voluntary, int Both)> ListsAsync(string atlas)
    {
        var run = await Command.DoneAsync(
            "analyse", "coverage", "--atlas", atlas, "--json", "--kind", "group", "--sources", "directory,voluntary");
        var told = Lists().Match(JsonDocument.Parse(run.Out).RootElement.GetProperty("findings")[1].GetString()!);
        return (Number(told, "one"), Number(told, "other"), Number(told, "both"));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^The two lists are directory \((?<one>\d+)\) and voluntary \((?<other>\d+)\), with (?<both>\d+) in both\.$",
        RegexOptions.None, 1000)]
    private static partial Regex Lists();

    private async Task<JsonElement> ResultAsync(params string[] args)
    {
        var run = await Command.DoneAsync(["analyse", "coverage", "--atlas", demo.Atlas, "--json", .. args]);
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
