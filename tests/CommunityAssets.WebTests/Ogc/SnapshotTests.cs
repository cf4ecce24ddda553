using System.Runtime.CompilerServices;
using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

/// <summary>
/// Whole answers, as they were agreed on. Where one changes on purpose, set COMMUNITYASSETS_WRITE_SNAPSHOTS=1, run the tests, and look at
/// what git says has changed.
/// </summary>
public sealed class SnapshotTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory]
    [InlineData("collection", "/ogc/collections")]
    [InlineData("functions", "/ogc/functions")]
    [InlineData("queryables-areas-lsoa", "/ogc/collections/areas-lsoa/queryables")]
    [InlineData("schema-assets", "/ogc/collections/assets/schema")]
    [InlineData("items-assets", "/ogc/collections/assets/items?limit=2&sortby=name&properties=name,kind,topics,pounds,verified,updated,online")]
    [InlineData("items-assets-filtered", "/ogc/collections/assets/items?filter=capacity%20%3E%2010&crs=http://www.opengis.net/def/crs/EPSG/0/27700")]
    [InlineData("items-areas-indicators", "/ogc/collections/areas-lsoa/items?indicators=loneliness,green-score&sortby=-loneliness,code")]
    [InlineData("item-hall", "/ogc/collections/assets-places/items/01900000-0000-7000-8000-000000000002")]
    [InlineData("refusal", "/ogc/collections/assets/items?filter=colour%20%3D%20%27red%27")]
    public async Task An_answer_is_as_it_was_agreed(string name, string address)
    {
        using var answer = await service.Http.GetAsync(address);
        var text = (await answer.Content.ReadAsStringAsync())
            .Replace(service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), "http://atlas.example", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (name == "collection")
        {
            // Of the list the first, without the links of other parts of the service.
            root = root.GetProperty("collections")[0];
        }

        var now = JsonSerializer.Serialize(Without(root, name == "collection"), Indented).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Folder(), name + ".json");
        if (Environment.GetEnvironmentVariable("COMMUNITYASSETS_WRITE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(file, now);
        }

        Assert.Equal((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), now);
    }

    private static object Without(JsonElement root, bool links) => links
        ? root.EnumerateObject().Where(member => member.Name != "links").ToDictionary(member => member.Name, member => member.Value)
        : root;

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Snapshots");
}
