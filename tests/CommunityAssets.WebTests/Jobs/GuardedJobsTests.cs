using System.Net;
using System.Net.Http.Headers;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Jobs;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static CommunityAssets.WebTests.Jobs.JobCalls;

namespace CommunityAssets.WebTests.Jobs;

/// <summary>Analyses that take a right: neither what is kept of one, nor its job, is for anybody without it.</summary>
public sealed class GuardedJobsTests(RunningService service) : IClassFixture<RunningService>, IAsyncLifetime
{
    private const string Held = "/api/v1/held";
    private readonly HeldAnalysis _held = new(Right.MergeAssets);
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private WorkRoom Room => _app.Services.GetRequiredService<WorkRoom>();

    public async Task InitializeAsync() => (_app, _http) = await RunningService.StartAsync(
        service.Atlas, RunningService.Settings with { Analyses = [_held.Declared] });

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task What_is_kept_for_those_who_have_the_right_is_shared_among_them_and_given_to_nobody_else()
    {
        _held.Open();
        using var steward = await SignedInAsync(Role.Steward);
        using var administrator = await SignedInAsync(Role.Administrator);
        var answer = await steward.GetStringAsync(Held);
        Assert.Equal(answer, await administrator.GetStringAsync(Held));
        Assert.Equal((1, 1), (_held.Started, Room.Kept));

        foreach (var role in (Role[])[Role.Contributor, Role.Coordinator, Role.Analyst])
        {
            using var other = await SignedInAsync(role);
            await RefusedAsync(other, Held, HttpStatusCode.Forbidden);
        }

        await RefusedAsync(_http, Held, HttpStatusCode.Unauthorized);
        Assert.Equal(1, _held.Started);
    }

    [Fact]
    public async Task A_job_is_its_makers_alone_also_among_those_who_have_the_right()
    {
        using var steward = await SignedInAsync(Role.Steward);
        var place = Self(await JobAsync(steward, Held));
        await _held.BegunAsync();
        _held.Open();
        await OverAsync(steward, place);
        Assert.Contains("nobody was held.", await steward.GetStringAsync(place + "/result"), StringComparison.Ordinal);

        using var another = await SignedInAsync(Role.Steward);
        using var analyst = await SignedInAsync(Role.Analyst);
        foreach (var other in (HttpClient[])[another, analyst, _http])
        {
            await other.ProblemAsync(place, 404);
            await other.ProblemAsync(place + "/result", 404);
            using var delete = await other.DeleteAsync(place);
            Assert.False(delete.IsSuccessStatusCode);
        }

        Assert.Equal("done", (await steward.JsonAsync(place)).Text("state"));
    }

    [Fact]
    public async Task Whoever_loses_the_right_loses_the_job_and_its_result()
    {
        _held.Open();
        var account = await Visitors.AddAsync(service.Atlas, Role.Steward);
        using var steward = await SignedInAsync(account);
        var place = Self(await JobAsync(steward, Held));
        await OverAsync(steward, place);

        var line = new AuditLine(account: null, AuditLine.CommandLine, AuditAct.AccountChanged, account.Id);
        await service.Atlas.Accounts.SaveAsync(account with { Role = Role.Analyst }, line);
        using var since = await SignedInAsync(account);
        await since.ProblemAsync(place, 404);
        await since.ProblemAsync(place + "/result", 404);
        await RefusedAsync(since, Held, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_sees_less_is_given_an_answer_of_its_own_and_no_job_that_saw_more()
    {
        _held.Open();
        var account = await Visitors.AddAsync(service.Atlas, Role.Steward);
        using var steward = await SignedInAsync(account);
        var place = Self(await JobAsync(steward, Held));
        await OverAsync(steward, place);
        Assert.Contains("Seen: Workforce.", await steward.GetStringAsync(place + "/result"), StringComparison.Ordinal);

        using var writing = await ProgramAsync(account, TokenScope.Write);
        Assert.Contains("Seen: Public.", await writing.GetStringAsync(Held), StringComparison.Ordinal);
        Assert.Equal((2, 2), (_held.Started, Room.Kept));
        await writing.ProblemAsync(place, 404);
        await writing.ProblemAsync(place + "/result", 404);

        using var both = await ProgramAsync(account, TokenScope.Read | TokenScope.Write);
        Assert.Contains("Seen: Workforce.", await both.GetStringAsync(place + "/result"), StringComparison.Ordinal);
        using var reading = await ProgramAsync(account, TokenScope.Read);
        await RefusedAsync(reading, Held, HttpStatusCode.Forbidden);
        await reading.ProblemAsync(place + "/result", 404);
        Assert.Equal(2, _held.Started);
    }

    [Fact]
    public async Task The_desk_itself_takes_nothing_from_whoever_has_not_the_right()
    {
        var desk = _app.Services.GetRequiredService<AnalysisDesk>();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            desk.TakeAsync(_held.Declared, ReadQuery.Of("", _held.Declared.All), new DefaultHttpContext(), CancellationToken.None));
        Assert.Equal(0, _held.Started);
    }

    private static async Task RefusedAsync(HttpClient http, string address, HttpStatusCode status)
    {
        foreach (var preference in (string[])["wait=1", "respond-async"])
        {
            using var answer = await AskAsync(http, address, preference);
            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain("held.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<HttpClient> SignedInAsync(Role role) => await SignedInAsync(await Visitors.AddAsync(service.Atlas, role));

    private async Task<HttpClient> SignedInAsync(Account account) => Visitors.Browser(
        _http.BaseAddress!,
        await Visitors.StartSessionAsync(service.Atlas, (await service.Atlas.Accounts.FindAsync(account.Id))!, RunningService.Time));

    private async Task<HttpClient> ProgramAsync(Account account, TokenScope scopes)
    {
        var (token, now) = (PrivateToken.Make(), RunningService.Time.GetUtcNow());
        var made = new ApiToken(Guid.CreateVersion7(), account.Id, "pairs", scopes, now, now.AddDays(1), LastUsed: null);
        await service.Atlas.Tokens.AddAsync(made, token.Hash, new AuditLine(account.Id, "steward", AuditAct.TokenMade, made.Id));
        var program = Visitors.Browser(_http.BaseAddress!, token: null);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiToken.TextOf(token));
        return program;
    }
}
