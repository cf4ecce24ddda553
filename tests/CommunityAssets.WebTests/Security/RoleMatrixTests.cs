using System.Net;
using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Security;

/// <summary>
/// Each role at each address of the service: let through or refused as the one table says, and shown no more than the table says. The
/// addresses come from the route table itself.
/// </summary>
public abstract class RoleMatrixTests(RunningService place) : IAsyncLifetime
{
    private static readonly string[] ForPrograms = ["/api", "/tiles", "/health", "/openapi", "/openreferral", "/ogc"];

    private readonly Dictionary<Role, HttpClient> _browsers = [];
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        // Hundreds of requests from one address must not run into the limits that others' tests are about.
        var pace = new Pace(100_000, TimeSpan.FromMilliseconds(1));
        (_app, _http) = await RunningService.StartAsync(
            place.Atlas, RunningService.Settings with { SignInPace = pace, WritePace = pace, SuggestionPace = pace });
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
    public async Task Each_role_is_let_through_or_refused_at_each_address_as_the_table_says()
    {
        var slips = new List<string>();
        foreach (var entry in await RouteTable.OfAsync(_app.Services))
        {
            foreach (var method in entry.Methods.Where(method => method is not "HEAD"))
            {
                foreach (var (role, browser) in _browsers)
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), entry.Address);
                    using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    if (Slip(entry, role, answer) is { } slip)
                    {
                        slips.Add($"{role} {method} {entry.Address} ({entry.Pattern}, needs {entry.Rights[0]}): {slip}");
                    }
                }
            }
        }

        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }

    [NeedsFact]
    public async Task Nothing_is_written_on_the_word_of_a_cookie_alone()
    {
        var all = await RouteTable.OfAsync(_app.Services);

        // What may be asked for by POST without a form's token, since it only reads: each is a decision.
        Assert.Equal(
            ["/api/v1/estimate POST", "/api/v1/reach POST"],
            all.Where(entry => entry.ChangesNothing).Select(entry => $"{entry.Pattern} {string.Join(' ', entry.Methods)}")
                .Order(StringComparer.Ordinal));
        foreach (var entry in all.Where(entry => !entry.ChangesNothing))
        {
            foreach (var method in entry.Methods.Where(method => method is not ("GET" or "HEAD" or "OPTIONS")))
            {
                foreach (var (role, browser) in _browsers.Where(one => one.Key != Role.Public && Rights.Has(one.Key, entry.Rights[0])))
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), entry.Address);
                    using var answer = await browser.SendAsync(request);
                    Assert.True(
                        answer.StatusCode == HttpStatusCode.BadRequest,
                        $"{role} {method} {entry.Address} without a form's token answered {(int)answer.StatusCode}");
                }
            }
        }
    }

    [NeedsFact]
    public async Task What_is_for_the_workforce_is_shown_to_the_workforce_and_to_nobody_else()
    {
        var shownBy = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in await ReadsAsync())
        {
            foreach (var (role, browser) in _browsers)
            {
                using var answer = await browser.GetAsync(address);
                var text = WebUtility.HtmlDecode(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
                var told = text.Contains("Workforce secret", StringComparison.Ordinal);
                Assert.False(told && !Rights.Has(role, Right.SeeWorkforceAssets), $"{address} tells a {role} of an asset for the workforce.");
                Assert.True(role == Role.Public || answer.Headers.CacheControl?.Public != true, $"{address} lets a {role}'s answer be kept by anybody.");
                if (told)
                {
                    shownBy.Add($"{role} {address.Split('?')[0]}");
                }
            }
        }

        var tile = (await RouteTable.OfAsync(_app.Services)).Single(entry => entry.Pattern == "/tiles/assets/{z}/{x}/{y}.mvt").Address;
        string[] addresses =
        [
            "/api/v1/assets", $"/api/v1/assets/{SmallPlace.Workforce}", $"/assets/{SmallPlace.Workforce}", "/api/v1/search", tile,
            "/ogc/collections/assets/items", $"/ogc/collections/assets/items/{SmallPlace.Workforce}", "/find", $"/areas/{SmallPlace.SouthWest}",
            $"/assets/{SmallPlace.Choir}",
        ];
        foreach (var role in Rights.Roles.Where(Rights.IsWorkforce))
        {
            Assert.All(addresses, address => Assert.Contains($"{role} {address}", shownBy));
        }
    }

    [NeedsFact]
    public async Task An_entity_tag_of_one_role_fetches_nothing_for_another()
    {
        const string Address = "/api/v1/assets?q=secret";
        using var seen = await _browsers[Role.Analyst].GetAsync(Address);
        Assert.Contains("Workforce secret", await seen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var (role, browser) in _browsers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            request.Headers.IfNoneMatch.Add(seen.Headers.ETag!);
            using var answer = await browser.SendAsync(request);
            Assert.Equal(role == Role.Analyst ? HttpStatusCode.NotModified : HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [NeedsFact]
    public async Task Nobody_is_told_what_is_only_suggested_but_by_the_queue()
    {
        foreach (var address in await ReadsAsync())
        {
            foreach (var (role, browser) in _browsers.Where(_ => !address.StartsWith("/review", StringComparison.Ordinal)))
            {
                using var answer = await browser.GetAsync(address);
                var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
                Assert.False(text.Contains("Suggested secret", StringComparison.Ordinal), $"{address} tells a {role} what is only suggested.");
            }
        }
    }

    // Every address that can be read, and some asked just so that what is hidden would come first.
    private async Task<IReadOnlyList<string>> ReadsAsync() =>
    [
        .. (await RouteTable.OfAsync(_app.Services)).Where(entry => entry.Methods.Contains("GET", StringComparer.Ordinal)).Select(entry => entry.Address),
        "/api/v1/assets?q=secret&limit=1000", "/api/v1/search?q=workforce", "/find?q=workforce%20secret", "/find?q=secret&where=TE1%201AA",
        "/?q=workforce", $"/assets/{SmallPlace.Choir}", $"/assets/{SmallPlace.Suggested}", $"/network?asset={SmallPlace.Choir}",
        $"/api/v1/assets/{SmallPlace.Suggested}", "/ogc/collections/assets/items?f=json&limit=1000", "/ogc/collections/assets/items?f=html&limit=100",
        $"/ogc/collections/assets/items/{SmallPlace.Suggested}?f=json", "/openreferral/services?per_page=1000&full=true",
        $"/api/v1/overview?area={SmallPlace.SouthWest}", $"/areas/{SmallPlace.SouthWest}", "/shortlist",
    ];

    private static string? Slip(RouteTable.Entry entry, Role role, HttpResponseMessage answer)
    {
        var (status, place) = ((int)answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
        var sentToSignIn = status == 303 && place.StartsWith("/sign-in?to=", StringComparison.Ordinal);
        if (Rights.Has(role, entry.Rights[0]))
        {
            return status is 401 or 403 || status >= 500 || sentToSignIn ? $"may, and got {status} {place}" : null;
        }

        var expected = role != Role.Public ? 403
            : ForPrograms.Any(start => entry.Address.StartsWith(start, StringComparison.Ordinal)) ? 401 : 303;
        return status == expected && (expected != 303 || sentToSignIn) ? null : $"may not, and got {status} {place} instead of {expected}";
    }
}
