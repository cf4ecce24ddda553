using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CommunityAssets.Cli;
using Microsoft.AspNetCore.Http;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>Directories that are in trouble, or make it.</summary>
public sealed class HarvestTroubleTests : IDisposable
{
    private readonly Harvesting _import = new();

    public void Dispose() => _import.Dispose();

    [Fact]
    public async Task What_fails_for_now_is_asked_again_with_ever_longer_waits_or_when_the_directory_says()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        var answers = new Queue<int>([500, 429, 502, 503]);
        directory.Instead = context =>
        {
            if (!answers.TryDequeue(out var status))
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = status == 429 ? "30" : default(string?);
            return Task.FromResult(true);
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal([1, 30, 4, 8], _import.Time.Waits);
        Assert.Contains("the directory answers 429 (too many requests). Trying again in 30 seconds.", run.Error, StringComparison.Ordinal);
        Assert.Equal(5, directory.Asked.Count);
        Assert.Equal(3, await _import.AssetsAsync());
    }

    [Fact]
    public async Task A_harvest_that_breaks_off_changes_nothing_and_goes_on_where_it_stopped()
    {
        await using var directory = await TestDirectory.StartAsync(25);
        var inTrouble = true;
        directory.Instead = context =>
        {
            var broken = inTrouble && context.Request.Query["page"] == "2";
            context.Response.StatusCode = broken ? 503 : 200;
            return Task.FromResult(broken);
        };
        await _import.MakeAtlasAsync();

        var stopped = await _import.RunAsync(directory.Address, "--per-page", "10");
        Assert.Equal(ExitCode.Unreachable, stopped.Code);
        Assert.Contains("answers 503 (it is in trouble), 6 times", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _import.AssetsAsync());

        inTrouble = false;
        var resumed = await _import.RunAsync(directory.Address, "--per-page", "10");
        Assert.Equal(ExitCode.Done, resumed.Code);
        Assert.Contains("going on at page 2, where the last run stopped.", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "2", "2", "2", "2", "2", "2", "3"], directory.PagesAsked());
        Assert.Equal(25, await _import.AssetsAsync());
    }

    [Fact]
    public async Task Services_fetched_one_by_one_are_not_fetched_again_after_a_break()
    {
        await using var directory = await TestDirectory.StartAsync(6);
        directory.ListsAreSummaries = true;
        var inTrouble = true;
        directory.Instead = context =>
        {
            var broken = inTrouble && context.Request.Path.Value!.EndsWith(TestDirectory.IdOf(4), StringComparison.Ordinal);
            context.Response.StatusCode = broken ? 500 : 200;
            return Task.FromResult(broken);
        };
        await _import.MakeAtlasAsync();
        Assert.Equal(ExitCode.Unreachable, (await _import.RunAsync(directory.Address)).Code);

        inTrouble = false;
        Assert.Equal((6, 0, 0, 0), await _import.CountsAsync(directory.Address));
        foreach (var number in (int[])[1, 2, 3, 5, 6])
        {
            Assert.Single(directory.Asked, path => path.EndsWith(TestDirectory.IdOf(number), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_directory_that_asks_for_a_long_rest_gets_it()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        directory.Instead = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(true);
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.Unreachable, run.Code);
        Assert.Contains("asks to be left alone for 60 minutes", run.Error, StringComparison.Ordinal);
        Assert.Single(directory.Asked);
        Assert.Empty(_import.Time.Waits);
    }

    [Fact]
    public async Task An_address_where_nobody_is_is_told_as_such()
    {
        await _import.MakeAtlasAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var run = await _import.RunAsync($"http://127.0.0.1:{port}/feed");
        Assert.Equal(ExitCode.Unreachable, run.Code);
        Assert.Contains("the connection failed", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_asked_for_again()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        var first = true;
        directory.Instead = async context =>
        {
            if (!first)
            {
                return false;
            }

            first = false;
            await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address, "--timeout", "1");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("no answer within 1 seconds", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_cut_off_on_its_way_is_asked_for_again()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        var tries = 0;
        directory.Instead = async context =>
        {
            if (tries++ > 0)
            {
                return false;
            }

            await context.Response.WriteAsync("{\"total_pages\":1,\"contents\":[{\"id\":\"1\",\"name\":");
            return true;
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("it has been cut off", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, await _import.AssetsAsync());
    }

    [Fact]
    public async Task Pages_that_never_end_are_given_up()
    {
        await using var directory = await TestDirectory.StartAsync(0);
        directory.Instead = async context =>
        {
            var page = int.Parse(context.Request.Query["page"]!, CultureInfo.InvariantCulture);
            var json = TestDirectory.Page(page, 2, 2, [TestDirectory.Service(page)]);
            json["last_page"] = false;
            json["total_pages"] = 2;
            await TestDirectory.WriteAsync(context, json);
            return true;
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("although the first page says that there are 2: the pages do not end", run.Error, StringComparison.Ordinal);
        Assert.InRange(directory.Asked.Count, 3, 20);
        Assert.Equal(0, await _import.AssetsAsync());
    }

    [Fact]
    public async Task A_directory_that_does_not_turn_its_pages_is_told()
    {
        await using var directory = await TestDirectory.StartAsync(0);
        directory.Instead = async context =>
        {
            await TestDirectory.WriteAsync(context, TestDirectory.Page(1, 5, 5, [TestDirectory.Service(1)]));
            return true;
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("does not turn its pages", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, directory.Asked.Count);
    }

    [Fact]
    public async Task A_redirect_within_the_directory_is_followed()
    {
        await using var directory = await TestDirectory.StartAsync(3);
        directory.Instead = context =>
        {
            var moved = context.Request.Path.StartsWithSegments("/old", StringComparison.Ordinal);
            if (moved)
            {
                context.Response.Redirect("/feed/services" + context.Request.QueryString, permanent: true);
            }

            return Task.FromResult(moved);
        };
        await _import.MakeAtlasAsync();
        Assert.Equal((3, 0, 0, 0), await _import.CountsAsync(directory.Address.Replace("/feed", "/old", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/feed/services", "lies inside a private network")]
    [InlineData("http://169.254.169.254/latest/meta-data", "lies inside a private network")]
    [InlineData("http://[::1]:PORT/feed/services", "lies inside a private network")]
    [InlineData("file:///etc/passwd", "away from the secure web")]
    [InlineData("/around", "without end")]
    public async Task A_redirect_to_where_it_must_not_is_not_followed(string to, string words)
    {
        await using var directory = await TestDirectory.StartAsync(3);
        var port = new Uri(directory.Address).Port.ToString(CultureInfo.InvariantCulture);
        directory.Instead = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = to.Replace("PORT", port, StringComparison.Ordinal);
            return Task.FromResult(true);
        };
        await _import.MakeAtlasAsync();

        // The directory is named by another name than the one that it leads to.
        var run = await _import.RunAsync(directory.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _import.AssetsAsync());
    }

    [Theory]
    [InlineData(401, "wants to know who asks")]
    [InlineData(404, "there is nothing at that address")]
    [InlineData(400, "refuses to answer (400)")]
    [InlineData(302, "leads elsewhere without saying where")]
    public async Task A_directory_that_refuses_is_told_with_what_to_do(int status, string words)
    {
        await using var directory = await TestDirectory.StartAsync(3);
        directory.Instead = context =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(true);
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Contains("/services", run.Error, StringComparison.Ordinal);
        Assert.Empty(_import.Time.Waits);
    }

    [Theory]
    [InlineData("<!doctype html><p>Welcome</p>", "answers with a web page")]
    [InlineData("", "answers with nothing at all")]
    [InlineData("{\"contents\":[{\"id\":\"t\",\"name\":\"A\",\"term_uri\":\"urn:a\"}]}", "is not a service")]
    [InlineData("{\"content\":[],\"totalPages\":1}", "Open Referral UK 1 or 2")]
    [InlineData("{\"contents\":[]}", "there is no service in it")]
    public async Task An_answer_that_is_no_page_of_services_is_told_by_address(string body, string words)
    {
        await using var directory = await TestDirectory.StartAsync(0);
        directory.Instead = async context =>
        {
            await context.Response.WriteAsync(body);
            return true;
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(directory.Address + "/services", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_unpacks_to_more_than_is_sensible_is_given_up()
    {
        await using var directory = await TestDirectory.StartAsync(0);
        directory.Instead = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            var blanks = new byte[1 << 20];
            blanks.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 80; i++)
            {
                await gzip.WriteAsync(blanks, context.RequestAborted);
            }

            return true;
        };
        await _import.MakeAtlasAsync();

        var run = await _import.RunAsync(directory.Address);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("larger than 64 MB", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://directory.example/feed")]
    [InlineData("https://me:sesame@directory.example/feed")]
    [InlineData("http://directory.example/feed/organizations")]
    public async Task Addresses_that_cannot_be_read_are_refused_without_asking(string address)
    {
        await _import.MakeAtlasAsync();
        var run = await _import.RunAsync(address);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.DoesNotContain("sesame", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_import.Cache));
    }

    [Fact]
    public async Task A_killed_import_leaves_the_atlas_as_it_was_and_the_next_goes_on()
    {
        await using var directory = await TestDirectory.StartAsync(30);
        using var reached = new SemaphoreSlim(0);
        var hang = true;
        directory.Instead = async context =>
        {
            if (!hang || context.Request.Query["page"] != "3")
            {
                return false;
            }

            reached.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        await _import.MakeAtlasAsync();
        var start = new ProcessStartInfo("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "communityassets.dll"), "import", "openreferral", directory.Address,
                "--source", "directory",
                "--atlas", _import.Work.Atlas, "--cache", _import.Cache, "--per-page", "10",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using (var process = Process.Start(start)!)
        {
            Assert.True(await reached.WaitAsync(TimeSpan.FromSeconds(60)));
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Equal(0, await _import.AssetsAsync());
        hang = false;
        Assert.Equal((30, 0, 0, 0), await _import.CountsAsync(directory.Address, "--per-page", "10"));
        Assert.Equal(["1", "2", "3", "3"], directory.PagesAsked());
    }

    [Fact]
    public async Task Script_in_names_stays_behind()
    {
        await using var directory = await TestDirectory.StartAsync(1);
        directory.Services[0]["name"] = "<script>alert(1)</script>Choir<img src=x onerror=alert(2)>";
        directory.Services[0]["description"] = JsonValue.Create("Sing <b>loud</b>");
        await _import.MakeAtlasAsync();
        await _import.CountsAsync(directory.Address);
        var file = Path.Combine(_import.Work.Folder, "out.csv");
        await CommandLine.Command.DoneAsync("export", "assets", "--out", file, "--atlas", _import.Work.Atlas);
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(",Choir,Sing loud,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
    }
}
