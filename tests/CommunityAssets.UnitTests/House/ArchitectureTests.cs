using System.Xml.Linq;

namespace CommunityAssets.UnitTests.House;

/// <summary>Holds the arrows of src/README.md: which project may call which.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["CommunityAssets.Domain"] = [],
        ["CommunityAssets.Analysis"] = ["CommunityAssets.Domain"],
        ["CommunityAssets.Exchange"] = ["CommunityAssets.Domain"],
        ["CommunityAssets.Storage"] = ["CommunityAssets.Domain", "NetTopologySuite.IO.PostGIS"],
        ["CommunityAssets.Cartography"] = ["CommunityAssets.Domain"],
        ["CommunityAssets.Reports"] = ["CommunityAssets.Domain", "CommunityAssets.Cartography", "CommunityAssets.Analysis"],
        ["CommunityAssets.Web"] =
        [
            "CommunityAssets.Domain", "CommunityAssets.Reports", "CommunityAssets.Cartography", "CommunityAssets.Analysis",
            "CommunityAssets.Storage", "CommunityAssets.Exchange",
        ],
        ["CommunityAssets.Cli"] =
        [
            "CommunityAssets.Domain", "CommunityAssets.Web", "CommunityAssets.Reports", "CommunityAssets.Analysis",
            "CommunityAssets.Storage", "CommunityAssets.Exchange",
        ],
        ["NetTopologySuite.IO.PostGIS"] = [],
    };

    private static readonly string[] DomainPackages = ["NetTopologySuite", "Meziantou.Analyzer", "Roslynator.Analyzers"];

    public static TheoryData<string> Projects()
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            data.Add(Path.GetFileNameWithoutExtension(file));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_calls_only_the_rooms_that_the_map_of_the_house_allows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is not on the map of the house.");
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");
        var calls = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(calls.Except(allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void The_domain_knows_geometries_and_nothing_else()
    {
        var file = Path.Combine(Repository.Root, "src", "CommunityAssets.Domain", "CommunityAssets.Domain.csproj");
        var packages = XDocument.Load(file).Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);
        Assert.Empty(packages.Except(DomainPackages, StringComparer.Ordinal));
    }

    [Fact]
    public void The_domain_and_the_analysis_never_ask_for_the_time_or_touch_files()
    {
        string[] forbidden = ["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "System.IO", "File."];
        var found = new[] { "CommunityAssets.Domain", "CommunityAssets.Analysis" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", room), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => forbidden.Where(word => File.ReadAllText(path).Contains(word, StringComparison.Ordinal))
                .Select(word => $"{Path.GetFileName(path)}: {word}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "CommunityAssets.sln"));
        var missing = new[] { "src", "tests", "tools" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(Path.GetFileName)
            .Where(name => !solution.Contains(name!, StringComparison.Ordinal));
        Assert.Empty(missing);
    }
}
