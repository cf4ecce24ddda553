using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>What the feed can't use, it refuses in words: which parameter, what was found, what it takes.</summary>
public sealed class FeedBadInputTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Theory]
    [InlineData("/services?page=0", "page")]
    [InlineData("/services?page=-1", "page")]
    [InlineData("/services?page=2.5", "page")]
    [InlineData("/services?page=99999999999999999999", "page")]
    [InlineData("/services?page=1&page=2", "page")]
    [InlineData("/organizations?page=0", "page")]
    [InlineData("/service_at_locations?page=0", "page")]
    [InlineData("/taxonomies?page=0", "page")]
    [InlineData("/taxonomy_terms?page=0", "page")]
    [InlineData("/services?per_page=0", "per_page")]
    [InlineData("/services?per_page=1000000", "per_page")]
    [InlineData("/organizations?per_page=1000000", "per_page")]
    [InlineData("/service_at_locations?per_page=1000000", "per_page")]
    [InlineData("/taxonomies?per_page=1000000", "per_page")]
    [InlineData("/taxonomy_terms?per_page=1000000", "per_page")]
    [InlineData("/services?per_page=1000000&format=ndjson", "per_page")]
    [InlineData("/services?format=xml", "format")]
    [InlineData("/services?taxonomy_term_id=music", "taxonomy_term_id")]
    [InlineData("/services?taxonomy_id=1", "taxonomy_id")]
    [InlineData("/services?organization_id=%7B01900000-0000-7000-8000-000000000003%7D", "organization_id")]
    [InlineData("/services?modified_after=yesterday", "modified_after")]
    [InlineData("/services?modified_after=2026-02-30", "modified_after")]
    [InlineData("/services?modified_after=2026-02-28T25:00:00Z", "modified_after")]
    [InlineData("/services?modified_after=0001-01-01T00:00:00%2B14:00", "modified_after")]
    [InlineData("/services?full=perhaps", "full")]
    [InlineData("/services?minimal=1", "minimal")]
    [InlineData("/services?minimal=true&full=true", "minimal")]
    [InlineData("/service_at_locations?minimal=true", "minimal")]
    [InlineData("/services?proximity=500", "postcode")]
    [InlineData("/services?postcode=TE1+1AA&proximity=NaN", "proximity")]
    [InlineData("/services?postcode=TE1+1AA&proximity=-5", "proximity")]
    [InlineData("/services?postcode=TE1+1AA&proximity=1e99", "proximity")]
    [InlineData("/services?postcode=nowhere", "postcode")]
    [InlineData("/services?postcode=ZZ9+9ZZ", "postcode")]
    [InlineData("/services?minimum_age=old", "minimum_age")]
    [InlineData("/services?maximum_age=-1", "maximum_age")]
    [InlineData("/services?start_time=25:00", "start_time")]
    [InlineData("/services?end_time=noon", "end_time")]
    [InlineData("/services?day=T", "day")]
    [InlineData("/services?day=someday", "day")]
    [InlineData("/services?day=0", "day")]
    [InlineData("/services?search=%00", "search")]
    [InlineData("/services?search=%FF", "search")]
    [InlineData("/services?taxonomy=topics", "taxonomy")]
    [InlineData("/organizations?postcode=TE1+1AA", "postcode")]
    [InlineData("/organizations?full_service=both", "full_service")]
    [InlineData("/taxonomy_terms?top_only=yes", "top_only")]
    [InlineData("/taxonomy_terms?parent_id=1", "parent_id")]
    [InlineData("?page=1", "page")]
    [InlineData("/services/1?x=1", "x")]
    [InlineData("/services/1", "id")]
    [InlineData("/services/not-a-uuid", "id")]
    [InlineData("/services/01900000000070008000000000000001", "id")]
    [InlineData("/service_at_locations/%20", "id")]
    [InlineData("/organizations/1", "id")]
    [InlineData("/taxonomies/topics", "id")]
    [InlineData("/taxonomy_terms/growing", "id")]
    public async Task What_cannot_be_used_is_refused_by_name(string address, string parameter)
    {
        var problem = await _http.ProblemAsync("/openreferral" + address, 400);
        Assert.Equal(parameter, problem.Text("parameter"));
        using var answer = await _http.GetAsync("/openreferral" + address);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/services/01900000-0000-7000-8000-00000000ffff")]
    [InlineData("/service_at_locations/01900000-0000-7000-8000-00000000ffff")]
    [InlineData("/organizations/01900000-0000-7000-8000-00000000ffff")]
    [InlineData("/taxonomies/01900000-0000-7000-8000-00000000ffff")]
    [InlineData("/taxonomy_terms/01900000-0000-7000-8000-00000000ffff")]
    [InlineData("/locations")]
    public async Task What_there_is_not_is_told_as_a_problem_that_other_sites_can_read(string address)
    {
        await _http.ProblemAsync("/openreferral" + address, 404);
        using var answer = await _http.GetAsync("/openreferral" + address);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task Ids_in_capitals_are_the_same_ids()
    {
        var hall = await _http.JsonAsync("/openreferral/services/" + SmallPlace.Hall.ToString().ToUpperInvariant());
        Assert.Equal(SmallPlace.Hall.ToString(), hall.Text("id"));
    }
}
