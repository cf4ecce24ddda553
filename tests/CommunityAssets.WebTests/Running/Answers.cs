using System.Net;
using System.Text.Json;

namespace CommunityAssets.WebTests.Running;

/// <summary>A small vocabulary for asking the service and looking at what it answers.</summary>
public static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> ProblemAsync(this HttpClient http, string address, int status)
    {
        using var answer = await http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{address} answered {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, problem.Number("status"));
        Assert.StartsWith("urn:communityassets:problem:", problem.Text("type"), StringComparison.Ordinal);
        Assert.NotEmpty(problem.Text("title")!);
        Assert.NotEmpty(problem.Text("detail")!);
        return problem;
    }

    public static async Task<string> PageAsync(this HttpClient http, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{address} answered {(int)answer.StatusCode}: {text}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return text;
    }

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static IReadOnlyList<JsonElement> List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    public static IReadOnlyList<JsonElement> Features(this JsonElement element) => element.List("features");

    public static IReadOnlyList<string?> Names(this JsonElement collection) =>
        [.. collection.Features().Select(feature => feature.GetProperty("properties").Text("name"))];

    public static string? Next(this JsonElement collection) =>
        collection.List("links").Where(link => link.Text("rel") == "next").Select(link => link.Text("href")).SingleOrDefault();
}
