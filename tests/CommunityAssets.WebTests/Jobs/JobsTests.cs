using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;
using CommunityAssets.WebTests.Security;
using Microsoft.Extensions.DependencyInjection;
using static CommunityAssets.WebTests.Jobs.JobCalls;

namespace CommunityAssets.WebTests.Jobs;

/// <summary>How analyses are worked out for many: once for each question, few at a time, stopped when nobody waits.</summary>
public sealed class JobsTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Held = "/api/v1/held";

    [Fact]
    public async Task The_same_question_asked_twice_at_once_is_worked_out_once() =>
        await WithAsync(new JobLimits(), async (http, held, _) =>
    {
        var first = http.GetStringAsync(Held + "?name=ann");
        await held.BegunAsync();
        var second = http.GetStringAsync(Held + "?name=ann&format=json");
        var other = http.GetStringAsync(Held + "?name=bob");
        await held.BegunAsync();
        held.Open();
        Assert.Equal(await first, await second);
        Assert.Contains("bob was held.", await other, StringComparison.Ordinal);
        Assert.Equal(2, held.Started);
    });

    [Fact]
    public async Task An_answer_is_kept_until_the_atlas_changes() => await WithAsync(new JobLimits(), async (http, held, room) =>
    {
        held.Open();
        using var first = await http.GetAsync(Held);
        var text = await first.Content.ReadAsStringAsync();
        Assert.Equal(text, await http.GetStringAsync(Held));
        Assert.Equal((1, 1), (held.Started, room.Kept));
        using var same = new HttpRequestMessage(HttpMethod.Get, Held);
        same.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await http.SendAsync(same);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        await SmallPlace.ImportIndicatorAsync(service.Atlas, "walks-" + Guid.CreateVersion7().ToString("N")[..12], 7);
        using var later = new HttpRequestMessage(HttpMethod.Get, Held);
        later.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var changed = await http.SendAsync(later);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal((2, 1), (held.Started, room.Kept));
    });

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(64, 10)]
    public async Task What_is_kept_is_bounded_in_number_and_in_bytes(int answers, long bytes) =>
        await WithAsync(new JobLimits { Answers = answers, Bytes = bytes }, async (http, held, room) =>
        {
            held.Open();
            await http.GetStringAsync(Held);
            await http.GetStringAsync(Held);
            Assert.Equal((2, 0), (held.Started, room.Kept));
        });

    [Fact]
    public async Task The_answer_that_was_wanted_longest_ago_is_the_first_to_go() =>
        await WithAsync(new JobLimits { Answers = 2 }, async (http, held, _) =>
        {
            held.Open();
            foreach (var name in new[] { "a", "b", "a", "c", "a" })
            {
                await http.GetStringAsync($"{Held}?name={name}");
            }

            Assert.Equal(3, held.Started);
            await http.GetStringAsync(Held + "?name=b");
            Assert.Equal(4, held.Started);
        });

    [Fact]
    public async Task Whoever_comes_when_the_queue_is_full_is_told_when_to_come_back() =>
        await WithAsync(new JobLimits { AtOnce = 1, Waiting = 1 }, async (http, held, _) =>
        {
            var first = http.GetStringAsync(Held + "?name=a");
            await held.BegunAsync();
            var waiting = await JobAsync(http, Held + "?name=b");
            Assert.Equal(("waiting", "Waiting for one other."), (waiting.Text("state"), waiting.Text("words")));
            using var third = await http.GetAsync(Held + "?name=c");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, third.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(BusyException.RetryAfterSeconds), third.Headers.RetryAfter?.Delta);
            Assert.Null(third.Headers.ETag);
            Assert.Contains("no room for one more", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            // Whoever asks what is being worked out anyway needs no room.
            var again = http.GetStringAsync(Held + "?name=a");
            held.Open();
            Assert.Equal(await first, await again);
        });

    [Fact]
    public async Task Nobody_fills_the_queue_alone() => await WithAsync(new JobLimits { OfOne = 2 }, async (http, held, _) =>
    {
        var first = await JobAsync(http, Held + "?name=a");
        await JobAsync(http, Held + "?name=b");
        using var third = await http.GetAsync(Held + "?name=c");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter);
        (await http.DeleteAsync(Self(first))).Dispose();
        await JobAsync(http, Held + "?name=c");
    });

    [Fact]
    public async Task Nobody_fills_the_register_by_asking_the_same_over_and_over_and_of_many_results_the_oldest_go() =>
        await WithAsync(new JobLimits { JobsOfOne = 2 }, async (http, held, _) =>
        {
            var first = await JobAsync(http, Held + "?name=a");
            var second = await JobAsync(http, Held + "?name=a");
            using var again = await AskAsync(http, Held + "?name=a", "respond-async");
            Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);

            held.Open();
            await OverAsync(http, Self(first));
            var later = await JobAsync(http, Held + "?name=c");
            Assert.Equal("done", (await OverAsync(http, Self(later))).Text("state"));
            using var one = await http.GetAsync(Self(first));
            using var other = await http.GetAsync(Self(second));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], new[] { one.StatusCode, other.StatusCode }.Order());
        });

    [Fact]
    public async Task Whoever_has_most_under_way_lets_others_go_first() => await WithAsync(new JobLimits(), async (_, _, room) =>
    {
        var begun = Channel.CreateUnbounded<string>();
        var ends = new Dictionary<string, TaskCompletionSource<AnalysisTable>>(StringComparer.Ordinal);
        var holds = new List<Hold>();
        foreach (var (name, asker) in new[] { ("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 2) })
        {
            var end = ends[name] = new TaskCompletionSource<AnalysisTable>();
            holds.Add(room.Take(new Question("held", name, Visibility.Public, 1), asker, (_, stop) =>
            {
                begun.Writer.TryWrite(name);
                return end.Task.WaitAsync(stop);
            }));
        }

        string[] first = [await begun.Reader.ReadAsync(), await begun.Reader.ReadAsync()];
        Assert.Equal(["a", "b"], first.Order());
        foreach (var (over, next) in new[] { ("a", "e"), ("e", "c"), ("b", "d") })
        {
            ends[over].SetResult(new AnalysisTable("held", "", new Dictionary<string, object?>(), [], [], []));
            Assert.Equal(next, await begun.Reader.ReadAsync());
        }

        holds.ForEach(hold => hold.Dispose());
    });

    [Fact]
    public async Task What_goes_on_for_too_long_is_stopped_and_told_so() =>
        await WithAsync(new JobLimits { Longest = TimeSpan.FromMilliseconds(1) }, async (http, held, _) =>
        {
            var problem = await http.ProblemAsync(Held, 400);
            Assert.Equal(
                "This took more than 1 minute and was stopped. Ask for less at once, or have it worked out on the command line, which waits: "
                + "communityassets analyse held.", problem.Text("detail"));
            await held.StoppedAsync();
        });

    [Fact]
    public async Task Work_is_stopped_when_nobody_waits_for_it_and_the_next_takes_its_turn() =>
        await WithAsync(new JobLimits { AtOnce = 1 }, async (http, held, _) =>
        {
            using var leaving = new CancellationTokenSource();
            var first = http.GetAsync(Held + "?name=a", leaving.Token);
            await held.BegunAsync();
            var behind = await JobAsync(http, Held + "?name=b");
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            await held.StoppedAsync();
            await held.BegunAsync();
            Assert.Equal("running", (await http.JsonAsync(Self(behind))).Text("state"));
        });

    [Fact]
    public async Task Work_goes_on_while_somebody_still_waits_for_it() => await WithAsync(new JobLimits(), async (http, held, _) =>
    {
        using var leaving = new CancellationTokenSource();
        var first = http.GetAsync(Held + "?name=a", leaving.Token);
        await held.BegunAsync();
        var staying = Self(await JobAsync(http, Held + "?name=a"));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.Open();
        Assert.Equal("done", (await OverAsync(http, staying)).Text("state"));
        Assert.Equal(1, held.Started);
    });

    [Fact]
    public async Task A_job_tells_how_far_it_is_and_gives_its_result_when_it_is_done() =>
        await WithAsync(new JobLimits(), async (http, held, _) =>
    {
        using var made = await AskAsync(http, Held + "?name=ann&format=csv", "respond-async");
        Assert.Equal(HttpStatusCode.Accepted, made.StatusCode);
        Assert.Equal("respond-async", Assert.Single(made.Headers.GetValues("Preference-Applied")));
        Assert.True(made.Headers.CacheControl?.NoStore);
        var place = made.Headers.Location!.OriginalString;
        await held.BegunAsync();
        var running = await http.JsonAsync(place);
        Assert.Equal(("running", "held", "Working: 25% done."), (running.Text("state"), running.Text("analysis"), running.Text("words")));
        Assert.Equal(0.25, running.Number("progress"));
        Assert.Equal(JsonValueKind.Null, running.GetProperty("keptUntil").ValueKind);
        using var early = await http.GetAsync(place + "/result");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        held.Open();
        var done = await OverAsync(http, place);
        Assert.Equal(("done", 1d), (done.Text("state"), done.Number("progress")));
        Assert.Equal(RunningService.Time.GetUtcNow() + TimeSpan.FromMinutes(15), done.GetProperty("keptUntil").GetDateTimeOffset());
        var result = done.List("links").Single(link => link.Text("rel") == "result").Text("href")!;
        using var csv = await http.GetAsync(result);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            await http.GetStringAsync(Held + "?name=ann"), await http.GetStringAsync(result + "?format=json"));
        Assert.Equal(1, held.Started);
    });

    [Fact]
    public async Task Whoever_would_rather_wait_a_while_first_gets_the_answer_itself_when_it_is_soon_there() =>
        await WithAsync(new JobLimits(), async (http, held, _) =>
        {
            held.Open();
            using var answer = await AskAsync(http, Held, "respond-async, wait=30");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("nobody was held.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("Prefer", answer.Headers.Vary);
        });

    [Fact]
    public async Task Cancelling_a_job_stops_the_work_and_cancelling_it_again_forgets_it() =>
        await WithAsync(new JobLimits(), async (http, held, _) =>
    {
        var place = Self(await JobAsync(http, Held));
        await held.BegunAsync();
        using var cancelled = await http.DeleteAsync(place);
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        await held.StoppedAsync();
        Assert.Equal("cancelled", (await http.JsonAsync(place)).Text("state"));
        await http.ProblemAsync(place + "/result", 410);
        (await http.DeleteAsync(place)).Dispose();
        await http.ProblemAsync(place, 404);

        // The same question afterwards is not answered with what was stopped.
        var again = http.GetStringAsync(Held);
        await held.BegunAsync();
        held.Open();
        Assert.Contains("nobody was held.", await again, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Cancelling_a_job_leaves_alone_who_waits_for_the_same() => await WithAsync(new JobLimits(), async (http, held, _) =>
    {
        var waiting = http.GetStringAsync(Held);
        await held.BegunAsync();
        var place = Self(await JobAsync(http, Held));
        (await http.DeleteAsync(place)).Dispose();
        Assert.Equal("cancelled", (await http.JsonAsync(place)).Text("state"));
        held.Open();
        Assert.Contains("nobody was held.", await waiting, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("bad", "There is nothing to hold.", 400)]
    [InlineData("broken", "Something went wrong here.", 500)]
    public async Task A_job_that_fails_says_why_without_its_inside(string name, string words, int status) =>
        await WithAsync(new JobLimits(), async (http, held, _) =>
        {
            held.Open();
            var place = Self(await JobAsync(http, $"{Held}?name={name}"));
            var over = await OverAsync(http, place);
            Assert.Equal("failed", over.Text("state"));
            Assert.StartsWith(words, over.Text("words"), StringComparison.Ordinal);
            var problem = await http.ProblemAsync(place + "/result", status);
            Assert.DoesNotContain("inside of it", problem.GetRawText() + over.GetRawText(), StringComparison.Ordinal);
            await http.ProblemAsync($"{Held}?name={name}", status);
        });

    [Fact]
    public async Task A_result_is_forgotten_after_its_time()
    {
        var time = new MovingTime();
        await WithAsync(new JobLimits(), async (http, held, _) =>
        {
            held.Open();
            var place = Self(await JobAsync(http, Held));
            await OverAsync(http, place);
            time.Pass(TimeSpan.FromMinutes(14));
            Assert.Equal("done", (await http.JsonAsync(place)).Text("state"));
            time.Pass(TimeSpan.FromMinutes(1));
            await http.ProblemAsync(place, 404);
        }, time);
    }

    [Fact]
    public async Task Results_of_jobs_are_bounded_in_bytes() => await WithAsync(new JobLimits { Bytes = 1500 }, async (http, held, _) =>
    {
        held.Open();
        var first = Self(await JobAsync(http, Held + "?name=a"));
        await OverAsync(http, first);
        var second = Self(await JobAsync(http, Held + "?name=b"));
        await OverAsync(http, second);
        await http.ProblemAsync(first, 404);
    });

    [Fact]
    public async Task A_job_has_an_id_that_nobody_guesses_and_is_shown_to_its_maker_alone() =>
        await WithAsync(new JobLimits(), async (http, held, _) =>
    {
        held.Open();
        var (first, second) = (await JobAsync(http, Held), await JobAsync(http, Held));
        Assert.Equal(43, first.Text("id")!.Length);
        Assert.NotEqual(first.Text("id"), second.Text("id"));
        await http.ProblemAsync("/api/v1/jobs/" + first.Text("id")![..^1] + "!", 404);

        var account = await Visitors.AddAsync(service.Atlas, Role.Coordinator);
        using var theirs = Visitors.Browser(
            http.BaseAddress!, await Visitors.StartSessionAsync(service.Atlas, account, RunningService.Time));
        var place = Self(await JobAsync(theirs, Held));
        await theirs.JsonAsync(place);
        await http.ProblemAsync(place, 404);
        await http.ProblemAsync(place + "/result", 404);
        using var delete = await http.DeleteAsync(place);
        Assert.Equal(HttpStatusCode.NotFound, delete.StatusCode);
    });

    [Fact]
    public async Task Whoever_asks_very_often_is_told_to_slow_down()
    {
        var slow = Settings(new HeldAnalysis(), new JobLimits()) with { AnalysisPace = new Pace(3, TimeSpan.FromHours(1)) };
        var (app, http) = await RunningService.StartAsync(service.Atlas, slow);
        await using var _ = app;
        using var __ = http;
        for (var time = 0; time < 3; time++)
        {
            (await http.GetAsync("/api/v1/overlay?indicator=loneliness")).EnsureSuccessStatusCode();
        }

        var problem = await http.ProblemAsync("/api/v1/overlay?indicator=loneliness", 429);
        Assert.Contains("Retry-After", problem.Text("detail"), StringComparison.Ordinal);
        await http.JsonAsync("/api/v1/assets?limit=1");
        await app.StopAsync();
    }

    [Fact]
    public async Task Whoever_takes_a_result_away_very_often_is_told_to_slow_down()
    {
        var held = new HeldAnalysis();
        held.Open();
        var slow = Settings(held, new JobLimits()) with { AnalysisPace = new Pace(3, TimeSpan.FromHours(1)) };
        var (app, http) = await RunningService.StartAsync(service.Atlas, slow);
        await using var _ = app;
        using var __ = http;
        var place = Self(await JobAsync(http, Held));
        await OverAsync(http, place);
        for (var time = 0; time < 2; time++)
        {
            (await http.GetAsync(place + "/result?format=gpkg")).EnsureSuccessStatusCode();
        }

        await http.ProblemAsync(place + "/result?format=gpkg", 429);

        // How far it is may be asked as often as anybody likes.
        Assert.Equal("done", (await http.JsonAsync(place)).Text("state"));
        await app.StopAsync();
    }

    [Fact]
    public async Task Nobody_waits_for_work_when_the_service_stops()
    {
        var held = new HeldAnalysis();
        var (app, http) = await RunningService.StartAsync(service.Atlas, Settings(held, new JobLimits()));
        await using var _ = app;
        using var __ = http;
        var waiting = http.GetAsync(Held);
        await held.BegunAsync();
        await app.StopAsync();
        await held.StoppedAsync();
        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_whoever_works_it_out()
    {
        const string Clusters = "/api/v1/clusters?indicator=loneliness&permutations=99&seed=7";
        var first = "";
        await WithAsync(new JobLimits(), async (http, _, _) => first = await http.GetStringAsync(Clusters));
        await WithAsync(new JobLimits(), async (http, _, _) =>
        {
            Assert.Equal(first, await http.GetStringAsync(Clusters));
            Assert.NotEqual(first, await http.GetStringAsync(Clusters.Replace("seed=7", "seed=8", StringComparison.Ordinal)));
        });
    }

    private static ServiceSettings Settings(HeldAnalysis held, JobLimits limits) => RunningService.Settings with
    {
        Analyses = [.. AnalysisCatalogue.All, held.Declared],
        Jobs = limits,
    };

    private async Task WithAsync(
        JobLimits limits, Func<HttpClient, HeldAnalysis, WorkRoom, Task> test, TimeProvider? time = null, Right needs = Right.SeeAtlas)
    {
        var held = new HeldAnalysis(needs);
        var (app, http) = await RunningService.StartAsync(
            service.Atlas, Settings(held, limits) with { Time = time ?? RunningService.Time });
        try
        {
            await test(http, held, app.Services.GetRequiredService<WorkRoom>());
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
