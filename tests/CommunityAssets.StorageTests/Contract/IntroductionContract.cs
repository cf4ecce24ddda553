using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Introductions: recorded and told by their coordinator, counted for others, put together into counts when they are old.</summary>
public abstract class IntroductionContract : AtlasContract
{
    private static readonly Guid Anna = Guid.CreateVersion7();
    private static readonly Guid Bert = Guid.CreateVersion7();
    private static readonly Month November = new(2026, 11);

    [AtlasFact]
    public async Task An_introduction_waits_for_its_outcome_with_the_coordinator_who_recorded_it()
    {
        var choir = await ChoirAsync();
        var introduced = Of(choir, November) with { Patch = "P1", Topic = "music-singing" };
        await Atlas.Introductions.AddAsync(introduced, Line(AuditAct.IntroductionRecorded));

        Assert.Equal([introduced], await Atlas.Introductions.WaitingAsync(Anna, 10));
        Assert.Empty(await Atlas.Introductions.WaitingAsync(Bert, 10));
    }

    [AtlasFact]
    public async Task What_came_of_it_is_told_by_its_own_coordinator_alone()
    {
        var introduced = await AddAsync(Of(await ChoirAsync(), November));

        Assert.False(await Atlas.Introductions.TellAsync(
            introduced.Id, Bert, IntroductionOutcome.NotForThem, Line(AuditAct.IntroductionChanged)));
        Assert.True(await Atlas.Introductions.TellAsync(
            introduced.Id, Anna, IntroductionOutcome.KeepsGoing, Line(AuditAct.IntroductionChanged)));

        Assert.Empty(await Atlas.Introductions.WaitingAsync(Anna, 10));
        Assert.Equal([new(November, null, IntroductionOutcome.KeepsGoing, 1)], await Atlas.Introductions.CountsAsync(November, November));
    }

    [AtlasFact]
    public async Task A_slip_is_taken_back_by_its_own_coordinator_alone()
    {
        var introduced = await AddAsync(Of(await ChoirAsync(), November));

        Assert.False(await Atlas.Introductions.RemoveAsync(introduced.Id, Bert, Line(AuditAct.IntroductionChanged)));
        Assert.Single(await Atlas.Introductions.CountsAsync(November, November));
        Assert.True(await Atlas.Introductions.RemoveAsync(introduced.Id, Anna, Line(AuditAct.IntroductionChanged)));
        Assert.Empty(await Atlas.Introductions.CountsAsync(November, November));
    }

    [AtlasFact]
    public async Task An_introduction_to_nothing_that_is_there_is_refused_and_leaves_no_line()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => AddAsync(Of(Guid.CreateVersion7(), November)));
        var choir = await ChoirAsync();
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => AddAsync(Of(choir, November) with { Connector = Guid.CreateVersion7() }));

        Assert.Empty((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.IntroductionRecorded] })).Entries);
    }

    [AtlasFact]
    public async Task Each_change_leaves_a_line_that_names_no_record_and_raises_no_version()
    {
        var choir = await ChoirAsync();
        var version = await Atlas.VersionAsync();
        var introduced = await AddAsync(Of(choir, November));
        await Atlas.Introductions.TellAsync(introduced.Id, Anna, IntroductionOutcome.WentOnce, Line(AuditAct.IntroductionChanged));
        await Atlas.Introductions.TellAsync(
            Guid.CreateVersion7(), Anna, IntroductionOutcome.WentOnce, Line(AuditAct.IntroductionChanged));

        var lines = (await Atlas.Audit.ReadAsync(new AuditQuery { Account = Anna })).Entries;
        Assert.Equal([AuditAct.IntroductionChanged, AuditAct.IntroductionRecorded], lines.Select(entry => entry.Line.Act));
        Assert.All(lines, entry => Assert.Null(entry.Line.Record));
        Assert.Equal(version, await Atlas.VersionAsync());
    }

    [AtlasFact]
    public async Task Counts_are_by_month_topic_and_outcome_within_the_months_and_the_patch_asked_for()
    {
        var choir = await ChoirAsync();
        foreach (var (month, patch, topic) in new (Month, string?, string?)[]
        {
            (November, "P1", "music-singing"), (November, "P1", "music-singing"), (November, "P2", "music-singing"),
            (November, "P1", null), (November.Plus(-1), "P1", "carers"), (November.Plus(-2), "P1", "carers"),
        })
        {
            await AddAsync(Of(choir, month) with { Patch = patch, Topic = topic });
        }

        Assert.Equal(
        [
            new(new Month(2026, 10), "carers", IntroductionOutcome.Waiting, 1),
            new(November, null, IntroductionOutcome.Waiting, 1),
            new(November, "music-singing", IntroductionOutcome.Waiting, 3),
        ], await Atlas.Introductions.CountsAsync(November.Plus(-1), November));
        Assert.Equal(
            [new(November, "music-singing", IntroductionOutcome.Waiting, 1)],
            await Atlas.Introductions.CountsAsync(November.Plus(-1), November, "P2"));
        Assert.Empty(await Atlas.Introductions.CountsAsync(November, November, "P3"));
    }

    [AtlasFact]
    public async Task Old_introductions_become_counts_that_are_still_counted()
    {
        var choir = await ChoirAsync();
        var old = November.Plus(-25);
        await AddAsync(Of(choir, old) with { Patch = "P1", Topic = "carers" });
        await AddAsync(Of(choir, old) with { Patch = "P1", Topic = "carers" });
        await AddAsync(Of(choir, November.Plus(-24)) with { Patch = "P1", Topic = "carers" });

        Assert.Equal(2, await AggregateAsync());
        Assert.Equal(0, await AggregateAsync());

        Assert.Equal(November.Plus(-24), Assert.Single(await Atlas.Introductions.WaitingAsync(Anna, 10)).Month);
        var count = Assert.Single(await Atlas.Introductions.CountsAsync(old, old, "P1"));
        Assert.Equal(new IntroductionCount(old, "carers", IntroductionOutcome.Waiting, 2), count);
        Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.IntroductionsAggregated] })).Entries);

        // One that was recorded late joins the count.
        await AddAsync(Of(choir, old) with { Patch = "P1", Topic = "carers" });
        Assert.Equal(1, await AggregateAsync());
        Assert.Equal(3, Assert.Single(await Atlas.Introductions.CountsAsync(old, old)).Count);
    }

    [AtlasFact]
    public async Task Through_whom_is_forgotten_when_they_are_erased_and_the_introduction_stays()
    {
        await ImportAsync(Make.Area("E05999001", AreaLevel.Ward, 0, 0, 1000));
        var link = PrivateToken.Make();
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        var sam = await Atlas.Connectors.AddAsync(
            new Connector
            {
                Id = Guid.CreateVersion7(),
                Name = "Sam",
                Places = ["E05999001"],
                Consent = new Consent
                {
                    Given = ConsentWay.Spoken,
                    RecordedByRole = "coordinator",
                    Since = today,
                    Until = Consent.LastDay(today),
                },
            },
            link,
            Actor.Of(Role.Coordinator, Anna));
        await AddAsync(Of(await ChoirAsync(), November) with { Connector = sam.Id });
        Assert.Equal(sam.Id, Assert.Single(await Atlas.Introductions.WaitingAsync(Anna, 10)).Connector);

        await Atlas.Connectors.EraseAsync(ConnectorDoor.Own(link), Actor.Connector);

        Assert.Null(Assert.Single(await Atlas.Introductions.WaitingAsync(Anna, 10)).Connector);
    }

    [AtlasFact]
    public async Task Unanswered_searches_are_counted_by_month_neighbourhood_and_topic()
    {
        foreach (var search in new UnansweredSearch[]
        {
            new(November, "E02999001", ["dementia", "carers"]), new(November, "E02999001", ["carers", "dementia"]),
            new(November, "E02999002", ["carers"]), new(November, null, []), new(November.Plus(-1), "E02999001", ["carers"]),
        })
        {
            await Atlas.Unanswered.AddAsync(search);
        }

        Assert.Equal(
            [new(November, null, 1), new(November, "carers", 3), new(November, "dementia", 2)],
            await Atlas.Unanswered.CountsAsync(November, November));
        Assert.Equal(
            [new(new Month(2026, 10), "carers", 1), new(November, "carers", 2), new(November, "dementia", 2)],
            await Atlas.Unanswered.CountsAsync(November.Plus(-1), November, ["E02999001"]));
        Assert.Empty(await Atlas.Unanswered.CountsAsync(November, November, []));
    }

    private static Introduction Of(Guid asset, Month month) => new(Guid.NewGuid(), month, asset) { Account = Anna };

    private static AuditLine Line(AuditAct act) => new(Anna, "coordinator", act);

    private async Task<Introduction> AddAsync(Introduction introduction)
    {
        await Atlas.Introductions.AddAsync(introduction, Line(AuditAct.IntroductionRecorded));
        return introduction;
    }

    private Task<int> AggregateAsync() => Atlas.Introductions.AggregateAsync(
        Introduction.FirstKept(November), new AuditLine(account: null, AuditLine.Service, AuditAct.IntroductionsAggregated));

    private async Task<Guid> ChoirAsync() => (await Atlas.Assets.AddAsync(Make.Asset("Choir"), "test", null)).Id;
}
