using System.Globalization;
using CommunityAssets.Cli;
using Microsoft.AspNetCore.Http;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>Directories that answer well, and how they are asked.</summary>
public sealed class HarvestTests : IDisposable
{
    private readonly Harvesting _import = new();

    public void Dispose() => _import.Dispose();

    [Fact]
    public async Task A_directory_is_read_page_by_page_one_request_at_a_time()
    {
        await using var directory = await TestDirectory.StartAsync(25);
        await _import.MakeAtlasAsync();

        Assert.Equal((25, 0, 0, 0), await _import.CountsAsync(directory.Address, "--per-page", "10"));

        Assert.Equal(
            [
                "/feed/services?page=1&per_page=10&full=true", "/feed/services?page=2&per_page=10&full=true",
                "/feed/services?page=3&per_page=10&full=true",
            ],
            directory.Asked);
        Assert.Equal(1, directory.MostAtOnce);
        Assert.Contains("CommunityAssets/", directory.Headers!.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.False(directory.Headers.ContainsKey("Cookie"));
        Assert.False(directory.Headers.ContainsKey("Authorization"));
        Assert.Empty(Directory.EnumerateFiles(_import.Cache, "page-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Where_lists_hold_summaries_each_service_is_asked_for()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        directory.ListsAreSummaries = true;
        await _import.MakeAtlasAsync();

        Assert.Equal((3, 0, 0, 0), await _import.CountsAsync(directory.Address));

        Assert.Equal(
            [
                "/feed/services?page=1&per_page=100&full=true",
                .. Enumerable.Range(1, 3).Select(number => "/feed/services/" + TestDirectory.IdOf(number)),
            ],
            directory.Asked);
        var file = Path.Combine(_import.Work.Folder, "out.csv");
        await CommandLine.Command.DoneAsync("export", "assets", "--out", file, "--atlas", _import.Work.Atlas);
        Assert.Equal(3, (await File.ReadAllLinesAsync(file)).Count(line => line.Contains("Mon 10:00", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_service_that_is_gone_when_it_is_asked_for_is_told()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        directory.ListsAreSummaries = true;
        directory.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.FromResult(context.Request.Path.Value!.EndsWith(TestDirectory.IdOf(2), StringComparison.Ordinal) || Reset(context));
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("1 services of its lists were gone when they were asked for.", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, await _import.AssetsAsync());

        static bool Reset(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            return false;
        }
    }

    [Fact]
    public async Task A_directory_that_does_not_know_every_parameter_is_asked_more_simply()
    {
        await using var directory = await TestDirectory.StartAsync(12);
        directory.PageSize = 5;
        directory.Instead = context =>
        {
            var known = context.Request.Query.Keys.All(key => key == "page");
            context.Response.StatusCode = known ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
            return Task.FromResult(!known);
        };
        await _import.MakeAtlasAsync();

        Assert.Equal((12, 0, 0, 0), await _import.CountsAsync(directory.Address));
        Assert.Equal(
            [
                "/feed/services?page=1&per_page=100&full=true", "/feed/services?page=1&per_page=100", "/feed/services?page=1",
                "/feed/services?page=2", "/feed/services?page=3",
            ],
            directory.Asked);
    }

    [Fact]
    public async Task The_next_run_asks_for_what_changed_and_retires_nothing()
    {
        await using var directory = await TestDirectory.StartAsync(20);
        await _import.MakeAtlasAsync();
        await _import.CountsAsync(directory.Address);

        directory.Services[4]["name"] = "Club five";
        directory.Services[4]["last_modified"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        directory.Services.RemoveAt(0);
        var changed = await _import.RunAsync(directory.Address);

        Assert.Equal(ExitCode.Done, changed.Code);
        Assert.Contains("1 rows read; 0 added, 1 changed, 0 unchanged, 0 retired", changed.Out, StringComparison.Ordinal);
        Assert.Contains("Only what changed since", changed.Out, StringComparison.Ordinal);
        var since = DateTimeOffset.Parse(
            Uri.UnescapeDataString(directory.Asked[^1].Split("modified_after=")[1]), CultureInfo.InvariantCulture);
        Assert.InRange(since, DateTimeOffset.UtcNow.AddMinutes(-6), DateTimeOffset.UtcNow.AddMinutes(-4));

        Assert.Equal((0, 0, 19, 1), await _import.CountsAsync(directory.Address, "--afresh"));
    }

    [Fact]
    public async Task Nothing_changed_is_said_and_changes_nothing()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        await _import.MakeAtlasAsync();
        await _import.CountsAsync(directory.Address);

        Assert.Equal((0, 0, 0, 0), await _import.CountsAsync(directory.Address));
        Assert.Equal(3, await _import.AssetsAsync());
    }

    [Fact]
    public async Task An_atlas_that_is_not_the_one_that_was_filled_is_filled_from_the_beginning()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        await _import.MakeAtlasAsync();
        await _import.CountsAsync(directory.Address);
        await _import.MakeAtlasAsync();

        Assert.Equal((3, 0, 0, 0), await _import.CountsAsync(directory.Address));
        Assert.DoesNotContain(directory.Asked, path => path.Contains("modified_after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_dry_run_the_same_pages_are_taken_in_without_asking_again()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        await _import.MakeAtlasAsync();

        Assert.Equal((3, 0, 0, 0), await _import.CountsAsync(directory.Address, "--dry-run"));
        Assert.Equal(0, await _import.AssetsAsync());
        var run = await _import.RunAsync(directory.Address);

        Assert.Contains("and not taken in then was used; --afresh fetches it again.", run.Out, StringComparison.Ordinal);
        Assert.Single(directory.Asked);
        Assert.Equal(3, await _import.AssetsAsync());
    }

    [Fact]
    public async Task Pages_fetched_long_ago_are_fetched_again()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        await _import.MakeAtlasAsync();
        await _import.CountsAsync(directory.Address, "--dry-run");
        _import.Time.Ahead = TimeSpan.FromHours(2);
        await _import.CountsAsync(directory.Address);
        Assert.Equal(2, directory.Asked.Count);
    }

    [Fact]
    public async Task A_refused_service_is_told_by_page_item_and_member()
    {
        await using var directory = await TestDirectory.StartAsync(5);
        directory.Services[3]["status"] = "perhaps";
        await _import.MakeAtlasAsync();
        var rejects = Path.Combine(_import.Work.Folder, "refused.csv");

        var refused = await _import.RunAsync(directory.Address, "--per-page", "2", "--rejects", rejects);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains(
            $"page 2 of {directory.Address}/services, row 2, column status: 'perhaps' is not a status.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("status", await File.ReadAllTextAsync(rejects), StringComparison.Ordinal);
        Assert.Equal(0, await _import.AssetsAsync());

        var kept = await _import.RunAsync(directory.Address, "--per-page", "2", "--keep-going");
        Assert.Equal(ExitCode.DoneWithRejects, kept.Code);
        Assert.Equal(4, await _import.AssetsAsync());
    }

    [Fact]
    public async Task Where_a_service_slipped_between_two_pages_nothing_is_retired()
    {
        await using var directory = await TestDirectory.StartAsync(5);
        await _import.MakeAtlasAsync();
        await _import.CountsAsync(directory.Address, "--per-page", "2");
        var deletes = true;
        directory.Instead = context =>
        {
            if (deletes && context.Request.Query["page"] == "2")
            {
                // What was first on the second page is now last on the first.
                directory.Services.RemoveAt(0);
                deletes = false;
            }

            return Task.FromResult(false);
        };

        var run = await _import.RunAsync(directory.Address, "--per-page", "2", "--afresh");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("4 rows read; 0 added, 0 changed, 4 unchanged, 0 retired", run.Out, StringComparison.Ordinal);
        Assert.Contains("The directory was edited while it was read", run.Out, StringComparison.Ordinal);

        Assert.Equal((0, 0, 4, 1), await _import.CountsAsync(directory.Address, "--per-page", "2"));
    }

    [Fact]
    public async Task Services_that_move_to_a_later_page_meanwhile_are_taken_once()
    {
        await using var directory = await TestDirectory.StartAsync(4);
        directory.Instead = context =>
        {
            if (context.Request.Query["page"] == "2" && directory.Services.Count == 4)
            {
                directory.Services.Insert(0, TestDirectory.Service(99));
            }

            return Task.FromResult(false);
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address, "--per-page", "2");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains(
            "1 service was given twice, since the directory changed while it was read, and was taken once.", run.Out, StringComparison.Ordinal);
        Assert.Equal(4, await _import.AssetsAsync());
    }
}
