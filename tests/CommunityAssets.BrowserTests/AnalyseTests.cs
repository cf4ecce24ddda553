using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Jobs;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>The analyst's desk in a browser: asking, waiting, reading, stopping.</summary>
[Collection(DemoVisits.Name)]
public sealed class AnalyseTests(DemoService demo)
{
    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task An_analyst_chooses_asks_and_reads_without_script(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height, script: false);
        var page = visit.Page;
        await page.GotoAsync("/about");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "ask for it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Where strengths and needs meet" }).ClickAsync();
        await page.Locator("#indicator").SelectOptionAsync("imd-2025-score");
        await page.Locator("#topic").SelectOptionAsync("company");
        await page.GetByRole(AriaRole.Button, new() { Name = "Work it out" }).ClickAsync();
        await Assertions.Expect(page.Locator(".findings li").First).ToContainTextAsync("Build on what's here");
        await Assertions.Expect(page.Locator(".result-table tbody tr")).ToHaveCountAsync(62);
        Assert.EndsWith("/analyse/overlay/result?indicator=imd-2025-score&topic=company", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Change the question" }).ClickAsync();
        Assert.Equal("company", await page.Locator("#topic").InputValueAsync());
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Whoever_waits_sees_how_far_it_is_and_then_the_answer(int width, int height)
    {
        var step = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await ServeAsync(async (ask, stop) =>
        {
            ask.Progress.Report(0.1);
            ask.Progress.Report(await step.Task.WaitAsync(stop));
            await end.Task.WaitAsync(stop);
        });
        await using var visit = await demo.VisitAsync(width, height, at: service.Address);
        var page = visit.Page;
        await page.GotoAsync("/analyse/slow/result");
        await Assertions.Expect(page.Locator("[data-words]")).ToHaveTextAsync("Working: 10% done.");
        await Axe.CheckAsync(visit, "an analysis that is being worked out");
        await visit.PictureAsync($"analyse-working-{width}");
        step.SetResult(0.64);
        await Assertions.Expect(page.Locator("[data-words]")).ToHaveTextAsync("Working: 64% done.");
        Assert.Equal(0.64, await page.Locator("[data-bar]").EvaluateAsync<double>("bar => bar.value"), 1e-9);
        end.SetResult();
        await Assertions.Expect(page.Locator(".findings")).ToHaveTextAsync("It took its time.", new() { Timeout = 20_000 });
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task Whoever_waits_can_stop_it()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await ServeAsync(async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(
                _ => stopped.TrySetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            stop.ThrowIfCancellationRequested();
        });
        await using var visit = await demo.VisitAsync(at: service.Address);
        await visit.Page.GotoAsync("/analyse/slow/result");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop it" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[role=status]")).ToContainTextAsync("Stopped.");
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private Task<OtherService> ServeAsync(Func<AnalysisAsk, CancellationToken, Task> work) => demo.ServeAsync(new ServiceSettings
    {
        Jobs = new JobLimits { PageWaits = TimeSpan.FromMilliseconds(100) },
        Analyses =
        [
            new DeclaredAnalysis("slow", "Something slow", "Takes as long as it takes.", [], _ => async (ask, stop) =>
            {
                await work(ask, stop);
                return new AnalysisTable(
                    "slow", "By waiting.", new Dictionary<string, object?>(), ["It took its time."],
                    [new TableColumn("name", ExportType.Text, "What it is called.")], [new TableRow("a", null, ["a"])]);
            })
            {
                OverAreas = false,
            },
        ],
    });
}
