namespace CommunityAssets.Benchmarks;

/// <summary>
/// The program as the README says to install it: <c>dotnet publish</c>, which compiles it ahead. Published once a run into the work folder.
/// </summary>
internal static class PublishedProgram
{
    private static readonly Lazy<Task<string>> Published = new(() => PublishAsync("program", "communityassets.dll", "src", "CommunityAssets.Cli"));

    /// <summary>The path of <c>communityassets.dll</c>, for <c>dotnet</c> to run.</summary>
    public static Task<string> PathAsync() => Published.Value;

    /// <summary>The same of the benchmarks themselves, whose processes call ours as a program does.</summary>
    public static Task<string> OfBenchmarksAsync() =>
        PublishAsync("benchmarks", "CommunityAssets.Benchmarks.dll", "tools", "Benchmarks");

    private static async Task<string> PublishAsync(string name, string program, params string[] project)
    {
        var root = BenchmarkOptions.Root();
        var folder = Path.Combine(root, "tools", "Benchmarks", "work", name);
        await ProcessRun.MeasureAsync(
            "dotnet", ["publish", Path.Combine([root, .. project]), "-c", "Release", "-o", folder, "-v", "quiet", "--nologo"]);
        return Path.Combine(folder, program);
    }
}
