using System.Net;
using System.Text.Json;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Connecting;

/// <summary>A coordinator records somebody with them; everybody sees what was agreed; the person changes it on their own page.</summary>
public abstract class ConnectorPagesTests(RunningService place) : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private HttpClient _coordinator = null!;
    private HttpClient _public = null!;

    private static DateOnly Today => DateOnly.FromDateTime(RunningService.Time.GetUtcNow().UtcDateTime);

    public async Task InitializeAsync()
    {
        (_app, _http) = await RunningService.StartAsync(
            place.Atlas, RunningService.Settings with { WritePace = new Pace(10_000, TimeSpan.FromMilliseconds(1)) });
        var account = await Visitors.AddAsync(place.Atlas, Role.Coordinator);
        _coordinator = Visitors.Browser(_http.BaseAddress!, await Visitors.StartSessionAsync(place.Atlas, account, RunningService.Time));
        _public = Visitors.Browser(_http.BaseAddress!, null);
    }

    public async Task DisposeAsync()
    {
        _coordinator.Dispose();
        _public.Dispose();
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [NeedsFact]
    public async Task A_coordinator_records_somebody_and_their_private_link_opens_their_own_page()
    {
        var name = Name("Ada");
        using var answer = await _coordinator.SendFormAsync("/connectors/add", Fields(name));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains($"{name} is recorded", html, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"private-link__picture\"", html, StringComparison.Ordinal);

        var own = OwnPage(html);
        var page = WebUtility.HtmlDecode(await _public.PageAsync(own));
        Assert.Contains($"{name}, this is your page", page, StringComparison.Ordinal);
        Assert.Contains("until 20 November 2027", page, StringComparison.Ordinal);
        Assert.Contains("Ring 01632 960 123", Row(page, "Coordinators"), StringComparison.Ordinal);
        Assert.Contains("Testham", Row(page, "Everybody"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ring 01632", Row(page, "Everybody"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ring 01632", Row(page, "Analysts, stewards and administrators"), StringComparison.Ordinal);

        Assert.Contains(name, await _public.PageAsync("/connectors"), StringComparison.Ordinal);
        Assert.Contains(name, await _public.PageAsync($"/areas/{SmallPlace.Authority}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Show how to reach them", await _public.PageAsync(await AddressAsync(name)), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Nobody_is_recorded_who_did_not_agree_or_by_a_place_that_could_be_a_home()
    {
        var name = Name("Nobody");
        var refused = await SendAsync(new(Fields(name)) { ["agreed"] = "" });
        Assert.Contains("Nobody is recorded without having agreed to it", refused, StringComparison.Ordinal);
        refused = await SendAsync(new(Fields(name)) { ["place"] = SmallPlace.SouthWest });
        Assert.Contains("too small: it could tell a home", refused, StringComparison.Ordinal);
        Assert.Contains($"value=\"{name}\"", refused, StringComparison.Ordinal);
        refused = await SendAsync(new(Fields(name)) { ["place"] = "", ["otherplaces"] = "TE1 1AA" });
        Assert.Contains("is a postcode, which is a few homes", refused, StringComparison.Ordinal);
        refused = await SendAsync(new(Fields(name)) { ["contact"] = "Call at 1 High Street TE1 1AA" });
        Assert.Contains("no home addresses are kept here", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(name, await _coordinator.PageAsync("/connectors"), StringComparison.Ordinal);

        async Task<string> SendAsync(Dictionary<string, string> fields)
        {
            using var answer = await _coordinator.SendFormAsync("/connectors/add", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
    }

    [NeedsFact]
    public async Task The_same_form_sent_twice_records_somebody_once()
    {
        var name = Name("Twice");
        var fields = Fields(name);
        using var first = await _coordinator.SendFormAsync("/connectors/add", fields);
        using var second = await _coordinator.SendFormAsync("/connectors/add", fields);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("recorded already", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_coordinator_sees_how_to_reach_somebody_when_they_ask_and_that_is_written_down()
    {
        var (name, _) = await RecordAsync("Reach");
        var page = await AddressAsync(name);
        Assert.DoesNotContain("01632 960 123", await _coordinator.PageAsync(page), StringComparison.Ordinal);
        using var answer = await _coordinator.SendFormAsync(page, new Dictionary<string, string>(), page + "?handler=Contact");
        Assert.Contains("Ring 01632 960 123", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var lines = await place.Atlas.Audit.ReadAsync(
            new AuditQuery { Acts = [AuditAct.ConnectorContactRead], Record = Guid.Parse(page.Split('/')[^1]) });
        Assert.Equal("coordinator", Assert.Single(lines.Entries).Line.Role);
    }

    [NeedsFact]
    public async Task A_change_leaves_what_the_form_does_not_show_as_it_is()
    {
        var (name, own) = await RecordAsync("Change");
        var edit = await AddressAsync(name) + "/edit";
        var html = await _coordinator.PageAsync(edit);
        Assert.DoesNotContain("01632 960 123", html, StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(Fields(name))
        {
            ["contact"] = "",
            ["version"] = Forms.FieldOf(html, "version"),
            ["topic"] = "music-singing",
            ["showcontact"] = "workforce",
        };
        using var saved = await _coordinator.SendFormAsync(edit, fields);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var record = (await place.Atlas.Connectors.OpenAsync(TokenOf(own)))!;
        Assert.Equal(("Ring 01632 960 123 after six", ConsentAudience.Workforce), (record.Contact, record.Consent.ShowContact));
        Assert.Equal("music-singing", Assert.Single(record.Topics));

        using var late = await _coordinator.SendFormAsync(edit, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("changed by somebody else", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task The_person_changes_who_sees_what_and_it_holds_at_once()
    {
        var (name, own) = await RecordAsync("Own");
        Assert.Contains(name, await _public.PageAsync("/connectors"), StringComparison.Ordinal);
        var html = await _public.PageAsync(own);
        using var saved = await _public.SendFormAsync(own, new Dictionary<string, string>
        {
            ["version"] = Forms.FieldOf(html, "version"),
            ["showname"] = "coordinators",
            ["showcontact"] = "nobody",
            ["showlinks"] = "nobody",
            ["purpose"] = "listing",
        }, own + "?handler=Consent");
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.DoesNotContain(name, await _public.PageAsync("/connectors"), StringComparison.Ordinal);
        var seen = await _coordinator.PageAsync(await AddressAsync(name));
        Assert.DoesNotContain("Show how to reach them", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("What they link", seen, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task The_person_corrects_details_and_links_and_asks_for_everything_held()
    {
        var (name, own) = await RecordAsync("Details");
        var html = await _public.PageAsync(own);
        using var wrong = await _public.SendFormAsync(
            own, new Dictionary<string, string>(Fields(name)) { ["version"] = Forms.FieldOf(html, "version"), ["name"] = "" }, own + "?handler=Details");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await _public.SendFormAsync(
            own,
            new Dictionary<string, string>(Fields(name)) { ["version"] = Forms.FieldOf(html, "version"), ["contact"] = "Ask at the library desk" },
            own + "?handler=Details");
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);

        Assert.Contains("Riverside Community Choir", await _public.PageAsync(own + "?look=choir"), StringComparison.Ordinal);
        using var linked = await _public.SendFormAsync(
            own, new Dictionary<string, string> { ["asset"] = SmallPlace.Choir.ToString(), ["kind"] = "takes-part-in" }, own + "?handler=Link");
        Assert.Equal(HttpStatusCode.Found, linked.StatusCode);
        Assert.Contains(name, await _coordinator.PageAsync($"/assets/{SmallPlace.Choir}"), StringComparison.Ordinal);

        using var file = await _public.SendFormAsync(own, new Dictionary<string, string>(), own + "?handler=File");
        Assert.Equal("application/json", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        using var held = JsonDocument.Parse(await file.Content.ReadAsStringAsync());
        Assert.True(held.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal("Ask at the library desk", held.RootElement.GetProperty("record").Text("contact"));
        Assert.Equal(SmallPlace.Choir.ToString(), Assert.Single(held.RootElement.List("links")).Text("asset"));
        Assert.Equal(3, held.RootElement.List("changes").Count);
        using var shown = await _public.SendFormAsync(own, new Dictionary<string, string>(), own + "?handler=Held");
        Assert.Contains("What is kept about you", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task The_person_withdraws_says_yes_again_and_is_forgotten()
    {
        var (name, own) = await RecordAsync("Leave");
        using var withdrawn = await _public.SendFormAsync(own, new Dictionary<string, string>(), own + "?handler=Withdraw");
        Assert.Equal(HttpStatusCode.Found, withdrawn.StatusCode);
        Assert.DoesNotContain(name, await _coordinator.PageAsync("/connectors"), StringComparison.Ordinal);
        var html = WebUtility.HtmlDecode(await _public.PageAsync(own));
        Assert.Contains("On 21 December 2026 everything about you is erased", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Withdraw now", html, StringComparison.Ordinal);

        using var again = await _public.SendFormAsync(own, new Dictionary<string, string>(), own + "?handler=Give");
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Contains(name, await _public.PageAsync("/connectors"), StringComparison.Ordinal);

        using var unsure = await _public.SendFormAsync(own, new Dictionary<string, string>(), own + "?handler=Forget");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using var forgotten = await _public.SendFormAsync(own, new Dictionary<string, string> { ["sure"] = "yes" }, own + "?handler=Forget");
        Assert.Contains("Everything about you is erased", await forgotten.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("This address opens nothing", await _public.PageAsync(own, HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Null(await place.Atlas.Connectors.OpenAsync(TokenOf(own)));
    }

    [NeedsFact]
    public async Task A_coordinator_withdraws_for_somebody_in_one_click_and_makes_a_lost_link_anew()
    {
        var (name, own) = await RecordAsync("Click");
        var page = await AddressAsync(name);
        using var renewed = await _coordinator.SendFormAsync(page, new Dictionary<string, string>(), page + "?handler=Link");
        var link = OwnPage(WebUtility.HtmlDecode(await renewed.Content.ReadAsStringAsync()));
        await _public.PageAsync(own, HttpStatusCode.NotFound);
        await _public.PageAsync(link);

        using var withdrawn = await _coordinator.SendFormAsync(page, new Dictionary<string, string>(), page + "?handler=Withdraw");
        Assert.Equal("/connectors?done=withdrawn", withdrawn.Headers.Location?.OriginalString);
        await _coordinator.PageAsync(page, HttpStatusCode.NotFound);
    }

    [NeedsFact]
    public async Task What_coordinators_may_not_see_is_not_in_the_copy_that_they_hand_over()
    {
        var (name, own) = await RecordAsync("Copy", ("showcontact", "nobody"));
        var page = await AddressAsync(name) + "/held";
        using var shown = await _coordinator.SendFormAsync(page, new Dictionary<string, string>());
        var html = await shown.Content.ReadAsStringAsync();
        Assert.Contains(name, html, StringComparison.Ordinal);
        Assert.DoesNotContain("01632 960 123", html, StringComparison.Ordinal);
        using var file = await _coordinator.SendFormAsync(page, new Dictionary<string, string>(), page + "?handler=File");
        Assert.DoesNotContain("01632 960 123", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Held data exported", await HeldAsync(own), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Words_of_a_script_stay_words()
    {
        var name = Name("<script>alert(1)</script>");
        var (_, own) = await RecordAsync(name, ("contact", "<img src=x onerror=alert(1)>"));
        foreach (var (browser, address) in new[] { (_public, "/connectors"), (_public, own), (_coordinator, $"/areas/{SmallPlace.Authority}") })
        {
            var html = await browser.PageAsync(address);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        }
    }

    [NeedsFact]
    public async Task Those_who_do_not_record_connectors_can_not_change_one_by_posting()
    {
        var (name, _) = await RecordAsync("Post");
        var page = await AddressAsync(name);
        using var steward = Visitors.Browser(
            _http.BaseAddress!, await Visitors.StartSessionAsync(place.Atlas, await Visitors.AddAsync(place.Atlas, Role.Steward), RunningService.Time));
        var token = Forms.TokenOf(await steward.PageAsync("/account"));
        foreach (var handler in new[] { "Withdraw", "Link" })
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
            using var answer = await steward.PostAsync($"{page}?handler={handler}", form);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var bare = new FormUrlEncodedContent([]);
        using var forged = await _coordinator.PostAsync($"{page}?handler=Withdraw", bare);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains(name, await _public.PageAsync("/connectors"), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Many_who_are_not_shown_are_told_as_a_rounded_count_and_few_are_not_told()
    {
        var hidden = SmallPlace.Id(20);
        for (var count = 1; count <= 7; count++)
        {
            var link = PrivateToken.Make();
            await place.Atlas.Connectors.AddAsync(Unseen(), link, Actor.Service);
            await place.Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, hidden, Actor.Connector);
            var told = (await _public.PageAsync($"/assets/{hidden}")).Contains("About 5 people link others", StringComparison.Ordinal);
            Assert.Equal(count >= 5, told);
        }
    }

    [NeedsFact]
    public async Task A_coordinator_is_reminded_of_what_ends_soon_and_told_only_how_many_have_ended()
    {
        var account = await Visitors.AddAsync(place.Atlas, Role.Coordinator);
        using var browser = Visitors.Browser(_http.BaseAddress!, await Visitors.StartSessionAsync(place.Atlas, account, RunningService.Time));
        var (soon, ended) = (Name("Soon"), Name("Ended"));
        foreach (var (name, until) in new[] { (soon, Today.AddDays(10)), (ended, Today.AddDays(-1)) })
        {
            var consent = Unseen().Consent with { ShowName = ConsentAudience.Coordinators, RecordedByAccount = account.Id, Since = Today.AddMonths(-11), Until = until };
            await place.Atlas.Connectors.AddAsync(Unseen() with { Name = name, Consent = consent }, PrivateToken.Make(), Actor.Service);
        }

        var html = WebUtility.HtmlDecode(await browser.PageAsync("/connectors"));
        Assert.Contains("Consents to ask for again", html, StringComparison.Ordinal);
        Assert.Contains($"{soon}</a>: until 1 December 2026", html, StringComparison.Ordinal);
        Assert.Contains("1 consent that you wrote down has ended", html, StringComparison.Ordinal);
        Assert.DoesNotContain(ended, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Consents to ask for again", await _coordinator.PageAsync("/connectors"), StringComparison.Ordinal);
    }

    private static Connector Unseen() => new()
    {
        Id = Guid.CreateVersion7(),
        Name = "Somebody unseen",
        Places = [SmallPlace.Authority],
        Consent = new Consent { Given = ConsentWay.Spoken, RecordedByRole = "coordinator", Since = Today, Until = Consent.LastDay(Today) },
    };

    private static string Name(string name) => $"{name} {Guid.NewGuid():N}"[..Math.Min(60, name.Length + 9)];

    private static Dictionary<string, string> Fields(string name) => new(StringComparer.Ordinal)
    {
        ["id"] = Guid.CreateVersion7().ToString(),
        ["name"] = name,
        ["kind"] = "community",
        ["place"] = SmallPlace.Authority,
        ["contact"] = "Ring 01632 960 123 after six",
        ["showname"] = "public",
        ["showcontact"] = "coordinators",
        ["showlinks"] = "workforce",
        ["purpose"] = "listing",
        ["given"] = "Spoken",
        ["agreed"] = "yes",
    };

    private async Task<(string Name, string Own)> RecordAsync(string name, params (string Field, string Value)[] other)
    {
        name = name.Contains(' ', StringComparison.Ordinal) ? name : Name(name);
        var fields = Fields(name);
        foreach (var (field, value) in other)
        {
            fields[field] = value;
        }

        using var answer = await _coordinator.SendFormAsync("/connectors/add", fields);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, html);
        return (name, OwnPage(html));
    }

    private async Task<string> AddressAsync(string name)
    {
        var page = await place.Atlas.Connectors.ListAsync(
            new ConnectorQuery { Limit = ConnectorQuery.MostOfAPage }, ConnectorSight.Of(Role.Coordinator, ConsentPurpose.None));
        return $"/connectors/{page.Connectors.Single(view => view.Name == name).Id}";
    }

    private async Task<string> HeldAsync(string own)
    {
        using var held = await _public.SendFormAsync(own, new Dictionary<string, string>(), own + "?handler=Held");
        return await held.Content.ReadAsStringAsync();
    }

    private static PrivateToken TokenOf(string own) =>
        PrivateToken.TryParse(own.Split('/')[^1], out var token) ? token : throw new ArgumentException(own, nameof(own));

    private static string OwnPage(string html)
    {
        var start = html.IndexOf("/my/", StringComparison.Ordinal);
        Assert.True(start >= 0, html);
        return html.Substring(start, "/my/".Length + PrivateToken.Length);
    }

    private static string Row(string html, string who)
    {
        var start = html.IndexOf($"govuk-table__header\">{who}</th>", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no row of {who} in {html}");
        return html[start..html.IndexOf("</tr>", start, StringComparison.Ordinal)];
    }
}
