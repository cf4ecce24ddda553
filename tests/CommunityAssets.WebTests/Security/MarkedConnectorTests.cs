using System.Net;
using System.Text;
using CommunityAssets.Cli;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityAssets.WebTests.Security;

/// <summary>
/// Connectors with marks that nothing else has, in their name, contact, place and topics: one who shows nothing to anybody, one who shows
/// everything to coordinators, one who has withdrawn, one whose consent has ended. Everything that the service answers to each role, every
/// tile, every file that is taken out of the atlas and every line of the log is searched for the marks.
/// </summary>
public abstract class MarkedConnectorTests(RunningService place) : IAsyncLifetime
{
    private const string Mark = "quill";
    private const string Shown = "quillshown";

    private readonly Dictionary<Role, HttpClient> _browsers = [];
    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private readonly CaughtLines _log = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private PrivateToken _link = null!;

    private static DateOnly Today => DateOnly.FromDateTime(RunningService.Time.GetUtcNow().UtcDateTime);

    public async Task InitializeAsync()
    {
        await AddAsync("quillnobody", ConsentAudience.Nobody);
        (_, _link) = await AddAsync(Shown, ConsentAudience.Coordinators);
        var (_, withdrawn) = await AddAsync("quillwithdrawn", ConsentAudience.Public);
        await place.Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(withdrawn), Actor.Connector);
        await AddAsync("quillended", ConsentAudience.Public, since: Today.AddMonths(-13));

        var pace = new Pace(100_000, TimeSpan.FromMilliseconds(1));
        (_app, _http) = await RunningService.StartAsync(
            place.Atlas, RunningService.Settings with { SignInPace = pace, WritePace = pace, SuggestionPace = pace });
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        foreach (var role in Rights.Roles)
        {
            var token = role == Role.Public
                ? null
                : await Visitors.StartSessionAsync(place.Atlas, await Visitors.AddAsync(place.Atlas, role), RunningService.Time);
            _browsers[role] = Visitors.Browser(_http.BaseAddress!, token);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }

        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [NeedsFact]
    public async Task No_answer_to_any_role_holds_what_was_not_agreed_to()
    {
        var finds = new List<string>();
        var told = 0;
        foreach (var (method, address) in await AddressesAsync())
        {
            foreach (var (role, browser) in _browsers)
            {
                using var request = new HttpRequestMessage(method, address);
                using var answer = await browser.SendAsync(request);
                var text = await TextAsync(answer);

                // What a coordinator was shown rightly is taken out first; whatever mark is left is one too many.
                var seen = role == Role.Coordinator ? text.Replace(Shown, "", StringComparison.OrdinalIgnoreCase) : text;
                if (seen.Length < text.Length)
                {
                    told++;

                    // A consent ends without anybody writing: what shows somebody is read afresh each time.
                    if (answer.Headers.ETag is not null || answer.Headers.CacheControl is not { NoStore: true })
                    {
                        finds.Add($"{role} {method} {address} may be kept for longer than the consent holds");
                    }
                }

                if (MarkIn(seen, address) is { } mark)
                {
                    finds.Add($"{role} {method} {address} answered {(int)answer.StatusCode} with {mark}");
                }
            }
        }

        Assert.True(finds.Count == 0, string.Join('\n', finds));

        // The search finds what is there to be found: the list, the person's page, the group's page and the area's show the one.
        Assert.InRange(told, 4, int.MaxValue);
    }

    [NeedsFact]
    public async Task How_to_reach_them_is_told_to_no_lower_role_however_it_is_asked_for()
    {
        foreach (var (role, browser) in _browsers)
        {
            // Anybody's form gives the token that a page's form must carry.
            var token = Forms.TokenOf(await browser.PageAsync(await FormAsync(browser)));
            foreach (var id in _people.Values)
            {
                using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
                using var answer = await browser.PostAsync($"/connectors/{id}?handler=Contact", form);
                var text = await TextAsync(answer);
                var may = role == Role.Coordinator && id == _people[Shown];
                Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
                Assert.Equal(may, text.Contains($"{Shown}contact", StringComparison.Ordinal));
                Assert.Null(MarkIn(may ? text.Replace(Shown, "", StringComparison.OrdinalIgnoreCase) : text, id.ToString()));
            }
        }

        var reads = await place.Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.ConnectorContactRead], Record = _people[Shown] });
        Assert.All(reads.Entries, entry => Assert.Equal("coordinator", entry.Line.Role));
        Assert.NotEmpty(reads.Entries);
    }

    [NeedsFact]
    public async Task No_file_taken_out_of_the_atlas_for_lower_roles_holds_a_mark()
    {
        using var work = new Workplace();
        string[][] exports =
        [
            ["assets", "--out", "a.csv", "--workforce"], ["assets", "--out", "a.geojson", "--workforce"], ["assets", "--out", "a.gpkg", "--workforce"],
            ["areas", "--out", "b.csv"], ["all", "--out", "c.gpkg", "--workforce"], ["connectors", "--out", "d.csv"],
            ["connectors", "--out", "e.csv", "--for", "workforce"], ["connectors", "--out", "f.geojson", "--for", "workforce"],
        ];
        foreach (var export in exports)
        {
            var file = Path.Combine(work.Folder, export[2]);
            await ExportAsync(["export", export[0], "--atlas", place.AtlasName, "--out", file, .. export[3..]]);
            Assert.Null(MarkIn(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)), address: ""));
        }

        // For coordinators the file has the one, and so the others' marks would have been seen.
        var coordinators = Path.Combine(work.Folder, "g.csv");
        await ExportAsync("export", "connectors", "--atlas", place.AtlasName, "--out", coordinators, "--for", "coordinators");
        var text = await File.ReadAllTextAsync(coordinators);
        Assert.Contains($"{Shown}contact", text, StringComparison.Ordinal);
        Assert.Null(MarkIn(text.Replace(Shown, "", StringComparison.Ordinal).Replace(_people[Shown].ToString(), "", StringComparison.Ordinal), address: ""));
    }

    [NeedsFact]
    public async Task No_line_of_the_log_holds_a_mark_or_a_private_link()
    {
        foreach (var (method, address) in await AddressesAsync())
        {
            foreach (var role in new[] { Role.Public, Role.Coordinator })
            {
                using var request = new HttpRequestMessage(method, address);
                using var answer = await _browsers[role].SendAsync(request);
            }
        }

        await _browsers[Role.Public].PageAsync($"/my/{_link.Text}");
        _app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test").Log(LogLevel.Warning, "This line is caught.");
        Assert.Contains(_log.Lines, line => line.Contains("This line is caught.", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains(Mark, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_log.Lines, line => line.Contains(_link.Text, StringComparison.Ordinal));
    }

    [NeedsFact]
    public async Task Who_withdraws_is_gone_from_every_page_at_the_next_request()
    {
        var (person, link) = await AddAsync("quillleaving", ConsentAudience.Public);
        string[] addresses = ["/connectors", $"/connectors/{person.Id}", $"/assets/{SmallPlace.Choir}", $"/my/{link.Text}"];
        foreach (var address in addresses)
        {
            Assert.Contains("quillleaving", await _browsers[Role.Public].PageAsync(address), StringComparison.Ordinal);
        }

        using var answer = await _browsers[Role.Public].SendFormAsync($"/my/{link.Text}", new Dictionary<string, string>(), $"/my/{link.Text}?handler=Withdraw");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        foreach (var (role, browser) in _browsers)
        {
            foreach (var address in addresses[..3])
            {
                using var after = await browser.GetAsync(address);
                Assert.False((await TextAsync(after)).Contains("quillleaving", StringComparison.Ordinal), $"{address} still tells a {role}.");
            }
        }
    }

    private static async Task ExportAsync(params string[] args)
    {
        var run = await Command.RunAtAsync(RunningService.Time, args);
        Assert.True(run.Code == ExitCode.Done, run.Error);
    }

    /// <summary>Who is recorded, with links to a group that everybody sees.</summary>
    private async Task<(Connector Connector, PrivateToken Link)> AddAsync(string mark, ConsentAudience audience, DateOnly? since = null)
    {
        var from = since ?? Today;
        var link = PrivateToken.Make();
        var connector = await place.Atlas.Connectors.AddAsync(
            new Connector
            {
                Id = Guid.CreateVersion7(),
                Name = mark + "name",
                Contact = mark + "contact",
                Places = [SmallPlace.Authority],
                Topics = [mark + "topic"],
                Consent = new Consent
                {
                    Given = ConsentWay.Spoken,
                    RecordedByRole = "coordinator",
                    ShowName = audience,
                    ShowContact = audience,
                    ShowLinks = audience,
                    Since = from,
                    Until = Consent.LastDay(from),
                },
            },
            link,
            Actor.Service);
        await place.Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, SmallPlace.Choir, Actor.Connector);
        _people[mark] = connector.Id;
        return (connector, link);
    }

    private async Task<IReadOnlyList<(HttpMethod Method, string Address)>> AddressesAsync()
    {
        var addresses = new List<(HttpMethod, string)>();
        foreach (var entry in await RouteTable.OfAsync(_app.Services))
        {
            foreach (var method in entry.Methods.Where(method => method is not "HEAD"))
            {
                addresses.Add((new HttpMethod(method), entry.Address));

                // The same about each of the people, wherever the address takes an id.
                if (entry.Pattern.Contains("{id}", StringComparison.Ordinal))
                {
                    addresses.AddRange(_people.Values.Select(id => (new HttpMethod(method), entry.Pattern.Replace("{id}", id.ToString(), StringComparison.Ordinal))));
                }
            }
        }

        string[] asked =
        [
            "/api/v1/assets?q=quill&limit=1000", "/api/v1/search?q=quill", "/find?q=quill", $"/find?q=choir&where=TE1%201AA", "/?q=quill", "/network?q=quill",
            $"/network?asset={SmallPlace.Choir}", $"/network?area={SmallPlace.SouthWest}", $"/assets/{SmallPlace.Choir}", $"/areas/{SmallPlace.Authority}",
            $"/areas/{SmallPlace.SouthWest}", $"/connectors?place={SmallPlace.Authority}", "/connectors?page-number=2", "/connectors?place=%27&topic=%3Cscript%3E",
            "/ogc/collections/assets/items?f=json&limit=1000", "/ogc/collections/areas/items?f=json&limit=1000", "/openreferral/services?per_page=1000&full=true",
            "/api/v1/connectedness?rows=entries", "/api/v1/connectedness?format=csv", "/api/v1/coverage?kind=group",
            $"/api/v1/overview?area={SmallPlace.Authority}", "/tiles/assets/0/0/0.mvt", "/tiles/areas/0/0/0.mvt", "/nothing/here",
        ];
        addresses.AddRange(asked.Select(address => (HttpMethod.Get, address)));
        return addresses;
    }

    /// <summary>A page with a form that this visitor can open.</summary>
    private static async Task<string> FormAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/add");
        return answer.IsSuccessStatusCode ? "/add" : "/sign-in";
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));

    // What somebody wrote into the address themselves may come back to them; ids in the audit log are what it is for.
    private string? MarkIn(string text, string address)
    {
        var asked = address.Contains("q=" + Mark, StringComparison.Ordinal);
        foreach (var mark in _people.Keys)
        {
            foreach (var part in new[] { "name", "contact", "topic" })
            {
                if (text.Contains(mark + part, StringComparison.OrdinalIgnoreCase))
                {
                    return mark + part;
                }
            }
        }

        return asked || !text.Contains(Mark, StringComparison.OrdinalIgnoreCase) ? null : Mark;
    }
}
