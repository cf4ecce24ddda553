using System.Reflection;
using CommunityAssets.WebTests.Connecting;
using CommunityAssets.WebTests.Finder;
using CommunityAssets.WebTests.Jobs;
using CommunityAssets.WebTests.OpenReferral;
using CommunityAssets.WebTests.Pages;
using CommunityAssets.WebTests.Running;
using CommunityAssets.WebTests.Tiles;
using Xunit.Sdk;

namespace CommunityAssets.WebTests.Api;

/// <summary>Runs what the other classes hold of an embedded atlas on PostGIS, class by class, each on a database of its own.</summary>
public sealed class BothEnginesTests
{
    [PostGisTheory]
    [InlineData(typeof(AssetsTests))]
    [InlineData(typeof(PlacesTests))]
    [InlineData(typeof(NeedsTests))]
    [InlineData(typeof(BadInputTests))]
    [InlineData(typeof(EntityTagTests))]
    [InlineData(typeof(AnalysesTests))]
    [InlineData(typeof(ConnectednessTests))]
    [InlineData(typeof(CoverageTests))]
    [InlineData(typeof(EstimateTests))]
    [InlineData(typeof(JobsTests))]
    [InlineData(typeof(PagesTests))]
    [InlineData(typeof(OwnAreaTests))]
    [InlineData(typeof(CardTests))]
    [InlineData(typeof(FindTests))]
    [InlineData(typeof(FreshnessTests))]
    [InlineData(typeof(TileTests))]
    [InlineData(typeof(FeedTests))]
    [InlineData(typeof(FeedBadInputTests))]
    [InlineData(typeof(FeedPrivacyTests))]
    public async Task What_holds_of_an_embedded_atlas_holds_of_a_shared_one(Type tests)
    {
        var service = new SharedService();
        var failures = new List<string>();
        var run = 0;
        try
        {
            await service.InitializeAsync();
            foreach (var (method, arguments) in Cases(tests))
            {
                run++;
                var instance = Activator.CreateInstance(tests, service)!;
                try
                {
                    await (Task)method.Invoke(instance, arguments)!;
                }
                catch (Exception exception)
                {
                    failures.Add($"{method.Name}({string.Join(", ", arguments)}): {(exception.InnerException ?? exception).Message}");
                }
            }
        }
        finally
        {
            await service.DisposeAsync();
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.True(run > 3, "No tests were found.");
    }

    private static IEnumerable<(MethodInfo Method, object?[] Arguments)> Cases(Type tests) =>
        from method in tests.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(FactAttribute), inherit: true)
        from arguments in method.IsDefined(typeof(TheoryAttribute), inherit: true)
            ? method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method))
            : [[]]
        select (method, arguments);
}
