using System.Net;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Introductions;

/// <summary>Introductions, unanswered searches, counts and the coordinator's home over HTTP.</summary>
public abstract class IntroductionPagesTests(RunningService service)
{
    private const string Neighbourhood = "E02999001";
    private static readonly Month Now = new(2026, 11);

    [NeedsFact]
    public async Task A_coordinator_notes_an_introduction_in_two_taps_and_tells_later_what_came_of_it()
    {
        var (browser, account) = await CoordinatorAsync();
        using (browser)
        {
            var card = $"/assets/{SmallPlace.Choir:D}";
            using var noted = await browser.SendFormAsync(
                card, new Dictionary<string, string> { ["asset"] = SmallPlace.Choir.ToString("D"), ["topic"] = "music-singing", ["to"] = card }, "/introductions");
            Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
            var page = await browser.PageAsync(noted.Headers.Location!.OriginalString);
            Assert.Contains("An introduction to Riverside Community Choir, November 2026", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{card}\"", page, StringComparison.Ordinal);

            var waiting = Assert.Single(await service.Atlas.Introductions.WaitingAsync(account.Id, 10));
            Assert.Equal((SmallPlace.Choir, Now, "music-singing"), (waiting.Asset, waiting.Month, waiting.Topic));
            Assert.Equal(4, waiting.Id.Version);

            using var told = await browser.SendFormAsync(
                "/home", new Dictionary<string, string> { ["outcome"] = "keeps-going" }, $"/introductions/{waiting.Id:D}?handler=tell");
            Assert.Equal(("/home", HttpStatusCode.Redirect), (told.Headers.Location!.OriginalString, told.StatusCode));
            Assert.Empty(await service.Atlas.Introductions.WaitingAsync(account.Id, 10));
        }
    }

    [NeedsFact]
    public async Task Nobody_but_its_coordinator_tells_what_came_of_an_introduction_or_takes_it_back()
    {
        var (first, account) = await CoordinatorAsync();
        var (second, _) = await CoordinatorAsync();
        using (first)
        using (second)
        {
            var id = await IntroduceAsync(account.Id);
            foreach (var handler in (string[])["tell", "remove"])
            {
                using var refused = await second.SendFormAsync(
                    "/home", new Dictionary<string, string> { ["outcome"] = "not-for-them" }, $"/introductions/{id:D}?handler={handler}");
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            }

            using var taken = await first.SendFormAsync("/home", new Dictionary<string, string>(), $"/introductions/{id:D}?handler=remove");
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
            Assert.Empty(await service.Atlas.Introductions.WaitingAsync(account.Id, 10));
        }
    }

    [NeedsFact]
    public async Task What_is_noted_of_an_introduction_can_hold_no_words_of_anybodys_own()
    {
        var (browser, account) = await CoordinatorAsync();
        using (browser)
        {
            var fields = new Dictionary<string, string>
            {
                ["asset"] = SmallPlace.Choir.ToString("D"),
                ["topic"] = "Mrs Smith of 3 High Street",
                ["connector"] = "Mrs Smith",
                ["name"] = "Mrs Smith",
                ["to"] = "//elsewhere.example/",
            };
            using var noted = await browser.SendFormAsync("/home", fields, "/introductions");

            Assert.EndsWith("?to=%2Fhome", noted.Headers.Location!.OriginalString, StringComparison.Ordinal);
            var waiting = Assert.Single(await service.Atlas.Introductions.WaitingAsync(account.Id, 10));
            Assert.Null(waiting.Topic);
            Assert.Null(waiting.Connector);
        }
    }

    [NeedsFact]
    public async Task An_introduction_to_what_the_coordinator_may_not_see_is_refused()
    {
        var (browser, account) = await CoordinatorAsync();
        using (browser)
        {
            foreach (var asset in (Guid[])[SmallPlace.Suggested, SmallPlace.Retired, Guid.NewGuid()])
            {
                using var refused = await browser.SendFormAsync(
                    "/home", new Dictionary<string, string> { ["asset"] = asset.ToString("D") }, "/introductions");
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            }

            Assert.Empty(await service.Atlas.Introductions.WaitingAsync(account.Id, 10));
        }
    }

    [NeedsFact]
    public async Task The_card_names_who_could_introduce_and_how_as_far_as_consent_goes()
    {
        await WardAsync();
        var (sam, link) = await ConnectorAsync("Sam Linker", ConsentAudience.Coordinators, ConsentPurpose.All);
        var (ada, _) = await ConnectorAsync("Ada Listed", ConsentAudience.Coordinators, ConsentPurpose.Listing);
        var hand = Actor.Of(Role.Coordinator, null);
        var eyes = ConnectorSight.Of(Role.Coordinator, ConsentPurpose.None);

        // The choir meets at the hall, which the trust runs: from the trust to the choir in two steps.
        await service.Atlas.Connectors.LinkAsync(ConnectorDoor.Seen(sam, eyes), LinkKind.Knows, SmallPlace.Trust, hand);
        await service.Atlas.Connectors.LinkAsync(ConnectorDoor.Seen(ada, eyes), LinkKind.TakesPartIn, SmallPlace.Choir, hand);
        var (browser, account) = await CoordinatorAsync();
        using var analyst = await service.BrowserAsync(Role.Analyst);
        using (browser)
        {
            var card = $"/assets/{SmallPlace.Choir:D}";
            var page = Plain(await browser.PageAsync(card));
            Assert.Contains(
                "Sam Linker knows Testham Trust , which runs Testham Old Hall , where this meets (2 steps)", page, StringComparison.Ordinal);
            Assert.Contains("Testham Old Hall</a>, where this meets", await browser.PageAsync(card), StringComparison.Ordinal);
            Assert.DoesNotContain("Ada Listed takes part", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Who could introduce", await analyst.PageAsync(card), StringComparison.Ordinal);
            Assert.DoesNotContain("Who could introduce", await service.Http.PageAsync(card), StringComparison.Ordinal);

            var found = await browser.PageAsync("/find?q=choir");
            Assert.Contains("Could introduce:", found, StringComparison.Ordinal);
            Assert.Contains("Sam Linker", found, StringComparison.Ordinal);
            Assert.DoesNotContain("introduced someone", await service.Http.PageAsync("/find?q=choir"), StringComparison.Ordinal);

            // Through Ada, who did not agree to be asked for that, it is noted as by the coordinator alone.
            foreach (var (connector, kept) in new (Guid, Guid?)[] { (ada, null), (sam, sam) })
            {
                using var noted = await browser.SendFormAsync(
                    card, new Dictionary<string, string> { ["asset"] = SmallPlace.Choir.ToString("D"), ["connector"] = connector.ToString("D") }, "/introductions");
                var waiting = await service.Atlas.Introductions.WaitingAsync(account.Id, 10);
                Assert.Contains(waiting, one => one.Connector == kept);
            }

            await service.Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(link), Actor.Connector);
            Assert.DoesNotContain("Sam Linker", await browser.PageAsync(card), StringComparison.Ordinal);
        }
    }

    [NeedsFact]
    public async Task Anybody_tells_in_one_tap_that_something_is_not_there_and_no_words_are_kept()
    {
        await WardAsync();
        var before = await CountAsync("dementia", [Neighbourhood]);
        var page = await service.Http.PageAsync("/find?q=somewhere+for+my+mum+who+has+dementia&where=TE1+1AA");
        Assert.Contains("action=\"/find/unanswered\"", page, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(
        [
            new("topic", "dementia"), new("topic", "Mrs Smith"), new("where", Forms.FieldOf(page, "where")), new("q", "my mum"),
        ]);

        using var noted = await service.Http.PostAsync("/find/unanswered", form);

        Assert.Equal((HttpStatusCode.SeeOther, "/find/noted"), (noted.StatusCode, noted.Headers.Location!.OriginalString));
        Assert.Contains("Thank you", await service.Http.PageAsync("/find/noted"), StringComparison.Ordinal);
        Assert.Equal(before + 1, await CountAsync("dementia", [Neighbourhood]));
        Assert.DoesNotContain(
            await service.Atlas.Unanswered.CountsAsync(Now, Now), count => count.Topic?.Contains("Smith", StringComparison.Ordinal) == true);
    }

    [NeedsFact]
    public async Task Somebody_signed_in_tells_that_something_is_not_there_by_this_services_own_form_alone()
    {
        var (browser, _) = await CoordinatorAsync();
        using (browser)
        {
            using var forged = await browser.PostAsync("/find/unanswered", new FormUrlEncodedContent([new("topic", "carers")]));
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
            using var own = await browser.SendFormAsync("/find?topic=carers", new Dictionary<string, string> { ["topic"] = "carers" }, "/find/unanswered");
            Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        }
    }

    [NeedsFact]
    public async Task Counts_are_exact_for_the_workforce_and_without_small_numbers_for_everybody_else()
    {
        var last = Now.Plus(-1);
        var coordinator = Guid.CreateVersion7();
        for (var i = 0; i < 17; i++)
        {
            await IntroduceAsync(coordinator, last, "growing");
        }

        for (var i = 0; i < 3; i++)
        {
            await IntroduceAsync(coordinator, last, "bereavement");
        }

        using var analyst = await service.BrowserAsync(Role.Analyst);
        var exact = await analyst.GetStringAsync("/counts/introductions.csv");
        var others = await service.Http.GetStringAsync("/counts/introductions.csv");

        Assert.Contains(",2026-10,17,exact\r\n", exact, StringComparison.Ordinal);
        Assert.Contains("bereavement,Bereavement,2026-10,3,exact\r\n", exact, StringComparison.Ordinal);
        Assert.DoesNotContain("exact", others, StringComparison.Ordinal);
        Assert.DoesNotContain(",17,", others, StringComparison.Ordinal);
        Assert.DoesNotContain(",3,", others, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11", others, StringComparison.Ordinal);
        var page = await analyst.PageAsync("/counts");
        Assert.Contains("<td class=\"govuk-table__cell govuk-table__cell--numeric \">17</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">17</td>", await service.Http.PageAsync("/counts"), StringComparison.Ordinal);
        foreach (var address in (string[])["/counts/introductions.csv?patch=" + SmallPlace.SouthWest, "/counts/unanswered.csv?month=2026-10"])
        {
            using var refused = await service.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [NeedsFact]
    public async Task The_home_page_tells_of_the_patch_that_is_chosen_there()
    {
        await WardAsync();
        var (browser, account) = await CoordinatorAsync();
        using (browser)
        {
            var whole = await browser.PageAsync("/home");
            Assert.Contains("You have no patch yet", whole, StringComparison.Ordinal);
            Assert.Contains("Testham Old Hall", whole, StringComparison.Ordinal);

            using var chosen = await browser.SendFormAsync("/home", new Dictionary<string, string> { ["patch"] = "E05999001" }, "/home?handler=patch");
            Assert.Equal("/home", chosen.Headers.Location!.OriginalString);
            Assert.Equal("E05999001", (await service.Atlas.Accounts.FindAsync(account.Id))!.Patch);
            var patch = await browser.PageAsync("/home");
            Assert.Contains("<h1 class=\"govuk-heading-xl\">Testham ward</h1>", patch, StringComparison.Ordinal);
            Assert.Contains("by 2 January 2026", patch, StringComparison.Ordinal);

            using var wrong = await browser.SendFormAsync("/home", new Dictionary<string, string> { ["patch"] = "<b>" }, "/home?handler=patch");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Equal("E05999001", (await service.Atlas.Accounts.FindAsync(account.Id))!.Patch);
        }

        using var analyst = await service.BrowserAsync(Role.Analyst);
        Assert.DoesNotContain("waiting for an outcome", await analyst.PageAsync("/home"), StringComparison.Ordinal);
        using var public_ = await service.Http.GetAsync("/home");
        Assert.Equal(HttpStatusCode.SeeOther, public_.StatusCode);
    }

    private static string Plain(string html) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)),
        @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    private async Task<(HttpClient Browser, Account Account)> CoordinatorAsync()
    {
        var account = await Visitors.AddAsync(service.Atlas, Role.Coordinator);
        return (Visitors.Browser(service.Http.BaseAddress!, await Visitors.StartSessionAsync(service.Atlas, account, RunningService.Time)), account);
    }

    private async Task<Guid> IntroduceAsync(Guid account, Month? month = null, string? topic = null)
    {
        var introduction = new Introduction(Guid.NewGuid(), month ?? Now, SmallPlace.Choir) { Account = account, Topic = topic };
        await service.Atlas.Introductions.AddAsync(introduction, new AuditLine(account, "coordinator", AuditAct.IntroductionRecorded));
        return introduction.Id;
    }

    private async Task<int> CountAsync(string topic, string[] within) =>
        (await service.Atlas.Unanswered.CountsAsync(Now, Now, within)).Where(count => count.Topic == topic).Sum(count => count.Count);

    private async Task<(Guid Id, PrivateToken Link)> ConnectorAsync(string name, ConsentAudience audience, ConsentPurpose purposes)
    {
        var link = PrivateToken.Make();
        var today = DateOnly.FromDateTime(RunningService.Time.GetUtcNow().UtcDateTime);
        var connector = new Connector
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Places = ["E05999001"],
            Consent = new Consent
            {
                Given = ConsentWay.Spoken,
                RecordedByRole = "coordinator",
                ShowName = audience,
                ShowLinks = audience,
                Purposes = purposes,
                Since = today,
                Until = Consent.LastDay(today),
            },
        };
        return ((await service.Atlas.Connectors.AddAsync(connector, link, Actor.Of(Role.Coordinator, null))).Id, link);
    }

    /// <summary>A ward over the whole place, and a neighbourhood over its south-west.</summary>
    private Task WardAsync() => SmallPlace.ImportAsync(service.Atlas, "areas", "ons", session => session.StageAsync(SmallPlace.Rows<Area>(
    [
        Named("E05999001", "Testham ward", AreaLevel.Ward, 2000), Named(Neighbourhood, "Testham 001", AreaLevel.Msoa, 1000),
    ])));

    private static Area Named(string code, string name, AreaLevel level, double side) => new()
    {
        Key = new AreaKey(code, 2021),
        Name = name,
        Level = level,
        Shape = (NetTopologySuite.Geometries.Polygon)SmallPlace.At(0, 0).Factory.ToGeometry(
            new NetTopologySuite.Geometries.Envelope(SmallPlace.At(0, 0).Coordinate, SmallPlace.At(side, side).Coordinate)),
        Source = "ons",
    };
}
