using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

/// <summary>Walks the service as a program does that has been told one address.</summary>
public sealed partial class CrawlTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task Every_link_of_every_answer_leads_to_what_it_says()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<(string Address, string Type, string From)>();
        waiting.Enqueue((new Uri(_http.BaseAddress!, "/ogc").ToString(), "application/json", "the start"));
        waiting.Enqueue((new Uri(_http.BaseAddress!, "/ogc/collections/assets/items?limit=5").ToString(), "application/geo+json", "the start"));
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.TryAdd(next.Address, next.Type))
            {
                continue;
            }

            Assert.True(seen.Count < 2000, "The links never end.");
            using var answer = await _http.GetAsync(next.Address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{next.Address}, linked from {next.From}, gave {(int)answer.StatusCode}: {text}");
            Assert.Equal(next.Type.Split(';')[0], answer.Content.Headers.ContentType?.MediaType);
            foreach (var (address, type) in next.Type.Contains("json", StringComparison.Ordinal) ? LinksOf(text, next.Address) : PageLinks(text))
            {
                waiting.Enqueue((new Uri(new Uri(next.Address), address).ToString(), type, next.Address));
            }
        }

        string[] reached =
        [
            "/ogc/api?f=json", "/ogc/api?f=html", "/ogc/conformance?f=json", "/ogc/functions?f=html", "/ogc/collections?f=json",
            "/ogc/collections/assets?f=json", "/ogc/collections/assets/items?f=json", "/ogc/collections/assets/queryables?f=json",
            "/ogc/collections/areas-lsoa/schema?f=html", "/ogc/collections/patches/items?f=json", "/ogc/collections/assets-stories?f=html",
        ];
        Assert.All(reached, path => Assert.Contains(new Uri(_http.BaseAddress!, path).ToString(), seen.Keys));
        Assert.Contains(seen.Keys, address => address.Contains("cursor=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_landing_page_links_to_what_the_standard_asks_for()
    {
        var landing = await _http.JsonAsync("/ogc");
        var links = landing.List("links").Select(link => (link.Text("rel"), link.Text("type"))).ToList();

        Assert.Contains(("self", "application/json"), links);
        Assert.Contains(("alternate", "text/html"), links);
        Assert.Contains(("service-desc", "application/vnd.oai.openapi+json;version=3.0"), links);
        Assert.Contains(("service-doc", "text/html"), links);
        Assert.Contains(("conformance", "application/json"), links);
        Assert.Contains(("data", "application/json"), links);
    }

    [Fact]
    public async Task Each_collection_links_to_its_items_queryables_and_schema()
    {
        foreach (var collection in (await _http.JsonAsync("/ogc/collections")).List("collections"))
        {
            var links = collection.List("links").Select(link => (link.Text("rel"), link.Text("type"))).ToList();
            Assert.Contains(("items", "application/geo+json"), links);
            Assert.Contains(("items", "text/html"), links);
            Assert.Contains(("http://www.opengis.net/def/rel/ogc/1.0/queryables", "application/schema+json"), links);
            Assert.Contains(("http://www.opengis.net/def/rel/ogc/1.0/schema", "application/schema+json"), links);
            Assert.Contains("http://www.opengis.net/def/crs/OGC/1.3/CRS84", collection.List("crs").Select(crs => crs.GetString()));
            Assert.Equal("http://www.opengis.net/def/crs/EPSG/0/27700", collection.Text("storageCrs"));
            Assert.Equal("feature", collection.Text("itemType"));
        }
    }

    [Fact]
    public async Task A_browser_gets_pages_and_a_program_gets_JSON_at_one_address()
    {
        foreach (var path in (string[])["/ogc", "/ogc/collections/assets", "/ogc/collections/assets/items", "/ogc/conformance"])
        {
            using var browser = await AskAsync(path, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
            using var program = await AskAsync(path, "application/geo+json, application/json");
            using var anything = await AskAsync(path, "*/*");
            Assert.Equal("text/html", browser.Content.Headers.ContentType?.MediaType);
            Assert.EndsWith("json", program.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
            Assert.EndsWith("json", anything.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
            Assert.Contains("Accept", browser.Headers.Vary);
            Assert.NotEqual(browser.Headers.ETag, program.Headers.ETag);
        }
    }

    [Fact]
    public async Task What_is_unchanged_is_not_sent_again()
    {
        using var first = await _http.GetAsync("/ogc/collections/assets/items?limit=2");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/ogc/collections/assets/items?limit=2");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await _http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task The_definition_names_each_address_with_its_parameters()
    {
        var definition = await _http.JsonAsync("/ogc/api");
        Assert.StartsWith("3.0", definition.Text("openapi"), StringComparison.Ordinal);
        var items = definition.GetProperty("paths").GetProperty("/collections/{collectionId}/items").GetProperty("get");
        var names = items.List("parameters").Select(parameter => parameter.Text("name")).ToList();
        Assert.Superset(
            new HashSet<string?> { "collectionId", "limit", "bbox", "datetime", "filter", "filter-lang", "filter-crs", "crs", "bbox-crs", "properties", "sortby" },
            names.ToHashSet());
        Assert.Contains("/collections/{collectionId}/items/{featureId}", definition.GetProperty("paths").EnumerateObject().Select(path => path.Name));
    }

    private static List<(string Address, string Type)> LinksOf(string text, string from)
    {
        var found = new List<(string, string)>();
        using var document = JsonDocument.Parse(text);
        Look(document.RootElement);
        return found;

        void Look(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Look(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (element.TryGetProperty("href", out var href) && element.TryGetProperty("rel", out var rel))
                {
                    Assert.False(string.IsNullOrEmpty(rel.GetString()), $"A link of {from} has no relation.");
                    Assert.True(Uri.IsWellFormedUriString(href.GetString()!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute), $"{href} in {from}");
                    if (!(element.TryGetProperty("templated", out var templated) && templated.GetBoolean())
                        && href.GetString()!.StartsWith(from[..from.IndexOf('/', 8)], StringComparison.Ordinal))
                    {
                        found.Add((href.GetString()!, element.GetProperty("type").GetString()!));
                    }
                }

                foreach (var member in element.EnumerateObject())
                {
                    Look(member.Value);
                }
            }
        }
    }

    /// <summary>Links of a page to pages; those to data are looked at where JSON tells their type.</summary>
    private static IEnumerable<(string Address, string Type)> PageLinks(string page) => Links().Matches(page)
        .Select(match => WebUtility.HtmlDecode(match.Groups["href"].Value))
        .Where(address => address.StartsWith('/') && address.Contains("f=html", StringComparison.Ordinal))
        .Select(address => (address, "text/html"));

    private async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _http.SendAsync(request);
    }

    [GeneratedRegex("href=\"(?<href>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
