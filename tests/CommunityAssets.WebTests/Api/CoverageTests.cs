using System.Net;
using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

/// <summary>How complete the record is, over HTTP, where there is little to compare: Testham has one list.</summary>
public sealed class CoverageTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task One_list_alone_says_nothing_of_how_complete_it_is_and_nothing_is_told_as_absent()
    {
        var told = await _http.JsonAsync("/api/v1/coverage");
        var findings = told.List("findings").Select(line => line.GetString()!).ToList();
        Assert.Equal("28 strengths are recorded. What is not recorded may well be there.", findings[0]);
        Assert.Contains(findings, line => line.StartsWith("One list of these, register, is long enough", StringComparison.Ordinal));
        var rows = told.List("rows");
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("share").ValueKind));
        var empty = rows.Single(row => row.Text("code") == SmallPlace.NorthEast);
        Assert.Equal("Not yet mapped. What is not recorded may well be there.", empty.Text("words"));

        // What the workforce alone may see is in no figure.
        Assert.Equal(25, rows.Sum(row => row.Number("recorded")) - 2);
    }

    [Fact]
    public async Task A_kind_with_too_few_to_compare_is_told_as_hardly_mapped()
    {
        var told = await _http.JsonAsync("/api/v1/coverage?kind=place");
        Assert.Equal("1 place is recorded. Hardly mapped yet. What is not recorded may well be there.",
            told.List("findings")[0].GetString());
        Assert.Equal((1, 0), told.List("rows").Where(row => row.Number("recorded") == 1)
            .Select(row => (row.Number("recorded"), row.Number("compared"))).Single());
        Assert.Contains(told.List("findings"), line => line.GetString() == "No list of these is long enough to be compared with another.");
    }

    [Theory]
    [InlineData("sources=libraries,register", "No strengths come from a source called 'libraries'. There are: register.")]
    [InlineData("sources=register", "Name two sources or more")]
    public async Task Sources_that_can_not_be_compared_are_refused_in_words(string query, string words)
    {
        using var answer = await _http.GetAsync("/api/v1/coverage?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            words, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Text("detail"), StringComparison.Ordinal);
    }
}
