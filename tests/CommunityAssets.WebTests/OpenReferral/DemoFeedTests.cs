using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.OpenReferral;

public sealed class DemoFeedTests(DemoFeed demo) : IClassFixture<DemoFeed>
{
    [PublishedSchemasFact]
    public async Task Every_answer_of_every_path_is_as_the_published_schemas_say()
    {
        var walk = new FeedWalk(demo.Http);
        await walk.EverythingAsync(50);
        PublishedSchemas.Check(walk.Answers);
    }

    [Theory]
    [InlineData("services")]
    [InlineData("service_at_locations")]
    [InlineData("organizations")]
    [InlineData("taxonomy_terms")]
    public async Task Pages_and_stream_hold_the_same_records_in_the_same_order_each_once(string path)
    {
        var walk = new FeedWalk(demo.Http);
        var ids = await walk.IdsAsync(path, 37);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids, (await walk.LinesAsync($"/{path}?format=ndjson")).Select(line => line.Text("id")));
    }

    [Fact]
    public async Task Whatever_an_answer_names_by_id_can_be_read_by_that_id()
    {
        var walk = new FeedWalk(demo.Http);
        var services = await walk.LinesAsync("/services?format=ndjson&full=true");
        var organizations = (await walk.IdsAsync("organizations", 1000)).ToHashSet(StringComparer.Ordinal);
        var places = (await walk.IdsAsync("service_at_locations", 1000)).ToHashSet(StringComparer.Ordinal);
        var terms = (await walk.IdsAsync("taxonomy_terms", 1000)).ToHashSet(StringComparer.Ordinal);
        Assert.All(services, service =>
        {
            Assert.Contains(service.Text("organization_id")!, organizations);
            Assert.Equal(service.Text("organization_id"), service.GetProperty("organization").Text("id"));
            Assert.All(List(service, "service_at_locations"), at => Assert.Contains(at.Text("id")!, places));
            Assert.All(List(service, "attributes"), attribute => Assert.Contains(attribute.Text("taxonomy_term_id")!, terms));
        });
        Assert.Equal(places.Count, services.Sum(service => List(service, "service_at_locations").Count));
        var provided = services.Select(service => service.Text("organization_id")!).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(provided, organizations);
    }

    [Fact]
    public async Task A_service_has_the_same_ids_wherever_it_is_told()
    {
        var walk = new FeedWalk(demo.Http);
        foreach (var line in (await walk.LinesAsync("/services?format=ndjson&full=true&taxonomy_term_id=" + await GroupsAsync())).Take(25))
        {
            var service = await demo.Http.JsonAsync("/openreferral/services/" + line.Text("id"));
            Assert.Equal(line.GetRawText(), service.GetRawText());
        }
    }

    private async Task<string> GroupsAsync() => (await demo.Http.JsonAsync("/openreferral/taxonomy_terms?search=groups"))
        .List("contents").Single(term => term.Text("name") == "Groups").Text("id")!;

    private static IReadOnlyList<JsonElement> List(JsonElement record, string name) =>
        record.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];
}
