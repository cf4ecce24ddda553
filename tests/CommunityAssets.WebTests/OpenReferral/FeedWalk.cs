using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>Walks a whole feed as a directory that harvests it would, and keeps what it answered.</summary>
public sealed class FeedWalk(HttpClient http)
{
    private static readonly (string Path, string Brief, string Full)[] Lists =
    [
        ("services", "compiled/service_list.json", "compiled/service.json"),
        ("service_at_locations", "compiled/service_at_location_list.json", "compiled/service_at_location.json"),
        ("organizations", "compiled/organization_list.json", "compiled/organization.json"),
    ];

    private readonly List<(string Name, string[] Schemas, JsonElement Instance)> _answers = [];

    /// <summary>What was answered, with the schemas that each has to answer.</summary>
    public IReadOnlyCollection<(string Name, string[] Schemas, JsonElement Instance)> Answers => _answers;

    /// <summary>Asks every path: of lists the first, a middle and the last page, brief and full; of items some of each page.</summary>
    /// <param name="size">How many are on a page.</param>
    public async Task EverythingAsync(int size)
    {
        await AskAsync("", "openapi:/");
        foreach (var (path, brief, full) in Lists)
        {
            // The published description of the interface leaves organizations out, the schemas do not.
            string[] list = path == "organizations" ? [] : ["openapi:/" + path];
            string[] item = path == "organizations" ? [] : [$"openapi:/{path}/{{id}}"];
            var first = await AskAsync($"/{path}?per_page={size}", ["page:" + brief, .. list]);
            var pages = (int)first.Number("total_pages");
            Assert.True(pages > 2, $"{path} has {pages} pages");
            foreach (var number in (int[])[1, (pages / 2) + 1, pages])
            {
                var page = await AskAsync($"/{path}?per_page={size}&page={number}", ["page:" + brief, .. list]);
                await AskAsync($"/{path}?per_page={size}&page={number}&full=true", "page:" + full);
                Assert.Equal(number == 1, page.GetProperty("first_page").GetBoolean());
                Assert.Equal(number == pages, page.GetProperty("last_page").GetBoolean());
                foreach (var record in page.List("contents").Take(8))
                {
                    var answer = await AskAsync($"/{path}/{record.Text("id")}", [full, .. item]);
                    Assert.Equal(record.Text("id"), answer.Text("id"));
                }
            }

            await LinesAsync($"/{path}?format=ndjson", brief, (long)first.Number("total_items"));
        }

        await AskAsync($"/organizations?per_page={size}&full_service=true", "page:compiled/organization.json");
        await TermsAsync("taxonomies", "taxonomy.json");
        await TermsAsync("taxonomy_terms", "taxonomy_term.json");
    }

    /// <summary>Every id of a list, page after page.</summary>
    public async Task<List<string>> IdsAsync(string path, int size)
    {
        var ids = new List<string>();
        for (var number = 1; ; number++)
        {
            var page = await http.JsonAsync($"/openreferral/{path}?per_page={size}&page={number}");
            ids.AddRange(page.List("contents").Select(record => record.Text("id")!));
            Assert.Equal(page.List("contents").Count, page.Number("size"));
            if (page.GetProperty("last_page").GetBoolean())
            {
                Assert.Equal(ids.Count, page.Number("total_items"));
                Assert.Equal(number, page.Number("total_pages"));
                return ids;
            }
        }
    }

    /// <summary>Every record of a stream.</summary>
    public async Task<List<JsonElement>> LinesAsync(string address)
    {
        using var answer = await http.GetAsync("/openreferral" + address);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(text.Length == 0 || text.EndsWith('\n'), "A stream ends with the end of a line.");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private async Task TermsAsync(string path, string schema)
    {
        var all = await AskAsync($"/{path}?per_page=1000", "page:" + schema, "openapi:/" + path);
        foreach (var number in (int[])[1, 2, (int)all.Number("total_items")])
        {
            await AskAsync($"/{path}?per_page=1&page={number}", "page:" + schema, "openapi:/" + path);
        }

        foreach (var record in all.List("contents"))
        {
            await AskAsync($"/{path}/{record.Text("id")}", schema, $"openapi:/{path}/{{id}}");
        }

        await LinesAsync($"/{path}?format=ndjson", schema, (long)all.Number("total_items"));
    }

    private async Task LinesAsync(string address, string schema, long count)
    {
        var lines = await LinesAsync(address);
        Assert.Equal(count, lines.Count);
        _answers.AddRange(lines.Select((line, at) => ($"{address} line {at + 1}", (string[])[schema], line)));
    }

    private async Task<JsonElement> AskAsync(string address, params string[] schemas)
    {
        var answer = await http.JsonAsync("/openreferral" + address);
        _answers.Add((address, schemas, answer));
        return answer;
    }
}
