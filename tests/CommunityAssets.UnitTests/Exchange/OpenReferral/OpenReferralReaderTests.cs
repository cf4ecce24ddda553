using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class OpenReferralReaderTests : IDisposable
{
    private const string Organization =
        $$"""
        "organization":{"id":"{{FeedBench.OrganizationId}}","name":"The Wool Trust","description":"A charity",
        "website":"https://wool.example"}
        """;

    private const string Full = "\"schedules\":[]";
    private const string OwnKind =
        """ "attributes":[{"id":"k","taxonomy_term":{"id":"x","name":"Groups","term_uri":"urn:communityassets:kinds:group"}}] """;

    private readonly FeedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Pages_lists_single_services_and_lines_are_all_read()
    {
        string[] services = [FeedBench.Service(Full), FeedBench.Service(Full, FeedBench.OtherId, "Chess")];
        string[] expected = ["Knit and natter", "Chess"];
        Assert.Equal(expected, Names(await _bench.ReadAsync(FeedBench.Page(1, 1, services))));
        Assert.Equal(expected, Names(await _bench.ReadAsync($"[{string.Join(',', services)}]")));
        Assert.Equal(expected, Names(await _bench.ReadAsync(string.Join('\n', services), "services.ndjson")));
        Assert.Equal(expected, Names(await _bench.ReadAsync("{\"contents\":[" + string.Join(',', services) + "]}")));
        Assert.Equal(expected[..1], Names(await _bench.ReadAsync("\ufeff" + services[0])));
    }

    [Fact]
    public async Task A_folder_is_read_in_order_of_name_and_says_what_is_not_in_it()
    {
        _bench.Write("services-2.json", FeedBench.Page(2, 3, FeedBench.Service(Full, FeedBench.OtherId, "Chess")));
        _bench.Write("services-1.json", FeedBench.Page(1, 3, FeedBench.Service(Full)));
        _bench.Write("taxonomies.json", """{"total_pages":1,"page_number":1,"contents":[{"id":"t","name":"A","term_uri":"urn:a"}]}""");
        _bench.Write("notes.txt", "not read");

        var result = await _bench.ReadPathAsync(_bench.Folder);

        Assert.Equal(["Knit and natter", "Chess"], Names(result));
        Assert.Contains("has 2 of 3 pages; what is on the others is kept.", result.Partial, StringComparison.Ordinal);
        Assert.Contains("1 item that is neither a service nor an organization was passed over.", result.Notes);
    }

    [Fact]
    public async Task The_whole_of_a_directory_is_known_as_such_and_a_part_too()
    {
        Assert.Null((await _bench.ReadAsync(FeedBench.Page(1, 1, FeedBench.Service(Full)))).Partial);
        Assert.Null((await _bench.ReadAsync($"[{FeedBench.Service(Full)}]")).Partial);
        var page = await _bench.ReadAsync(FeedBench.Page(1, 4, FeedBench.Service(Full)));
        Assert.Contains("has page 1 of 4 alone", page.Partial, StringComparison.Ordinal);
        var single = await _bench.ReadAsync(FeedBench.Service(Full));
        Assert.Contains("is one service", single.Partial, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_gives_way_to_the_whole_service_wherever_that_stands()
    {
        _bench.Write("1-list.json", FeedBench.Page(1, 1, FeedBench.Service(), FeedBench.Service("", FeedBench.OtherId, "Chess")));
        _bench.Write("2-item.json", FeedBench.Service("\"schedules\":[{\"id\":\"s\",\"byday\":\"MO\"}]"));

        var result = await _bench.ReadPathAsync(_bench.Folder);

        Assert.Equal(["Chess", "Knit and natter"], Names(result));
        Assert.Single(result.Assets[1].Sessions);
        Assert.Contains("1 service is told as in a list, without times, places and costs.", result.Notes);
    }

    [Fact]
    public async Task An_id_given_twice_is_refused_and_told_with_both_places()
    {
        _bench.Write("a.json", FeedBench.Page(1, 2, FeedBench.Service(Full, FeedBench.OtherId, "Chess"), FeedBench.Service(Full)));
        _bench.Write("b.json", FeedBench.Page(2, 2, FeedBench.Service(Full, FeedBench.Id.ToUpperInvariant(), "Knit again")));

        var refusal = Assert.Single((await _bench.ReadPathAsync(_bench.Folder)).Refusals);
        Assert.Equal(("b.json", 1L, "id"), (refusal.File, refusal.Row, refusal.Column));
        Assert.Contains("a.json, item 2", refusal.Found, StringComparison.Ordinal);

        var shifted = await _bench.ReadPathAsync(_bench.Folder, allowsTwice: true);
        Assert.Equal(["Chess", "Knit and natter"], Names(shifted));
        Assert.Empty(shifted.Refusals);
        Assert.Contains(shifted.Notes, note => note.StartsWith("1 service was given twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_atlas_refuses_is_told_by_file_and_item()
    {
        _bench.Write("a.json", FeedBench.Page(1, 2, FeedBench.Service(Full, FeedBench.OtherId, "Chess")));
        _bench.Write("b.json", FeedBench.Page(2, 2, FeedBench.Service(Full)));
        var reader = (await _bench.ReadPathAsync(_bench.Folder)).Reader;
        var place = reader.Place(new Refusal("folder", 2, "id", "found", "advice"));
        Assert.Equal(("b.json", 1L), (place.File, place.Row));
    }

    [Fact]
    public async Task An_organization_is_an_asset_of_its_own_once_and_runs_its_services()
    {
        var result = await _bench.ReadAsync(FeedBench.Page(
            1, 1, FeedBench.Service(Organization), FeedBench.Service(Organization, FeedBench.OtherId, "Chess")));

        Assert.Equal(["Knit and natter", "The Wool Trust", "Chess"], Names(result));
        var trust = result.Assets[1];
        Assert.Equal((AssetKind.Organisation, FeedBench.OrganizationId, "https://wool.example"),
            (trust.Kind, trust.Provenance.SourceId, trust.Contact?.Web));
        Assert.Equal(
            [
                new LinkClaim("directory", FeedBench.OrganizationId, FeedBench.Id, LinkKind.Runs),
                new LinkClaim("directory", FeedBench.OrganizationId, FeedBench.OtherId, LinkKind.Runs),
            ],
            result.Links);
    }

    [Fact]
    public async Task An_organization_of_the_same_name_as_its_one_service_is_not_a_second_asset()
    {
        var result = await _bench.ReadAsync(FeedBench.Page(1, 1, FeedBench.Service(Organization, name: "The WOOL trust!")));
        Assert.Equal(["The WOOL trust!"], Names(result));
        Assert.Empty(result.Links);

        var both = await _bench.ReadAsync(FeedBench.Page(
            1, 1, FeedBench.Service(Organization, name: "The Wool Trust"), FeedBench.Service(Organization, FeedBench.OtherId, "Chess")));
        Assert.Equal(3, both.Assets.Count);
        Assert.Equal(2, both.Links.Count);
    }

    [Fact]
    public async Task In_our_own_feed_an_organization_is_a_service_too_and_only_linked()
    {
        var result = await _bench.ReadAsync(FeedBench.Page(
            1, 1,
            FeedBench.Service(OwnKind + "," + Organization),
            FeedBench.Service(OwnKind + $$"""
                ,"organization":{"id":"{{FeedBench.OrganizationId}}","name":"The Wool Trust"}
                """, FeedBench.OrganizationId, "The Wool Trust")));

        Assert.Equal(["Knit and natter", "The Wool Trust"], Names(result));
        Assert.Equal([new LinkClaim("directory", FeedBench.OrganizationId, FeedBench.Id, LinkKind.Runs)], result.Links);
    }

    [Fact]
    public async Task A_part_of_our_own_feed_does_not_write_over_what_the_atlas_knows_better()
    {
        _bench.Write("part.json", FeedBench.Service(OwnKind + "," + Organization));
        var known = await _bench.ReadPathAsync(Path.Combine(_bench.Folder, "part.json"), isKnown: id => id == FeedBench.OrganizationId);
        Assert.Equal(["Knit and natter"], Names(known));
        Assert.Single(known.Links);

        var unknown = await _bench.ReadPathAsync(Path.Combine(_bench.Folder, "part.json"));
        Assert.Equal(["Knit and natter", "The Wool Trust"], Names(unknown));
        Assert.Single(unknown.Links);
    }

    [Fact]
    public async Task In_our_own_feed_another_place_is_where_a_group_meets()
    {
        const string Hall = FeedBench.OtherId;
        var result = await _bench.ReadAsync(FeedBench.Page(
            1, 1,
            FeedBench.Service(OwnKind + $$"""
                ,"service_at_locations":[
                {"id":"1","location":{"id":"{{FeedBench.Id}}","location_type":"physical","name":"Knit and natter",
                "latitude":51.38,"longitude":-2.36} },
                {"id":"2","location":{"id":"{{Hall}}","location_type":"physical","name":"Hall","latitude":51.39,"longitude":-2.37} },
                {"id":"3","location":{"id":"{{FeedBench.OrganizationId}}","location_type":"physical","name":"Elsewhere",
                "latitude":51.39,"longitude":-2.37} }]
                """),
            FeedBench.Service(OwnKind, Hall, "Hall")));

        Assert.IsType<NetTopologySuite.Geometries.Point>(result.Assets[0].Location.Shape);
        Assert.Null(result.Assets[0].Location.Address);
        Assert.Equal([new LinkClaim("directory", FeedBench.Id, Hall, LinkKind.MeetsAt)], result.Links);
    }

    [Fact]
    public async Task A_refused_service_takes_its_organization_with_it()
    {
        var result = await _bench.ReadAsync(FeedBench.Page(
            1, 1, FeedBench.Service("\"assured_date\":\"never\"," + Organization), FeedBench.Service(Full, FeedBench.OtherId, "Chess")));
        Assert.Equal(["Chess"], Names(result));
        Assert.Empty(result.Links);
        Assert.Equal(1, Assert.Single(result.Refusals).Row);
    }

    private static IEnumerable<string> Names(FeedResult result)
    {
        Assert.All(result.Assets, asset => Assert.Equal("directory", asset.Provenance.Source));
        return result.Assets.Select(asset => asset.Name);
    }
}
