using System.Diagnostics;

namespace CommunityAssets.WebTests.CommandLine;

public sealed class ServeCommandTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task Serving_says_where_to_look_and_neither_warns_nor_leaves_anything_in_the_home_of_whoever_runs_it()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var home = Directory.CreateDirectory(Path.Combine(work.Folder, "home")).FullName;
        var start = Executable.Of("serve", "--atlas", work.Atlas, "--urls", "http://127.0.0.1:0");
        start.Environment["HOME"] = home;
        start.Environment.Remove("XDG_DATA_HOME");
        start.Environment.Remove("LOCALAPPDATA");
        using var process = Process.Start(start)!;
        try
        {
            var words = await process.StandardOutput.ReadLineAsync();
            Assert.Matches(@"^The atlas is ready\. Open http://127\.0\.0\.1:\d+ in a browser\. Ctrl\+C stops it\.$", words);
            using var http = new HttpClient();
            foreach (var page in (string[])["", "about"])
            {
                using var answer = await http.GetAsync($"{words!.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal))}/{page}");
                Assert.True(answer.IsSuccessStatusCode);
            }
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(home));
    }
}
