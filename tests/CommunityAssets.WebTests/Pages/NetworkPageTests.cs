using System.Net;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

public sealed class NetworkPageTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task An_assets_network_goes_two_steps_and_leaves_out_what_the_viewer_may_not_see()
    {
        var html = await _http.PageAsync("/network?asset=" + SmallPlace.Choir);
        Assert.Contains("Riverside Community Choir is linked with 1 other</h1>", html, StringComparison.Ordinal);

        // The choir meets at the hall, which the trust runs; the choir's partner is for the workforce alone.
        Assert.Equal(
            [("Riverside Community Choir", "meets at", "Testham Old Hall"), ("Testham Trust", "runs", "Testham Old Hall")], Rows(html));
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_drawing_says_what_it_is_and_every_node_is_a_link_that_can_be_followed()
    {
        var html = await _http.PageAsync("/network?asset=" + SmallPlace.Choir);
        Assert.Equal(2, Regex.Count(html, "<svg class=\"network ", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("<title id=\"wide-title\">What Riverside Community Choir is linked with</title>", html, StringComparison.Ordinal);
        Assert.Contains("<desc id=\"narrow-desc\">3 entries and 2 links between them.", html, StringComparison.Ordinal);
        Assert.Equal(
            2, Regex.Count(html, $"<a class=\"network__node *\" href=\"/assets/{SmallPlace.Hall}\">", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("<title>Testham Old Hall (place)</title>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_areas_groups_that_nothing_is_known_of_are_told_as_not_yet_linked()
    {
        var html = await _http.PageAsync("/network?area=" + SmallPlace.Authority);
        Assert.Contains("1 link holds groups in", html, StringComparison.Ordinal);
        Assert.Equal([("Riverside Community Choir", "meets at", "Testham Old Hall")], Rows(html));
        Assert.DoesNotContain("Not yet linked", await _http.PageAsync("/network?area=" + SmallPlace.SouthWest), StringComparison.Ordinal);
        var unlinked = html[html.IndexOf("Not yet linked", StringComparison.Ordinal)..];
        Assert.Contains("Walking group", unlinked, StringComparison.Ordinal);
        Assert.DoesNotContain("Riverside Community Choir", unlinked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_people_look_for_a_name()
    {
        Assert.Contains("name=\"q\"", await _http.PageAsync("/network"), StringComparison.Ordinal);
        Assert.Contains($"/network?asset={SmallPlace.Hall}", await _http.PageAsync("/network?q=old+hall"), StringComparison.Ordinal);
        Assert.Contains("Nothing here is called that yet", await _http.PageAsync("/network?q=zzzzzz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connectors_are_drawn_for_those_whom_their_consent_covers_and_named_where_it_says_so()
    {
        var walkers = SmallPlace.Id(20);
        await ConnectAsync("Marianne Told", ConsentAudience.Coordinators, ConsentPurpose.Network, walkers);
        await ConnectAsync("Nobody Named", ConsentAudience.Nobody, ConsentPurpose.Network, walkers);
        await ConnectAsync("Listed Alone", ConsentAudience.Public, ConsentPurpose.Listing, walkers);
        var address = "/network?asset=" + walkers;
        var open = await _http.PageAsync(address);
        Assert.DoesNotContain("takes part in", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Marianne", open, StringComparison.Ordinal);
        using var coordinator = await service.BrowserAsync(Role.Coordinator);
        var html = await coordinator.PageAsync(address);
        Assert.Contains("<title>Marianne Told (connector)</title>", html, StringComparison.Ordinal);
        Assert.Contains(">Somebody<", html, StringComparison.Ordinal);
        Assert.Contains("takes part in", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody Named", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Listed Alone", html, StringComparison.Ordinal);
    }

    private async Task ConnectAsync(string name, ConsentAudience names, ConsentPurpose purpose, Guid group)
    {
        var link = PrivateToken.Make();
        var today = DateOnly.FromDateTime(RunningService.Time.GetUtcNow().UtcDateTime);
        var connector = new Connector
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Places = [SmallPlace.Authority],
            Consent = new Consent
            {
                Given = ConsentWay.Spoken,
                RecordedByRole = "coordinator",
                ShowName = names,
                ShowLinks = ConsentAudience.Coordinators,
                Purposes = purpose,
                Since = today,
                Until = Consent.LastDay(today),
            },
        };
        await service.Atlas.Connectors.AddAsync(connector, link, Actor.Service);
        await service.Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, group, Actor.Connector);
    }

    private static IEnumerable<(string From, string How, string To)> Rows(string html) => Regex.Matches(
        html,
        "<th scope=\"row\"[^>]*><a[^>]*>(?<from>[^<]*)</a></th>\\s*<td[^>]*>(?<how>[^<]*)</td>\\s*<td[^>]*><a[^>]*>(?<to>[^<]*)</a>",
        RegexOptions.None, TimeSpan.FromSeconds(1))
        .Select(row => (WebUtility.HtmlDecode(row.Groups["from"].Value), row.Groups["how"].Value, WebUtility.HtmlDecode(row.Groups["to"].Value)));
}
