using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

public sealed class ImportCommandTests : IDisposable
{
    private const string Assets = """
        id,kind,name,latitude,longitude,cost,sessions
        1,group,Knit and natter,51.3811,-2.3590,free,Tue 10:00-12:00
        2,place,Riverside library,51.3790,-2.3600,,
        3,group,Walking football,51.3850,-2.3650,£2.50,1st Thu 14:00-16:00

        """;

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task A_list_goes_in_and_the_same_list_again_changes_nothing()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var file = work.Write("groups.csv", Assets);

        var first = await SummaryAsync(file);
        Assert.Equal((3, 0, 0, 0), Counts(first));

        var again = await SummaryAsync(file);
        Assert.Equal((0, 0, 3, 0), Counts(again));
    }

    [Fact]
    public async Task What_the_next_version_changes_or_leaves_out_is_changed_or_retired_and_can_come_back()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        await SummaryAsync(work.Write("groups.csv", Assets));

        var lines = Assets.Split('\n');
        var next = await SummaryAsync(work.Write("groups.csv", string.Join('\n', lines[0], lines[1].Replace("natter", "chatter", StringComparison.Ordinal), lines[2], "")));
        Assert.Equal((0, 1, 1, 1), Counts(next));

        var kept = await SummaryAsync(work.Write("groups.csv", string.Join('\n', lines[0], lines[2], "")), "--keep-missing");
        Assert.Equal((0, 0, 1, 0), Counts(kept));

        await SummaryAsync(work.Write("groups.csv", Assets));
        Assert.Equal(3, (await InfoAsync()).GetProperty("assets").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var run = await Command.DoneAsync("import", "assets", work.Write("groups.csv", Assets), "--source", "council", "--atlas", work.Atlas, "--dry-run");
        Assert.Contains("3 would be added", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed: this was a dry run.", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await InfoAsync()).GetProperty("assets").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task One_refused_row_refuses_the_file_and_each_refusal_is_written_down()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var file = work.Write("groups.csv", Assets + "4,group,=cmd(),northish,-2.36,,\n1,group,Knit again,51.38,-2.36,,\n");
        var rejects = Path.Combine(work.Folder, "refused.csv");

        var refused = await Command.RunAsync("import", "assets", file, "--source", "council", "--atlas", work.Atlas, "--rejects", rejects);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("groups.csv, row 5, column latitude", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refused.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await InfoAsync()).GetProperty("assets").GetProperty("total").GetInt32());
        var lines = await File.ReadAllLinesAsync(rejects);
        Assert.Equal("file,row,column,found,what to do", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("groups.csv,5,latitude,", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(work.Folder), path => path.EndsWith(".part", StringComparison.Ordinal));

        var kept = await Command.RunAsync("import", "assets", file, "--source", "council", "--atlas", work.Atlas, "--keep-going");
        Assert.Equal(ExitCode.DoneWithRejects, kept.Code);
        Assert.True((await InfoAsync()).GetProperty("assets").GetProperty("total").GetInt32() >= 2);
    }

    [Fact]
    public async Task Zipped_and_gzipped_files_are_read_as_they_are()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        using var gzip = new MemoryStream();
        await using (var packed = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Assets));
        }

        Assert.Equal((3, 0, 0, 0), Counts(await SummaryAsync(work.Write("groups.csv.gz", gzip.ToArray()))));
        using var zip = new MemoryStream();
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await archive.CreateEntry("groups.csv").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(Assets));
        }

        Assert.Equal((0, 0, 3, 0), Counts(await SummaryAsync(work.Write("groups.zip", zip.ToArray()))));
    }

    public static TheoryData<string, byte[], string> BadFiles() => new()
    {
        { "empty.csv", [], "empty" },
        { "latin.csv", [.. "id,name,latitude,longitude\n1,Caf"u8, 0xE9, .. ",51.3,-2.3\n"u8], "UTF-8" },
        { "cut.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C], "cut" },
        { "sea.csv", [.. "id,kind,name,latitude,longitude\n1,group,Swapped,-2.359,51.381\n"u8], "wrong way round" },
        { "nan.csv", [.. "id,kind,name,latitude,longitude\n1,group,Nowhere,NaN,-2.3\n"u8], "NaN" },
        { "short.csv", [.. "id,kind,name,latitude,longitude\n1,group\n"u8], "row 2" },
        { "twice.csv", [.. "id,kind,name,latitude,longitude\n1,group,A,51.38,-2.36\n1,group,B,51.38,-2.36\n"u8], "row" },
        { "broken.geojson", [.. "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\""u8], "broken.geojson" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_refused_in_words_and_changes_nothing(string name, byte[] bytes, string word)
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var run = await Command.RunAsync("import", "assets", work.Write(name, bytes), "--source", "bad", "--atlas", work.Atlas);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.Contains(word, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await InfoAsync()).GetProperty("assets").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_folder_and_a_file_that_is_not_there_are_told_as_such()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var folder = await Command.RunAsync("import", "areas", work.Folder, "--atlas", work.Atlas);
        Assert.Equal(ExitCode.BadInput, folder.Code);
        Assert.Contains("folder", folder.Error, StringComparison.OrdinalIgnoreCase);
        var missing = await Command.RunAsync("import", "areas", Path.Combine(work.Folder, "none.geojson"), "--atlas", work.Atlas);
        Assert.Equal(ExitCode.BadInput, missing.Code);
        Assert.Contains("none.geojson", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_that_cannot_be_understood_changes_nothing_and_says_where_to_look()
    {
        var unknown = await Command.RunAsync("import", "wishes", "x.csv");
        Assert.Equal(ExitCode.BadInput, unknown.Code);
        Assert.Contains("--help", unknown.Error, StringComparison.Ordinal);
        var unnamed = await Command.RunAsync("info", "--atlas", "place.txt");
        Assert.Equal(ExitCode.BadInput, unnamed.Code);
        Assert.Contains(".gpkg", unnamed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_without_its_password()
    {
        var run = await Command.RunAsync("info", "--atlas", "postgresql://someone:sesame@127.0.0.1:1/atlas");
        Assert.Equal(ExitCode.Unreachable, run.Code);
        Assert.Contains("127.0.0.1", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", run.Error + run.Out, StringComparison.Ordinal);
    }

    private static (int Added, int Changed, int Unchanged, int Retired) Counts(JsonElement summary) => (
        summary.GetProperty("added").GetInt32(), summary.GetProperty("changed").GetInt32(),
        summary.GetProperty("unchanged").GetInt32(), summary.GetProperty("retired").GetInt32());

    private async Task<JsonElement> SummaryAsync(string file, params string[] more)
    {
        var run = await Command.DoneAsync(["import", "assets", file, "--source", "council", "--atlas", work.Atlas, "--json", .. more]);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private async Task<JsonElement> InfoAsync() =>
        JsonDocument.Parse((await Command.DoneAsync("info", "--atlas", work.Atlas, "--json")).Out).RootElement;
}
