using System.Net;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Reminding;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Reminding;

/// <summary>A letter to a keeper, from what is due to the answer. Each test has an atlas of its own.</summary>
public sealed class KeepingTests : RunningService, IAsyncLifetime
{
    private readonly MailServer _mail = new();
    private WebApplication _service = null!;
    private HttpClient _http = null!;

    private static DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        (_service, var http) = await StartAsync(Atlas, Settings with { Post = _mail.Settings });
        _http = Visitors.Browser(http.BaseAddress!, token: null);
        http.Dispose();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        _http.Dispose();
        await _service.StopAsync();
        await _service.DisposeAsync();
        await _mail.DisposeAsync();
        await DisposeAsync();
    }

    [Fact]
    public async Task A_keeper_is_written_once_in_plain_words_with_a_private_link_of_their_own()
    {
        await AddAsync("Cân y Cwm choir", "sing@example.org");
        await AddAsync("Band\r\nBcc: all@example.org", "sing@example.org");

        Assert.Equal(1, await SendAsync());
        Assert.Equal(0, await SendAsync());

        var (to, letter) = Assert.Single(_mail.Letters);
        var text = MailServer.TextOf(letter);
        Assert.Equal("sing@example.org", to);
        Assert.Contains("From: \"Our atlas\" <atlas@example.org>", letter, StringComparison.Ordinal);
        Assert.Contains("Subject: Is what we tell people about you still right?", letter, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^Bcc:", letter);
        Assert.Contains("- Cân y Cwm choir: Tuesdays", text, StringComparison.Ordinal);
        Assert.Contains("(checked in May 2026)", text, StringComparison.Ordinal);
        Assert.Contains("once a month at most", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.StartsWith("https://atlas.example.org/testham/keeping/", LinkOf(text), StringComparison.Ordinal);
        Assert.Contains($"List-Unsubscribe: <{LinkOf(text)}>", Regex.Replace(letter, "\r\n[ \t]+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_confirms_nothing_and_one_press_of_the_button_does()
    {
        var choir = await AddAsync("Choir", "sing@example.org");
        var page = await PageAsync();

        using var looked = await _http.GetAsync(page);
        Assert.Equal("no-referrer", looked.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(looked.Headers.CacheControl?.NoStore);
        Assert.Contains("noindex", looked.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        using (var head = new HttpRequestMessage(HttpMethod.Head, page))
        {
            (await _http.SendAsync(head)).Dispose();
        }

        Assert.Equal(choir, await Atlas.Assets.FindAsync(choir.Id) is { } still ? choir with { Version = still.Version } : null);
        Assert.Equal(1, (await Atlas.Assets.FindAsync(choir.Id))!.Version);

        using var sent = await _http.SendFormAsync(
            page, new Dictionary<string, string>(StringComparer.Ordinal) { ["entries"] = $"{choir.Id}:1" }, page + "?handler=Confirm");

        Assert.Equal((HttpStatusCode.Redirect, page), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        Assert.Equal(new Verification("group", Today, Today.AddMonths(6)), (await Atlas.Assets.FindAsync(choir.Id))!.Verification);
        Assert.Contains("You said that it is right. Thank you.", await _http.PageAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_forms_own_token_nothing_is_confirmed()
    {
        var choir = await AddAsync("Choir", "sing@example.org");
        var page = await PageAsync();

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["entries"] = $"{choir.Id}:1" });
        using var sent = await _http.PostAsync(page + "?handler=Confirm", form);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Equal(1, (await Atlas.Assets.FindAsync(choir.Id))!.Version);
    }

    [Fact]
    public async Task All_of_them_are_confirmed_at_once_but_for_one_that_somebody_changed_meanwhile()
    {
        var (choir, band) = (await AddAsync("Choir", "sing@example.org"), await AddAsync("Band", "sing@example.org"));
        var page = await PageAsync();
        var entries = Forms.FieldOf(await _http.PageAsync(page), "entries");
        await Atlas.Assets.SaveAsync((await Atlas.Assets.FindAsync(band.Id))! with { Summary = "Now with trombones" }, "steward", null);

        using var sent = await _http.SendFormAsync(
            page, new Dictionary<string, string>(StringComparer.Ordinal) { ["entries"] = entries }, page + "?handler=Confirm");

        var html = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync());
        Assert.Contains("Somebody changed an entry while you looked at it", html, StringComparison.Ordinal);
        Assert.Contains("Now with trombones", html, StringComparison.Ordinal);
        Assert.Equal("group", (await Atlas.Assets.FindAsync(choir.Id))!.Verification!.ByRole);
        Assert.Equal("steward", (await Atlas.Assets.FindAsync(band.Id))!.Verification!.ByRole);
    }

    [Fact]
    public async Task What_is_gone_is_left_for_a_steward_to_decide()
    {
        var choir = await AddAsync("Choir", "sing@example.org");
        var page = await PageAsync();

        (await _http.SendFormAsync(
            page, new Dictionary<string, string>(StringComparer.Ordinal) { ["entry"] = choir.Id.ToString() }, page + "?handler=Gone")).Dispose();

        Assert.Equal(AssetStatus.Published, (await Atlas.Assets.FindAsync(choir.Id))!.Status);
        var suggestion = Assert.Single((await Atlas.Suggestions.ListAsync(new SuggestionQuery { State = SuggestionState.Waiting })).Suggestions);
        Assert.Equal((SuggestionKind.Closure, choir.Id), (suggestion.Kind, suggestion.Proposed.Id));
        Assert.Contains("A steward will look at it", await _http.PageAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_no_letters_or_keeps_something_else_says_so_there()
    {
        var choir = await AddAsync("Choir", "sing@example.org");
        var page = await PageAsync();

        (await _http.SendFormAsync(
            page, new Dictionary<string, string>(StringComparer.Ordinal) { ["entry"] = choir.Id.ToString() }, page + "?handler=NotOurs")).Dispose();
        (await _http.SendFormAsync(page, new Dictionary<string, string>(StringComparer.Ordinal), page + "?handler=Stop")).Dispose();

        var html = WebUtility.HtmlDecode(await _http.PageAsync(page));
        Assert.Contains("You said that it isn’t yours", html, StringComparison.Ordinal);
        Assert.Contains("We will not write to you again.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Do not write to us again", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_the_mail_server_refuses_waits_for_the_next_try()
    {
        await AddAsync("Choir", "sing@example.org");
        _mail.Refuses = true;
        Assert.Equal(0, await SendAsync());
        _mail.Refuses = false;
        Assert.Equal(0, await SendAsync());
        Assert.Empty(_mail.Letters);
        Assert.Equal(0, Assert.Single(await Atlas.Reminders.DueAsync(Today, 10), entry => entry.Asset.Name == "Choir").Asked);
    }

    [Theory]
    [InlineData("/keeping/nonsense")]
    [InlineData("/keeping/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public Task A_link_that_leads_nowhere_is_not_found(string address) => _http.PageAsync(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task A_steward_sees_what_is_due_and_confirms_it()
    {
        var choir = await AddAsync("Choir", "sing@example.org");
        await SendAsync();
        using var steward = await this.BrowserAsync(Role.Steward);
        var html = WebUtility.HtmlDecode(await steward.PageAsync("/due"));
        Assert.Contains("due to be checked", html, StringComparison.Ordinal);
        Assert.Contains("Its keeper was asked 1 time, last on 21 November 2026, and has not answered.", html, StringComparison.Ordinal);

        using var sent = await steward.SendFormAsync(
            "/due", new Dictionary<string, string>(StringComparer.Ordinal) { ["asset"] = choir.Id.ToString(), ["version"] = "1" });

        Assert.Equal("/due", sent.Headers.Location?.OriginalString);
        Assert.Equal(new Verification("steward", Today, Today.AddMonths(6)), (await Atlas.Assets.FindAsync(choir.Id))!.Verification);
        Assert.Contains("Choir is checked, and due again on 21 May 2027.", await steward.PageAsync("/due"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_mail_server_is_set_the_stewards_page_says_so_and_nothing_is_sent()
    {
        await AddAsync("Choir", "sing@example.org");
        Assert.Equal(0, await Services.GetRequiredService<ReminderPost>().SendAsync(CancellationToken.None));
        using var steward = await this.BrowserAsync(Role.Steward);
        Assert.Contains("Nobody is asked by e-mail, since no mail server is set", await steward.PageAsync("/due"), StringComparison.Ordinal);
    }

    private static string LinkOf(string text) => Regex.Match(text, @"https://\S+", RegexOptions.None, TimeSpan.FromSeconds(5)).Value;

    private Task<int> SendAsync() => _service.Services.GetRequiredService<ReminderPost>().SendAsync(CancellationToken.None);

    private async Task<string> PageAsync()
    {
        Assert.Equal(1, await SendAsync());
        return new Uri(LinkOf(MailServer.TextOf(_mail.Letters.Last().Letter))).AbsolutePath["/testham".Length..];
    }

    private Task<Asset> AddAsync(string name, string email) => Atlas.Assets.AddAsync(
        new Asset
        {
            Id = Guid.CreateVersion7(),
            Kind = AssetKind.Group,
            Name = name,
            Provenance = new Provenance("hand", name),
            Sessions = [new Domain.Assets.Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 0) }],
            Contact = new Contact(Email: email),
            Verification = new Verification("steward", new DateOnly(2026, 5, 20), new DateOnly(2026, 11, 20)),
        },
        "steward",
        null);
}
