using System.Text.Json;
using CommunityAssets.Cli;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.CommandLine;

public sealed class IntroductionCommandTests(RunningService place) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Old_introductions_become_counts_by_the_command_too()
    {
        // By the command's own clock, which runs: long ago is long ago for it.
        var old = new Month(2019, 3);
        var introduction = new Introduction(Guid.NewGuid(), old, SmallPlace.Choir) { Account = Guid.CreateVersion7(), Topic = "carers" };
        await place.Atlas.Introductions.AddAsync(
            introduction, new AuditLine(introduction.Account, "coordinator", AuditAct.IntroductionRecorded));

        var first = await Command.RunAsync("people", "count-introductions", "--atlas", place.AtlasName);
        Assert.Equal(ExitCode.Done, first.Code);
        Assert.Contains("1 introduction is kept as a count alone", first.Out, StringComparison.Ordinal);
        Assert.Empty(await place.Atlas.Introductions.WaitingAsync(introduction.Account, 10));
        Assert.Equal(1, Assert.Single(await place.Atlas.Introductions.CountsAsync(old, old)).Count);

        var second = await Command.RunAsync("people", "count-introductions", "--atlas", place.AtlasName, "--json");
        using var json = JsonDocument.Parse(second.Out);
        Assert.Equal(0, json.RootElement.Number("counted"));
    }
}
