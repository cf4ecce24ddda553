using System.Net;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

/// <summary>Rates, inequality and classes over HTTP, on Testham.</summary>
public sealed class RatesTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task A_rate_is_told_where_there_are_counts_and_else_why_not()
    {
        var told = await _http.JsonAsync("/api/v1/rates?indicator=loneliness");
        var rows = told.List("rows").ToDictionary(row => row.Text("code")!, StringComparer.Ordinal);
        Assert.Equal(30, rows[SmallPlace.SouthWest].Number("value"));

        // Wilson: 450 of 1,500 is 27.74% to 32.37%.
        Assert.Equal(27.735, rows[SmallPlace.SouthWest].Number("lower_95"), 0.01);
        Assert.Equal(
            ["known", "missing", "missing", "suppressed"],
            new[] { SmallPlace.SouthWest, SmallPlace.SouthEast, SmallPlace.NorthWest, SmallPlace.NorthEast }
                .Select(code => rows[code].Text("state")));
        Assert.Contains(
            "The publisher holds back the numbers of 1 area.", told.List("findings").Select(line => line.GetString()!),
            StringComparer.Ordinal);
        Assert.Equal("proportion", told.GetProperty("parameters").Text("measure"));
    }

    [Fact]
    public async Task A_benchmark_that_is_published_without_counts_is_taken_as_published()
    {
        var told = await _http.JsonAsync($"/api/v1/rates?indicator=loneliness&benchmark={SmallPlace.Country}");
        Assert.Equal(21, told.GetProperty("parameters").Number("benchmarkValue"));
        Assert.Equal("higher", told.List("rows").Single(row => row.Text("code") == SmallPlace.SouthWest).Text("comparison_95"));
        var place = await _http.JsonAsync($"/api/v1/rates?indicator=loneliness&within={SmallPlace.Authority}");
        Assert.Equal(22.4, place.GetProperty("parameters").Number("benchmarkValue"));
    }

    [Fact]
    public async Task Classes_leave_out_what_is_held_back_and_say_so()
    {
        var told = await _http.JsonAsync("/api/v1/classes?indicator=loneliness&classes=3&limits=exact");
        var rows = told.List("rows").ToDictionary(row => row.Text("code")!, StringComparer.Ordinal);
        Assert.Equal((1d, 1d, 2d), (
            rows[SmallPlace.SouthEast].Number("class"), rows[SmallPlace.NorthWest].Number("class"),
            rows[SmallPlace.SouthWest].Number("class")));
        Assert.Equal("suppressed", rows[SmallPlace.NorthEast].Text("state"));
        Assert.Equal(1, told.GetProperty("parameters").Number("fit"));
    }

    [Theory]
    [InlineData("classes?indicator=loneliness&classes=9", "classes")]
    [InlineData("classes?indicator=loneliness&method=jenks", "method")]
    [InlineData("rates?indicator=loneliness&benchmark=E99", "benchmark")]
    [InlineData("rates?indicator=loneliness&per=0", "per")]
    [InlineData("inequality?indicator=loneliness", "by")]
    [InlineData("inequality?indicator=loneliness&by=loneliness&simulations=10", "simulations")]
    public async Task What_a_parameter_does_not_take_is_refused_by_its_name(string question, string parameter)
    {
        using var answer = await _http.GetAsync("/api/v1/" + question);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"parameter\":\"{parameter}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_little_for_a_line_is_an_answer_in_words()
    {
        using var answer = await _http.GetAsync("/api/v1/inequality?indicator=loneliness&by=loneliness");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("of 5 groups have a value; three or more are needed for a line", await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }
}
