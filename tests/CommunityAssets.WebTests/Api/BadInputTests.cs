using System.Net;
using System.Net.Sockets;
using System.Text;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

public sealed class BadInputTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Theory]
    [InlineData("/api/v1/assets?limit=0", "limit")]
    [InlineData("/api/v1/assets?limit=1001", "limit")]
    [InlineData("/api/v1/assets?limit=-1", "limit")]
    [InlineData("/api/v1/assets?limit=ten", "limit")]
    [InlineData("/api/v1/assets?limit=1e2", "limit")]
    [InlineData("/api/v1/assets?limit=99999999999999999999", "limit")]
    [InlineData("/api/v1/assets?limit=5&limit=6", "limit")]
    [InlineData("/api/v1/assets?colour=red", "colour")]
    [InlineData("/api/v1/assets?Limit=5", "Limit")]
    [InlineData("/api/v1/assets?=5", "")]
    [InlineData("/api/v1/assets?bbox=1,2,3", "bbox")]
    [InlineData("/api/v1/assets?bbox=1,2,3,4,5", "bbox")]
    [InlineData("/api/v1/assets?bbox=a,b,c,d", "bbox")]
    [InlineData("/api/v1/assets?bbox=NaN,51,0,52", "bbox")]
    [InlineData("/api/v1/assets?bbox=-Infinity,51,0,52", "bbox")]
    [InlineData("/api/v1/assets?bbox=-1e400,51,0,52", "bbox")]
    [InlineData("/api/v1/assets?bbox=-181,51,0,52", "bbox")]
    [InlineData("/api/v1/assets?bbox=0,51,-1,52", "bbox")]
    [InlineData("/api/v1/assets?bbox=-1,52,0,51", "bbox")]
    [InlineData("/api/v1/assets?bbox=100,10,110,20", "bbox")]
    [InlineData("/api/v1/assets?bbox=,,,", "bbox")]
    [InlineData("/api/v1/assets?near=52.6", "near")]
    [InlineData("/api/v1/assets?near=52.6,-200", "near")]
    [InlineData("/api/v1/assets?near=NaN,NaN", "near")]
    [InlineData("/api/v1/assets?near=-2,52.6&within=0", "within")]
    [InlineData("/api/v1/assets?near=-2,52.6&within=-5", "within")]
    [InlineData("/api/v1/assets?near=-2,52.6&within=NaN", "within")]
    [InlineData("/api/v1/assets?near=-2,52.6&within=1e9", "within")]
    [InlineData("/api/v1/assets?within=500", "near")]
    [InlineData("/api/v1/assets?sort=distance", "near")]
    [InlineData("/api/v1/assets?sort=size", "sort")]
    [InlineData("/api/v1/assets?kind=castle", "kind")]
    [InlineData("/api/v1/assets?kind=", "kind")]
    [InlineData("/api/v1/assets?kind=1", "kind")]
    [InlineData("/api/v1/assets?kind=group,place", "kind")]
    [InlineData("/api/v1/assets?topic=nonsense", "topic")]
    [InlineData("/api/v1/assets?day=someday", "day")]
    [InlineData("/api/v1/assets?free=yes", "free")]
    [InlineData("/api/v1/assets?access=lift", "access")]
    [InlineData("/api/v1/assets?verifiedSince=yesterday", "verifiedSince")]
    [InlineData("/api/v1/assets?verifiedSince=2026-02-30", "verifiedSince")]
    [InlineData("/api/v1/assets?area=NOWHERE", "area")]
    [InlineData("/api/v1/assets?vintage=2021", "vintage")]
    [InlineData("/api/v1/assets?area=E01999001&vintage=two", "vintage")]
    [InlineData("/api/v1/assets?cursor=garbage", "cursor")]
    [InlineData("/api/v1/assets?cursor=AAAA====", "cursor")]
    [InlineData("/api/v1/assets?q=%00", "q")]
    [InlineData("/api/v1/assets?q=a%00b", "q")]
    [InlineData("/api/v1/assets?q=%FF%FE", "q")]
    [InlineData("/api/v1/assets?q=%ED%A0%80", "q")]
    [InlineData("/api/v1/assets?q=a%0d%0aSet-Cookie:x", "q")]
    [InlineData("/api/v1/areas?level=street", "level")]
    [InlineData("/api/v1/areas?vintage=99999", "vintage")]
    [InlineData("/api/v1/areas?geometry=some", "geometry")]
    [InlineData("/api/v1/areas?within=NOWHERE", "within")]
    [InlineData("/api/v1/areas?cursor=%20%20x", "cursor")]
    [InlineData("/api/v1/areas/at", "near")]
    [InlineData("/api/v1/areas/at?near=", "near")]
    [InlineData("/api/v1/areas/at?near=200,95", "near")]
    [InlineData("/api/v1/areas/at?near=52.6,-2", "near")]
    [InlineData("/api/v1/areas/E01999001?limit=5", "limit")]
    [InlineData("/api/v1/indicators?q=x", "q")]
    [InlineData("/api/v1/indicators/loneliness/values?level=x", "level")]
    [InlineData("/api/v1/indicators/loneliness/values?within=NOWHERE", "within")]
    [InlineData("/api/v1/postcodes/HELLO", "postcode")]
    [InlineData("/api/v1/postcodes/TE1%201AA?x=1", "x")]
    [InlineData("/api/v1/overview", "area")]
    [InlineData("/api/v1/overview?area=", "area")]
    [InlineData("/api/v1/overview?area=E01999001&area=E01999002", "area")]
    [InlineData("/api/v1/search", "q")]
    [InlineData("/api/v1/search?query=hall", "query")]
    public async Task What_can_not_be_read_is_refused_and_the_parameter_named(string address, string parameter)
    {
        var problem = await _http.ProblemAsync(address, 400);
        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Contains(parameter, problem.Text("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/areas/NOWHERE")]
    [InlineData("/api/v1/areas/E01999001?vintage=1991")]
    [InlineData("/api/v1/areas/%27%3B%20DROP%20TABLE%20areas%3B--")]
    [InlineData("/api/v1/indicators/none/values")]
    [InlineData("/api/v1/indicators/loneliness/values?level=oa")]
    [InlineData("/api/v1/indicators/loneliness/values?period=1066")]
    [InlineData("/api/v1/postcodes/ZZ99%209ZZ")]
    [InlineData("/api/v1/overview?area=NOWHERE")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/assets")]
    [InlineData("/openapi/v9.json")]
    [InlineData("/tiles/nothing/0/0/0.mvt")]
    public Task What_is_not_there_is_a_problem_document(string address) => _http.ProblemAsync(address, 404);

    [Fact]
    public async Task A_search_of_ten_thousand_letters_is_refused_in_words()
    {
        var problem = await _http.ProblemAsync("/api/v1/assets?q=" + new string('a', 10_000), 400);
        Assert.Contains("at most", problem.Text("detail"), StringComparison.Ordinal);
        problem = await _http.ProblemAsync("/api/v1/assets?q=" + new string('a', 301), 400);
        Assert.Equal("q", problem.Text("parameter"));
        var many = string.Join('&', Enumerable.Range(0, 60).Select(_ => "kind=group"));
        Assert.Equal("kind", (await _http.ProblemAsync("/api/v1/assets?" + many, 400)).Text("parameter"));
    }

    [Theory]
    [InlineData("q=%25")]
    [InlineData("q=_")]
    [InlineData("q=%5C")]
    [InlineData("q=%27%20OR%201=1--")]
    [InlineData("q=%22")]
    [InlineData("q=%22%20AND%20")]
    [InlineData("q=*")]
    [InlineData("q=(((")]
    [InlineData("q=NEAR(a%20b)")]
    [InlineData("q=name:x")]
    [InlineData("q=-")]
    [InlineData("q=%F0%9F%8E%B5")]
    [InlineData("q=%E2%80%AE")]
    [InlineData("q=a")]
    [InlineData("q=%20")]
    [InlineData("q=.*%5B")]
    [InlineData("q=the+a+of+and")]
    public async Task Odd_words_find_little_and_break_nothing(string query)
    {
        await _http.JsonAsync("/api/v1/assets?" + query);
        await _http.JsonAsync("/api/v1/areas?" + query);
        await _http.JsonAsync("/api/v1/search?" + query);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Nothing_can_be_written_yet(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/assets");
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/areas/%00 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/areas/%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/areas/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /dist/..%2f..%2fcommunityassets.dll HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/assets?q=\u00ff HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/assets?q=%zz HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/assets?limit=% HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /areas/%e0%80%80 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /api/v1/assets HTTP/1.1\r\nHost: x\r\nIf-None-Match: garbage, \"\r\n\r\n")]
    [InlineData("GET /api/v1/assets HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ;q=, br;q=7\r\n\r\n")]
    public async Task Broken_requests_are_never_a_failure_of_the_service(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_http.BaseAddress!.Host, _http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes(request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync();
        Assert.NotNull(line);
        Assert.InRange(int.Parse(line!.Split(' ')[1]), 200, 499);
    }
}
