using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>
/// What the public may not see, what is not published and what people offer or tell of themselves never leaves: on no path, through no
/// filter, by no link, in no count.
/// </summary>
public sealed class FeedPrivacyTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Mark = "Quillfeather";
    private readonly HttpClient _http = service.Http;

    private static Asset Ringers => Of(200, AssetKind.Group, "Ringers");

    private static IReadOnlyList<Asset> Secrets =>
    [
        Of(201, AssetKind.Organisation, Mark + " workforce") with { Visibility = Visibility.Workforce },
        Of(202, AssetKind.Place, Mark + " safe house") with { Visibility = Visibility.Workforce },
        Of(203, AssetKind.Organisation, Mark + " suggested") with { Status = AssetStatus.Suggested },
        Of(204, AssetKind.Place, Mark + " retired") with { Status = AssetStatus.Retired },
        Of(205, AssetKind.Gift, "Lessons of Ann " + Mark) with { Contact = new Contact("07700 900461", "ann@quillfeather.example") },
        Of(206, AssetKind.Story, "The life of Ann " + Mark) with { Contact = new Contact("07700 900461") },
    ];

    [Fact]
    public async Task Nothing_that_is_not_public_leaves_on_any_path()
    {
        await HideAsync();
        var links = await service.Atlas.Links.OfAsync(Ringers.Id);
        Assert.Equal(8, links.Count);
        var ids = Secrets.Select(secret => secret.Id.ToString()).Concat(
            links.Where(link => Secrets.Any(secret => secret.Id == link.To || secret.Id == link.From)).Select(link => link.Id.ToString()));
        var taboo = (string[])[.. ids, Mark, "07700", "Workforce secret", "Suggested secret", "Closed cafe", "Retired summary", "alert(1)"];
        foreach (var address in Addresses())
        {
            using var answer = await _http.GetAsync("/openreferral" + address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
            foreach (var word in taboo)
            {
                Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{address} tells {word}");
            }
        }
    }

    [Fact]
    public async Task Nothing_that_is_not_public_can_be_read_by_its_id_or_by_a_link_to_it()
    {
        await HideAsync();
        var links = await service.Atlas.Links.OfAsync(Ringers.Id);
        Guid[] hidden =
        [
            .. Secrets.Select(secret => secret.Id), SmallPlace.Workforce, SmallPlace.Suggested, SmallPlace.Retired, SmallPlace.ScriptNamed,
            .. links.Select(link => link.Id),
        ];
        foreach (var id in hidden)
        {
            foreach (var path in (string[])["services", "organizations", "service_at_locations"])
            {
                var problem = await _http.ProblemAsync($"/openreferral/{path}/{id}", 404);
                Assert.DoesNotContain(Mark, problem.GetRawText(), StringComparison.OrdinalIgnoreCase);
            }

            Assert.Equal(0, (await _http.JsonAsync($"/openreferral/services?organization_id={id}")).Number("total_items"));
        }
    }

    [Fact]
    public async Task No_count_knows_of_what_is_not_public()
    {
        await HideAsync();
        foreach (var path in (string[])["services", "service_at_locations", "organizations"])
        {
            var found = await _http.JsonAsync($"/openreferral/{path}?search={Mark}");
            Assert.Equal(0, found.Number("total_items"));
            Assert.Equal(0, found.Number("total_pages"));
        }

        var services = await _http.JsonAsync("/openreferral/services?minimal=true");
        Assert.Equal(28, services.Number("total_items"));

        // Each of them at its own place, and the choir where it meets.
        Assert.Equal(29, (await _http.JsonAsync("/openreferral/service_at_locations")).Number("total_items"));
        Assert.Equal(27, (await _http.JsonAsync("/openreferral/organizations")).Number("total_items"));
    }

    [Fact]
    public async Task A_service_whose_runner_may_not_be_seen_provides_itself()
    {
        await HideAsync();
        var ringers = await _http.JsonAsync($"/openreferral/services/{Ringers.Id}");
        Assert.Equal(Ringers.Id.ToString(), ringers.Text("organization_id"));
        Assert.False(ringers.GetProperty("organization").TryGetProperty("parent_organization_id", out _));
        Assert.Equal([Ringers.Id.ToString()], ringers.List("service_at_locations").Select(at => at.Text("id")));
    }

    private static IEnumerable<string> Addresses()
    {
        yield return "";
        foreach (var list in (string[])["/services", "/service_at_locations", "/organizations"])
        {
            foreach (var query in (string[])["", "full=true", "format=ndjson", "format=ndjson&full=true", "search=ringers&full=true"])
            {
                yield return $"{list}?per_page=1000&{query}".TrimEnd('&');
            }
        }

        yield return "/services?minimal=true";
        yield return "/services?postcode=TE1+1AA&proximity=2000&per_page=1000&full=true";
        yield return "/service_at_locations?postcode=TE1+1AA&proximity=2000&per_page=1000";
        yield return "/organizations?full_service=true&per_page=1000";
        yield return $"/services/{Ringers.Id}";
        yield return $"/organizations/{Ringers.Id}?full_service=true";
        yield return $"/service_at_locations/{Ringers.Id}";
        yield return $"/services/{SmallPlace.Choir}";
        yield return "/taxonomies";
        yield return "/taxonomy_terms?per_page=1000";
    }

    private static Asset Of(int number, AssetKind kind, string name) => SmallPlace.Added(name, 600 + number, 600) with
    {
        Id = SmallPlace.Id(number),
        Kind = kind,
        Provenance = new Provenance("secrets", name),
    };

    private Task HideAsync() => SmallPlace.ImportAsync(service.Atlas, "assets", "secrets", async session =>
    {
        await session.StageAsync(SmallPlace.Rows([Ringers, .. Secrets]));
        await session.StageAsync(SmallPlace.Rows<LinkClaim>(
        [
            .. Secrets.Select(secret => new LinkClaim("secrets", secret.Provenance.SourceId, "Ringers", LinkKind.Runs)),
            new LinkClaim("secrets", "Ringers", Secrets[1].Provenance.SourceId, LinkKind.MeetsAt),
            new LinkClaim("secrets", "Ringers", Secrets[3].Provenance.SourceId, LinkKind.MeetsAt),
        ]));
    });
}
