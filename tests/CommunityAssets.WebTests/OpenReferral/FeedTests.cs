using System.Net;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>What the feed says of Testham, member by member, and what each parameter of the standard finds.</summary>
public sealed class FeedTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Feed = "/openreferral";
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task The_root_says_which_standard_it_is_and_where_it_is_described()
    {
        foreach (var address in (string[])[Feed, Feed + "/"])
        {
            var root = await _http.JsonAsync(address);
            Assert.Equal("HSDS-UK-3.0", root.Text("version"));
            Assert.Equal("https://openreferraluk.org", root.Text("profile"));
            Assert.Equal(new Uri(_http.BaseAddress!, "/openapi/v1.json").ToString(), root.Text("openapi_url"));
        }
    }

    [Fact]
    public async Task A_browser_is_shown_a_page_for_people_and_a_program_never_is()
    {
        using var browser = new HttpRequestMessage(HttpMethod.Get, Feed);
        browser.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var answer = await _http.SendAsync(browser);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/openreferral/guide", answer.Headers.Location?.ToString());
        Assert.Contains("Accept", answer.Headers.Vary);
        var page = await _http.PageAsync("/openreferral/guide");
        Assert.Contains("27 groups, places, organisations and enterprises of Testham", page, StringComparison.Ordinal);
        Assert.Contains("provided by 26 organisations", page, StringComparison.Ordinal);
        Assert.Contains(new Uri(_http.BaseAddress!, Feed).ToString(), page, StringComparison.Ordinal);
        foreach (var accept in (string[])["application/json", "*/*", "application/json, text/html;q=0.5"])
        {
            using var program = new HttpRequestMessage(HttpMethod.Get, Feed);
            program.Headers.Accept.ParseAdd(accept);
            using var json = await _http.SendAsync(program);
            Assert.Equal("application/json", json.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_service_tells_everything_that_its_asset_does()
    {
        var choir = await _http.JsonAsync($"{Feed}/services/{SmallPlace.Choir}");
        Assert.Equal("Riverside Community Choir", choir.Text("name"));
        Assert.Equal("Sing together, no auditions.\nCake afterwards.", choir.Text("description"));
        Assert.Equal("active", choir.Text("status"));
        Assert.Equal("https://choir.example.org/join", choir.Text("url"));
        Assert.Equal("sing@example.org", choir.Text("email"));
        Assert.Equal(60, choir.Number("minimum_age"));
        Assert.False(choir.TryGetProperty("maximum_age", out _));
        Assert.Equal("2026-05-12", choir.Text("assured_date"));
        Assert.Equal("2026-11-21T09:00:00.000Z", choir.Text("last_modified"));
        Assert.Equal(SmallPlace.Choir.ToString(), choir.Text("organization_id"));
        var tuesdays = choir.List("schedules")[0];
        Assert.Equal(("WEEKLY", 1, "TU"), (tuesdays.Text("freq"), tuesdays.Number("interval"), tuesdays.Text("byday")));
        Assert.Equal(("10:00", "12:00"), (tuesdays.Text("opens_at"), tuesdays.Text("closes_at")));
        Assert.Equal("Tuesdays, 10am to 12 noon", tuesdays.Text("description"));
        var thursdays = choir.List("schedules")[1];
        Assert.Equal(("MONTHLY", 1, "1TH"), (thursdays.Text("freq"), thursdays.Number("interval"), thursdays.Text("byday")));
        Assert.Equal(["English", "Polish"], choir.List("languages").Select(language => language.Text("name")));
        Assert.Equal(["en", "pl"], choir.List("languages").Select(language => language.Text("code")));
        var cost = Assert.Single(choir.List("cost_options"));
        Assert.Equal(("Price", 2.5, "with tea"), (cost.Text("option"), cost.Number("amount"), cost.Text("amount_description")));
        var contact = Assert.Single(choir.List("contacts"));
        Assert.False(contact.TryGetProperty("name", out _));
        Assert.Equal("01632 960 123", Assert.Single(contact.List("phones")).Text("number"));
        Assert.Equal(
            [
                "kinds:group", "topics:music-singing", "access:step-free", "access:no-hearing-loop", "record:capacity=40",
                "record:checked-by=steward", "record:check-due=2027-05-12", "record:source=register", "record:licence=OGL v3",
            ],
            choir.List("attributes").Select(Words));
        Assert.All(choir.List("attributes"), attribute => Assert.Equal(SmallPlace.Choir.ToString(), attribute.Text("link_id")));
    }

    [Fact]
    public async Task A_service_is_at_its_own_place_and_where_it_meets()
    {
        var choir = await _http.JsonAsync($"{Feed}/services/{SmallPlace.Choir}");
        var places = choir.List("service_at_locations");
        Assert.Equal(2, places.Count);
        var own = places[0].GetProperty("location");
        Assert.Equal(SmallPlace.Choir.ToString(), own.Text("id"));
        Assert.Equal("physical", own.Text("location_type"));
        Assert.Equal(-1.9925, own.Number("longitude"), 0.002);
        Assert.Equal(52.6, own.Number("latitude"), 0.01);
        Assert.Equal(["Step-free", "Hearing loop: no"], own.List("accessibility").Select(known => known.Text("description")));
        var hall = places[1].GetProperty("location");
        Assert.Equal(SmallPlace.Hall.ToString(), hall.Text("id"));
        Assert.Equal("Testham Old Hall", hall.Text("name"));
        var address = Assert.Single(hall.List("addresses"));
        Assert.Equal(("1 High Street", "Testham"), (address.Text("address_1"), address.Text("city")));
        Assert.Equal("TE1 1AA", address.Text("postal_code"));
        Assert.Equal(("GB", "physical"), (address.Text("country"), address.Text("address_type")));
        var outline = Assert.Single(hall.List("attributes"));
        Assert.StartsWith("record:outline={\"type\":\"Polygon\"", Words(outline), StringComparison.Ordinal);
        var link = (await service.Atlas.Links.OfAsync(SmallPlace.Choir)).Single(link => link.Kind == LinkKind.MeetsAt);
        Assert.Equal(link.Id.ToString(), places[1].Text("id"));
        var at = await _http.JsonAsync($"{Feed}/service_at_locations/{link.Id}");
        Assert.Equal((SmallPlace.Choir.ToString(), SmallPlace.Hall.ToString()), (at.Text("service_id"), at.Text("location_id")));
        Assert.Equal(hall.GetRawText(), at.GetProperty("location").GetRawText());
        Assert.Equal("Riverside Community Choir", at.GetProperty("service").Text("name"));
        Assert.Equal(2, at.GetProperty("service").List("schedules").Count);
    }

    [Fact]
    public async Task Who_runs_a_service_is_its_organization()
    {
        var hall = await _http.JsonAsync($"{Feed}/services/{SmallPlace.Hall}");
        Assert.Equal(SmallPlace.Trust.ToString(), hall.Text("organization_id"));
        Assert.Equal("Testham Trust", hall.GetProperty("organization").Text("name"));
        Assert.Equal("Free", Assert.Single(hall.List("cost_options")).Text("option"));
        var trust = await _http.JsonAsync($"{Feed}/organizations/{SmallPlace.Trust}");
        Assert.Equal("Testham Trust", trust.Text("name"));
        Assert.NotEmpty(trust.Text("description")!);
        Assert.Equal(["Testham Old Hall", "Testham Trust"], trust.List("services").Select(provided => provided.Text("name")));
        Assert.False(trust.List("services")[0].TryGetProperty("cost_options", out _));
        var full = await _http.JsonAsync($"{Feed}/organizations/{SmallPlace.Trust}?full_service=true");
        Assert.Equal("Free", full.List("services")[0].List("cost_options")[0].Text("option"));
        await _http.ProblemAsync($"{Feed}/organizations/{SmallPlace.Hall}", 404);
    }

    [Fact]
    public async Task What_happens_online_for_some_areas_is_at_a_virtual_location_and_names_the_areas()
    {
        var trust = await _http.JsonAsync($"{Feed}/services/{SmallPlace.Trust}");
        Assert.Equal("virtual", Assert.Single(trust.List("service_at_locations")).GetProperty("location").Text("location_type"));
        var area = Assert.Single(trust.List("service_areas"));
        Assert.Equal("Testham 001A", area.Text("name"));
        Assert.Equal("http://statistics.data.gov.uk/id/statistical-geography/" + SmallPlace.SouthWest, area.Text("uri"));
        Assert.Contains("record:online", trust.List("attributes").Select(Words));
    }

    [Fact]
    public async Task Lists_hold_members_that_are_not_lists_and_full_ones_hold_everything()
    {
        var brief = (await _http.JsonAsync($"{Feed}/services?per_page=1")).List("contents")[0];
        Assert.All(brief.EnumerateObject(), member => Assert.NotEqual(JsonValueKind.Array, member.Value.ValueKind));
        var full = (await _http.JsonAsync($"{Feed}/services?per_page=1&full=true")).List("contents")[0];
        Assert.Equal((await _http.JsonAsync($"{Feed}/services/{brief.Text("id")}")).GetRawText(), full.GetRawText());
    }

    [Fact]
    public async Task A_minimal_list_holds_every_id_with_its_moment_of_change_on_one_page()
    {
        var all = await _http.JsonAsync($"{Feed}/services?minimal=true");
        Assert.Equal((await _http.JsonAsync(Feed + "/services")).Number("total_items"), all.List("contents").Count);
        Assert.Equal(all.List("contents").Count, all.Number("total_items"));
        Assert.True(all.GetProperty("last_page").GetBoolean());
        Assert.All(
            all.List("contents"),
            record => Assert.Equal(["id", "modified_date"], record.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("2026-11-21T09:00:00.000Z", all.List("contents")[0].Text("modified_date"));
        Assert.Equal(2, (await _http.JsonAsync($"{Feed}/services?minimal=true&per_page=2&page=3")).List("contents").Count);
    }

    [Theory]
    [InlineData("search=chior", "Riverside Community Choir")]
    [InlineData("search=old+hall", "Testham Old Hall")]
    [InlineData("search=nothing+of+the+sort", "")]
    [InlineData("organization_id=01900000-0000-7000-8000-000000000003", "Testham Old Hall|Testham Trust")]
    [InlineData("organization_id=01900000-0000-7000-8000-000000000002", "")]
    [InlineData("minimum_age=60", "Riverside Community Choir")]
    [InlineData("minimum_age=60.5", "")]
    [InlineData("maximum_age=99", "")]
    [InlineData("day=TU", "Riverside Community Choir")]
    [InlineData("day=thursday", "Riverside Community Choir")]
    [InlineData("day=Sun", "")]
    [InlineData("start_time=14:00", "Riverside Community Choir")]
    [InlineData("start_time=14:00&day=TU", "")]
    [InlineData("end_time=12:00:00", "Riverside Community Choir")]
    [InlineData("end_time=11:59", "")]
    [InlineData("modified_after=2026-11-21T09:00:00Z&search=choir", "Riverside Community Choir")]
    [InlineData("modified_after=2026-11-21T10:00:00%2B01:00&search=choir", "Riverside Community Choir")]
    [InlineData("modified_after=2026-11-21T10:00:00+01:00&search=choir", "Riverside Community Choir")]
    [InlineData("modified_after=2026-11-21&search=choir", "Riverside Community Choir")]
    [InlineData("modified_after=2026-11-21T09:00:01Z", "")]
    [InlineData("postcode=te11aa&proximity=305", "Riverside Community Choir")]
    [InlineData("postcode=TE1+1AA&proximity=200", "")]
    [InlineData("postcode=TE1+1AA&search=trust", "Testham Trust")]
    [InlineData("postcode=TE1+9ZZ&search=trust", "")]
    [InlineData("postcode=TE1+9ZZ&search=choir", "Riverside Community Choir")]
    public async Task Each_parameter_of_the_standard_finds_what_it_asks_for(string query, string names)
    {
        string[] expected = names.Length == 0 ? [] : names.Split('|');
        var page = await _http.JsonAsync($"{Feed}/services?{query}");
        Assert.Equal(expected, page.List("contents").Select(found => found.Text("name")));
        Assert.Equal(expected.Length, page.Number("total_items"));
        Assert.Equal(expected.Length == 0, page.GetProperty("empty").GetBoolean());
        var walk = new FeedWalk(_http);
        Assert.Equal(expected, (await walk.LinesAsync($"/services?format=ndjson&{query}")).Select(found => found.Text("name")));
        var places = await _http.JsonAsync($"{Feed}/service_at_locations?{query}");
        Assert.Equal(expected, places.List("contents").Select(found => found.GetProperty("service").Text("name")).Distinct());
        Assert.Equal(
            places.List("contents").Select(found => found.Text("id")),
            (await walk.LinesAsync($"/service_at_locations?format=ndjson&{query}")).Select(found => found.Text("id")));
    }

    [Fact]
    public async Task Nearness_counts_the_places_that_are_near_alone()
    {
        // The hall, where the choir meets, ends 311 m from the postcode; the choir's own mark is 283 m away.
        var near = await _http.JsonAsync($"{Feed}/service_at_locations?postcode=TE1+1AA&proximity=305");
        Assert.Equal([SmallPlace.Choir.ToString()], near.List("contents").Select(at => at.Text("location_id")));
        var wider = await _http.JsonAsync($"{Feed}/service_at_locations?postcode=TE1+1AA&proximity=320");
        Assert.Equal(
            [SmallPlace.Choir.ToString(), SmallPlace.Hall.ToString(), SmallPlace.Hall.ToString()],
            wider.List("contents").Select(at => at.Text("location_id")));
    }

    [Theory]
    [InlineData("kinds", "place", "Testham Old Hall")]
    [InlineData("topics", "music-singing", "Riverside Community Choir")]
    [InlineData("access", "step-free", "Riverside Community Choir")]
    [InlineData("access", "no-hearing-loop", "Riverside Community Choir")]
    [InlineData("access", "no-step-free", "")]
    [InlineData("record", "online", "Testham Trust")]
    [InlineData("record", "capacity", "Riverside Community Choir")]
    [InlineData("record", "checked-by", "Riverside Community Choir|Testham Old Hall")]
    [InlineData("record", "outline", "")]
    public async Task Services_are_found_by_each_sort_of_term(string taxonomy, string code, string names)
    {
        var found = await _http.JsonAsync($"{Feed}/services?taxonomy_term_id={await TermAsync(taxonomy, code)}");
        Assert.Equal(names.Length == 0 ? [] : names.Split('|'), found.List("contents").Select(record => record.Text("name")));
        Assert.All(
            (await _http.JsonAsync($"{Feed}/services?full=true&taxonomy_term_id={await TermAsync(taxonomy, code)}")).List("contents"),
            record => Assert.Contains($"{taxonomy}:{code}", record.List("attributes").Select(attribute => Words(attribute).Split('=')[0])));
    }

    [Fact]
    public async Task Services_are_found_by_a_whole_taxonomy_and_by_none_that_there_is_not()
    {
        var all = (await _http.JsonAsync(Feed + "/services")).Number("total_items");
        var ids = (await _http.JsonAsync(Feed + "/taxonomies")).List("contents").ToDictionary(
            taxonomy => taxonomy.Text("uri")!, taxonomy => taxonomy.Text("id")!);
        Assert.Equal(all, await CountAsync("services?taxonomy_id=" + ids["urn:communityassets:kinds"]));
        Assert.Equal(all, await CountAsync("services?taxonomy_id=" + ids["urn:communityassets:record"]));
        Assert.Equal(all - 1, await CountAsync("services?taxonomy_id=" + ids["urn:communityassets:topics"]));
        Assert.Equal(1, await CountAsync("services?taxonomy_id=" + ids["urn:communityassets:access"]));
        Assert.Equal(0, await CountAsync("services?taxonomy_id=" + Guid.NewGuid()));
        Assert.Equal(0, await CountAsync("services?taxonomy_term_id=" + Guid.NewGuid()));
        Assert.Equal(0, await CountAsync("organizations?taxonomy_id=" + ids["urn:communityassets:access"]));
        Assert.Equal(1, await CountAsync("organizations?taxonomy_term_id=" + await TermAsync("kinds", "organisation")));
        Assert.Equal(1, await CountAsync("organizations?search=trust"));
    }

    [Fact]
    public async Task Terms_are_found_by_taxonomy_by_wider_term_and_at_the_top()
    {
        var all = (await _http.JsonAsync(Feed + "/taxonomy_terms?per_page=1000")).List("contents");
        var child = all.First(term => term.TryGetProperty("parent_id", out _));
        var children = (await _http.JsonAsync($"{Feed}/taxonomy_terms?parent_id={child.Text("parent_id")}")).List("contents");
        Assert.Contains(child.Text("id"), children.Select(term => term.Text("id")));
        Assert.All(children, term => Assert.Equal(child.Text("parent_id"), term.Text("parent_id")));
        var top = (await _http.JsonAsync($"{Feed}/taxonomy_terms?per_page=1000&top_only=true")).List("contents");
        Assert.Equal(all.Count(term => !term.TryGetProperty("parent_id", out _)), top.Count);
        Assert.InRange(top.Count, 1, all.Count - 1);
        var taxonomy = await _http.JsonAsync($"{Feed}/taxonomies/{child.Text("taxonomy_id")}");
        Assert.Equal("CommunityAssets topics", taxonomy.Text("name"));
        Assert.Equal(taxonomy.List("taxonomy_terms").Count, await CountAsync("taxonomy_terms?taxonomy_id=" + taxonomy.Text("id")));
        Assert.Equal(0, await CountAsync($"taxonomy_terms?parent_id={Guid.NewGuid()}"));
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_empty_and_still_says_how_many_there_are()
    {
        var beyond = await _http.JsonAsync(Feed + "/services?page=999");
        Assert.Empty(beyond.List("contents"));
        Assert.True(beyond.GetProperty("empty").GetBoolean());
        Assert.True(beyond.GetProperty("last_page").GetBoolean());
        Assert.False(beyond.GetProperty("first_page").GetBoolean());
        Assert.Equal(27, beyond.Number("total_items"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/services")]
    [InlineData("/services?format=ndjson")]
    [InlineData("/organizations?full=true")]
    [InlineData("/service_at_locations")]
    [InlineData("/taxonomies")]
    public async Task Answers_are_open_to_other_sites_and_are_not_sent_twice(string address)
    {
        using var first = await _http.GetAsync(Feed + address);
        Assert.Equal(["*"], first.Headers.GetValues("Access-Control-Allow-Origin"));
        using var again = new HttpRequestMessage(HttpMethod.Get, Feed + address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await _http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        using var head = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, Feed + address));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(first.Content.Headers.ContentType, head.Content.Headers.ContentType);
        using var options = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Options, Feed + address));
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal(["*"], options.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_somebody_changes_is_found_by_its_moment_of_change()
    {
        // The clock of the service stands still: the change is at the very moment that is asked for.
        var asset = SmallPlace.Added("Bee keepers", 900, 900);
        var before = await CountAsync("services?modified_after=2026-11-21T09:00:00Z");
        var added = await service.Atlas.Assets.AddAsync(asset, "steward", null);
        Assert.Equal(before + 1, await CountAsync("services?modified_after=2026-11-21T09:00:00Z"));
        await service.Atlas.Assets.SaveAsync(added with { Status = AssetStatus.Retired }, "steward", null);
        Assert.Equal(before, await CountAsync("services?modified_after=2026-11-21T09:00:00Z"));
        await _http.ProblemAsync($"{Feed}/services/{added.Id}", 404);
    }

    private async Task<double> CountAsync(string address) => (await _http.JsonAsync($"{Feed}/{address}")).Number("total_items");

    private async Task<string> TermAsync(string taxonomy, string code) => (await _http.JsonAsync(Feed + "/taxonomy_terms?per_page=1000"))
        .List("contents").Single(term => term.Text("term_uri") == $"urn:communityassets:{taxonomy}:{code}").Text("id")!;

    private static string Words(JsonElement attribute) =>
        attribute.GetProperty("taxonomy_term").Text("term_uri")!["urn:communityassets:".Length..]
        + (attribute.TryGetProperty("value", out var value) ? "=" + value.GetString() : "");
}
