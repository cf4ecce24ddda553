using System.Text;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

public sealed class BadInputTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Items = "/ogc/collections/assets/items?";
    private readonly HttpClient _http = service.Http;

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1e6", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=99999999999999", "limit")]
    [InlineData("colour=red", "colour")]
    [InlineData("LIMIT=5", "LIMIT")]
    [InlineData("f=xml", "f")]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("bbox=1,2,3,4,5", "bbox")]
    [InlineData("bbox=a,b,c,d", "bbox")]
    [InlineData("bbox=NaN,51,0,52", "bbox")]
    [InlineData("bbox=-Infinity,51,0,52", "bbox")]
    [InlineData("bbox=170,50,-170,60", "bbox")]
    [InlineData("bbox=-1,52,0,51", "bbox")]
    [InlineData("bbox=-1,51,0,91", "bbox")]
    [InlineData("bbox=400400,300400,400600,300600", "bbox")]
    [InlineData("bbox=-1,51,0,52&bbox-crs=EPSG:27700", "bbox-crs")]
    [InlineData("crs=http://www.opengis.net/def/crs/EPSG/0/99999", "crs")]
    [InlineData("crs=27700", "crs")]
    [InlineData("filter-crs=nonsense&filter=TRUE", "filter-crs")]
    [InlineData("filter-lang=ecql&filter=TRUE", "filter-lang")]
    [InlineData("datetime=yesterday", "datetime")]
    [InlineData("datetime=2026-13-01", "datetime")]
    [InlineData("datetime=2026-01-01/2025-01-01", "datetime")]
    [InlineData("datetime=9999-12-31", "datetime")]
    [InlineData("datetime=2026-01-01/2026-01-02/2026-01-03", "datetime")]
    [InlineData("properties=name,colour", "properties")]
    [InlineData("sortby=colour", "sortby")]
    [InlineData("sortby=topics", "sortby")]
    [InlineData("sortby=name,-name", "sortby")]
    [InlineData("sortby=name,kind,source,postcode,cost,online", "sortby")]
    [InlineData("indicators=loneliness", "indicators")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    public async Task What_cannot_be_used_is_named(string query, string parameter) =>
        Assert.Equal(parameter, (await _http.ProblemAsync(Items + query, 400)).Text("parameter"));

    [Theory]
    [InlineData("name", "A comparison was expected", "character 5")]
    [InlineData("NOT name", "A comparison was expected", "character 9")]
    [InlineData("name =", "A property or a value was expected", "character 7")]
    [InlineData("name = 'x' AND", "the end", "character 15")]
    [InlineData("name = 'x' OR OR kind = 'y'", "'OR'", "character 15")]
    [InlineData("(name = 'x'", "')' was expected", "character 12")]
    [InlineData("name = 'x')", "should end here", "character 11")]
    [InlineData("name = 'x", "no closing quote", "character 8")]
    [InlineData("name ! 'x'", "'!' has no meaning", "character 6")]
    [InlineData("colour = 'red'", "no property 'colour'", "character 1")]
    [InlineData("name = 5", "can't be compared with a number", "character 8")]
    [InlineData("capacity = 'x'", "can't be compared with a text", "character 12")]
    [InlineData("capacity + 1 > 5", "Arithmetic (+)", "character 10")]
    [InlineData("capacity > 5 * 2", "Arithmetic (*)", "character 14")]
    [InlineData("capacity DIV 2 = 1", "Arithmetic (DIV)", "character 10")]
    [InlineData("T_MEETS(updated, INTERVAL('2026-01-01','..'))", "T_MEETS is not supported", "character 1")]
    [InlineData("T_OVERLAPS(updated, INTERVAL('2026-01-01','..'))", "T_OVERLAPS is not supported", "character 1")]
    [InlineData("S_INTERSECTS(name, POINT(0 0))", "S_INTERSECTS takes the property geometry", "character 1")]
    [InlineData("S_INTERSECTS(geometry, POINT(500 500))", "not degrees", "character 24")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((0 50,1 51,1 50,0 51,0 50)))", "crosses itself", "character 24")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((0 50,1 51)))", "can't be read", "character 24")]
    [InlineData("S_INTERSECTS(geometry, BBOX(170,50,-170,60))", "antimeridian", "character 24")]
    [InlineData("S_DWITHIN(geometry, POINT(-2 52.6), -5)", "number of metres", "character 37")]
    [InlineData("foo(name, 'x')", "no operator or function 'foo'", "character 1")]
    [InlineData("topics = 'a'", "'topics' is a list", "character 1")]
    [InlineData("A_CONTAINS(name, ('a'))", "A_CONTAINS takes a property that holds a list", "character 1")]
    [InlineData("name LIKE 5", "pattern", "character 11")]
    [InlineData("name IN ()", "list of IN is empty", "character 1")]
    [InlineData("name IS 5", "NULL was expected", "character 9")]
    [InlineData("verified = DATE('2026-02-30')", "not a date", "character 12")]
    [InlineData("CASEI(name)", "gives a text", "character 1")]
    [InlineData("1e999 > 2", "not a number", "character 1")]
    public async Task What_a_filter_cannot_say_is_told_with_its_place(string filter, string words, string place)
    {
        var problem = await _http.ProblemAsync(Items + "filter=" + Uri.EscapeDataString(filter), 400);
        Assert.Equal("filter", problem.Text("parameter"));
        Assert.Contains(words, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Contains(place, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"op\":\"and\"}")]
    [InlineData("{\"op\":5,\"args\":[]}")]
    [InlineData("{\"op\":\"=\",\"args\":[{\"property\":\"name\"}]}")]
    [InlineData("{\"op\":\"=\",\"args\":[{\"property\":5},\"x\"]}")]
    [InlineData("{\"op\":\"=\",\"args\":[{\"property\":\"name\"},null]}")]
    [InlineData("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[]}]}")]
    [InlineData("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}]}")]
    [InlineData("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}]}")]
    [InlineData("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Blob\",\"coordinates\":[1,2]}]}")]
    [InlineData("{\"op\":\"+\",\"args\":[1,2]}")]
    [InlineData("{\"date\":\"never\"}")]
    [InlineData("{\"op\":\"not\",\"args\":[]}")]
    public async Task Damaged_JSON_filters_are_refused(string filter) => Assert.Equal(
        "filter",
        (await _http.ProblemAsync(Items + "filter-lang=cql2-json&filter=" + Uri.EscapeDataString(filter), 400)).Text("parameter"));

    [Fact]
    public async Task Filters_that_are_huge_or_deep_are_refused_in_words()
    {
        string[] filters =
        [
            string.Join(" OR ", Enumerable.Repeat("name = 'x'", 4000)),
            new string('(', 50_000),
            new string('(', 5000) + "TRUE" + new string(')', 5000),
            string.Concat(Enumerable.Repeat("NOT ", 3000)) + "TRUE",
            string.Join(" OR ", Enumerable.Repeat("kind='x'", 1000)),
            "name IN (" + string.Join(',', Enumerable.Repeat("'x'", 3000)) + ")",
            string.Concat(Enumerable.Repeat("casei(", 2000)) + "name" + new string(')', 2000) + " = 'x'",
            "A_CONTAINS(topics, " + new string('(', 3000) + new string(')', 3000) + ")",
            "S_INTERSECTS(geometry, " + string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", 500)) + "POINT(0 0)" + new string(')', 501),
            "name = '" + new string('x', 60_000) + "'",
            new string('-', 15_000),
        ];
        foreach (var filter in filters)
        {
            var problem = await _http.ProblemAsync(Items + "filter=" + Uri.EscapeDataString(filter), 400);
            Assert.True(problem.Text("detail")!.Length < 500, problem.Text("detail"));
        }

        var deep = new StringBuilder();
        for (var level = 0; level < 700; level++)
        {
            deep.Append("{\"op\":\"not\",\"args\":[");
        }

        await _http.ProblemAsync(Items + "filter-lang=cql2-json&filter=" + Uri.EscapeDataString(deep.ToString()), 400);
        deep.Append("true");
        for (var level = 0; level < 700; level++)
        {
            deep.Append("]}");
        }

        await _http.ProblemAsync(Items + "filter-lang=cql2-json&filter=" + Uri.EscapeDataString(deep.ToString()), 400);
        await _http.ProblemAsync(Items + "filter-lang=cql2-json&filter=" + new string('[', 15_000), 400);
    }

    [Fact]
    public async Task Nesting_up_to_the_limit_is_answered()
    {
        var text = new string('(', 30) + "TRUE" + new string(')', 30);
        Assert.Equal(28, (await _http.JsonAsync(Items + "filter=" + Uri.EscapeDataString(text))).Number("numberMatched"));
        var json = string.Concat(Enumerable.Repeat("{\"op\":\"not\",\"args\":[", 30)) + "true" + string.Concat(Enumerable.Repeat("]}", 30));
        Assert.Equal(28, (await _http.JsonAsync(Items + "filter-lang=cql2-json&filter=" + Uri.EscapeDataString(json))).Number("numberMatched"));
    }

    [Theory]
    [InlineData("/ogc/collections/nonsense")]
    [InlineData("/ogc/collections/nonsense/items")]
    [InlineData("/ogc/collections/nonsense/queryables")]
    [InlineData("/ogc/collections/assets/items/nonsense")]
    [InlineData("/ogc/collections/areas-lsoa/items/E99")]
    [InlineData("/ogc/nonsense")]
    public async Task What_is_not_there_is_told(string path) => await _http.ProblemAsync(path, 404);

    [Fact]
    public async Task A_browser_is_told_what_was_wrong_on_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Items + "filter=name");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("A comparison was expected", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
