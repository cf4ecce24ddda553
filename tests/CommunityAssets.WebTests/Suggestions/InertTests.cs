using System.Net;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

/// <summary>What somebody writes into any field of the form comes out as text, wherever it comes out.</summary>
public sealed class InertTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}&lt;b&gt;";

    [Theory]
    [InlineData("Form.Name")]
    [InlineData("Form.Summary")]
    [InlineData("Form.Address")]
    [InlineData("Form.Times[0].Notes")]
    [InlineData("Form.CostNote")]
    [InlineData("Form.WhoFor")]
    [InlineData("Form.Why")]
    public async Task A_script_in_a_field_comes_out_inert(string field)
    {
        var mark = Guid.NewGuid().ToString("N");
        using var sender = await service.BrowserAsync(Role.Public);
        var fields = new Dictionary<string, string>
        {
            ["step"] = "check",
            ["Form.Kind"] = "group",
            ["Form.Name"] = "Choir " + mark,
            ["Form.Cost"] = "free",
            ["Form.Times[0].Day"] = "tue",
            ["Form.Times[0].From"] = "10:00",
            ["Form.Times[0].Every"] = "1",
            ["Form.Postcode"] = "TE1 1AA",
        };
        fields[field] = (field == "Form.Name" ? mark + " " : "") + Script;
        using (var check = await sender.SendFormAsync("/add", fields))
        {
            AssertInert(await check.Content.ReadAsStringAsync(), "the page to check");
        }

        fields["step"] = "change";
        using (var change = await sender.SendFormAsync("/add", fields))
        {
            AssertInert(await change.Content.ReadAsStringAsync(), "the form filled in");
        }

        fields["step"] = "send";
        using var sent = await sender.SendFormAsync("/add", fields);
        AssertInert(await sender.PageAsync(sent.Headers.Location!.OriginalString), "the private page");
        var suggestion = (await service.Atlas.Suggestions.ListAsync(new SuggestionQuery { Limit = 200 })).Suggestions
            .Single(one => one.Proposed.Name.Contains(mark, StringComparison.Ordinal));
        using var steward = await service.BrowserAsync(Role.Steward);
        foreach (var page in new[] { "/review", $"/review/{suggestion.Id}", $"/review/{suggestion.Id}/amend" })
        {
            AssertInert(await steward.PageAsync(page), page);
        }

        using (var accepted = await steward.SendFormAsync(
            $"/review/{suggestion.Id}", new Dictionary<string, string> { ["Seen"] = "1", ["SeenAsset"] = "0" }, $"/review/{suggestion.Id}?handler=accept"))
        {
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }

        var asset = $"/assets/{suggestion.Proposed.Id}";
        foreach (var page in new[] { asset, asset + "/suggest", asset + "/history", "/?asset=" + suggestion.Proposed.Id })
        {
            AssertInert(await service.Http.PageAsync(page), page);
        }

        foreach (var page in new[] { asset + "/edit", "/review" })
        {
            AssertInert(await steward.PageAsync(page), page);
        }

        using (var data = await service.Http.GetAsync("/api/v1" + asset))
        {
            // JSON is never taken for a page, and holds the text as it was written.
            Assert.Equal("application/geo+json", data.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", data.Headers.GetValues("X-Content-Type-Options").Single());
            JsonDocument.Parse(await data.Content.ReadAsStringAsync());
        }

        using var calendar = await service.Http.GetAsync(asset + ".ics");
        var ics = await calendar.Content.ReadAsStringAsync();
        Assert.Equal(1, ics.Split("END:VEVENT", StringSplitOptions.None).Length - 1);
        Assert.DoesNotContain("\nX-", ics.Replace("\nX-WR", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void AssertInert(string html, string where)
    {
        Assert.False(html.Contains("<script>alert", StringComparison.OrdinalIgnoreCase), where + " runs a script");
        Assert.False(html.Contains("<img src=x", StringComparison.OrdinalIgnoreCase), where + " holds a tag that was written into a field");
        Assert.False(html.Contains("onerror=alert(2)>\"", StringComparison.OrdinalIgnoreCase), where + " holds a quotation mark that was written into a field");
    }
}
