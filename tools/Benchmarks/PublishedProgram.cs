namespace CommunityAssets.Benchmarks;

/// <summary>
/// The program as the README says to install it: <c>dotnet publish</c>, which compiles it ahead. Published once a run into the work folder.
/// </summary>
internal static class PublishedProgram
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <summary>The path of <c>communityassets.dll</c>, for <c>dotnet</c> to run.</summary>
    public static Task<string> PathAsync() => Published.Value;

    private static async Task<string> PublishAsync()
    {
        var root = BenchmarkOptions.Root();
        var folder = Path.Combine(root, "tools", "Benchmarks", "work", "program");
        await ProcessRun.MeasureAsync(
            "dotnet", ["publish", Path.Combine(root, "src", "CommunityAssets.Cli"), "-c", "Release", "-o", folder, "-v", "quiet", "--nologo"]);
        return Path.Combine(folder, "communityassets.dll");
    }
}
