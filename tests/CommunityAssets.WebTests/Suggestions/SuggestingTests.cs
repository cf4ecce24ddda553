using System.Net;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

/// <summary>From somebody's suggestion to what everybody sees, as browsers without script do it.</summary>
public abstract class SuggestingTests(RunningService service)
{
    [NeedsFact]
    public async Task Something_new_goes_from_the_form_through_a_stewards_hands_onto_the_map()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Knit & natter");
        var checkPage = await TextAsync(await sender.SendFormAsync("/add", Of(name)));
        Assert.Contains("Check before you send", checkPage, StringComparison.Ordinal);
        Assert.Contains("Tuesdays, 10am to 12 noon", checkPage, StringComparison.Ordinal);
        Assert.Contains("On the map by its postcode", checkPage, StringComparison.Ordinal);
        var before = await service.Http.JsonAsync("/api/v1/assets?q=" + Uri.EscapeDataString(name.Split(' ')[^1]));
        Assert.Equal(0, before.Number("numberMatched"));

        var link = await SendAsync(sender, name);
        var mine = await sender.PageAsync(link);
        Assert.Contains("Thank you", mine, StringComparison.Ordinal);
        Assert.Contains(link.Split('?')[0], mine, StringComparison.Ordinal);
        Assert.Contains("Waiting for a steward", await sender.PageAsync(link.Split('?')[0]), StringComparison.Ordinal);

        using var steward = await service.BrowserAsync(Role.Steward);
        var suggestion = await FindAsync(name);
        Assert.Contains(WebUtility.HtmlEncode(name), await steward.PageAsync("/review"), StringComparison.Ordinal);
        var page = await steward.PageAsync($"/review/{suggestion.Id}");
        Assert.Contains("I go there", page, StringComparison.Ordinal);
        using (var accepted = await steward.SendFormAsync(
            $"/review/{suggestion.Id}", new Dictionary<string, string> { ["Seen"] = "1", ["SeenAsset"] = "0", ["Checked"] = "true" }, $"/review/{suggestion.Id}?handler=accept"))
        {
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }

        var published = await service.Http.JsonAsync($"/api/v1/assets/{suggestion.Proposed.Id}");
        Assert.Equal(name, published.GetProperty("properties").Text("name"));
        Assert.Equal("steward", published.GetProperty("properties").GetProperty("verified").Text("by"));
        var told = await sender.PageAsync(link.Split('?')[0]);
        Assert.Contains("Accepted", told, StringComparison.Ordinal);
        Assert.Contains($"/assets/{suggestion.Proposed.Id}", told, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Declining_needs_a_reason_which_the_sender_reads()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Bingo");
        var link = (await SendAsync(sender, name)).Split('?')[0];
        var suggestion = await FindAsync(name);
        using var steward = await service.BrowserAsync(Role.Steward);
        var page = $"/review/{suggestion.Id}";
        Assert.Contains("Choose a reason.", await TextAsync(await steward.SendFormAsync(page, Seen(1), page + "?handler=decline")), StringComparison.Ordinal);
        Assert.Contains("Say why in a few words", await TextAsync(await steward.SendFormAsync(
            page, Seen(1, ("Reason", "other")), page + "?handler=decline")), StringComparison.Ordinal);
        using var declined = await steward.SendFormAsync(
            page, Seen(1, ("Reason", "not-there"), ("Words", "The hall closed.\nSorry!")), page + "?handler=decline");
        Assert.Equal(HttpStatusCode.Redirect, declined.StatusCode);
        var told = await sender.PageAsync(link);
        Assert.Contains("Not taken up", told, StringComparison.Ordinal);
        Assert.Contains("We could not find it, or it no longer runs.", told, StringComparison.Ordinal);
        Assert.Contains("The hall closed.\nSorry!", WebUtility.HtmlDecode(told), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_sender_may_take_it_back_by_the_private_link_alone()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Skittles");
        var link = (await SendAsync(sender, name)).Split('?')[0];
        var id = (await FindAsync(name)).Id;
        using var answer = await sender.SendFormAsync(link, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await sender.PageAsync(link);
        Assert.Contains("You took it back", page, StringComparison.Ordinal);
        Assert.DoesNotContain(name, page, StringComparison.Ordinal);
        Assert.Equal("Erased", (await service.Atlas.Suggestions.FindAsync(id))!.Proposed.Name);
        await sender.PageAsync("/suggestions/" + PrivateToken.Make().Text, HttpStatusCode.NotFound);
        await sender.PageAsync("/suggestions/" + id, HttpStatusCode.NotFound);
    }

    [NeedsFact]
    public async Task A_private_link_is_kept_by_no_cache_and_told_to_nobody()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        using var answer = await sender.GetAsync((await SendAsync(sender, Unique("Chess"))).Split('?')[0]);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task The_second_of_two_stewards_is_told_in_words_who_was_first_and_what_was_decided()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Darts");
        await SendAsync(sender, name);
        var page = $"/review/{(await FindAsync(name)).Id}";
        using var first = await service.BrowserAsync(Role.Steward);
        using var second = await service.BrowserAsync(Role.Steward);
        var asked = With(Seen(1, ("SeenAsset", "0")), "__RequestVerificationToken", Forms.TokenOf(await second.PageAsync(page)));
        using (var done = await first.SendFormAsync(page, Seen(1, ("Reason", "elsewhere")), page + "?handler=decline"))
        {
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        using var form = new FormUrlEncodedContent(asked);
        using var late = await second.PostAsync(page + "?handler=accept", form);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains(
            "A steward declined this on 21 November 2026 at 09:00 (UTC): It is outside the place that this atlas is about.", told,
            StringComparison.Ordinal);
        Assert.Equal(0, (await service.Atlas.Assets.CountAsync(new AssetQuery { Text = name.Split(' ')[^1] })).Total);
    }

    [NeedsFact]
    public async Task A_correction_shows_what_changes_beside_what_is_and_leaves_the_rest_alone()
    {
        var choir = await AddAsync(Unique("Choir"));
        using var sender = await service.BrowserAsync(Role.Public);
        var form = FieldsOf(await sender.PageAsync($"/assets/{choir.Id}/suggest"));
        form["Form.Phone"] = "01632 960 777";
        form["Form.Why"] = "They have a new number";
        var check = await TextAsync(await sender.SendFormAsync($"/assets/{choir.Id}/suggest", With(form, "step", "check")));
        Assert.Contains("01632 960 777", check, StringComparison.Ordinal);
        Assert.DoesNotContain("Getting in", check, StringComparison.Ordinal);
        using (var sent = await sender.SendFormAsync($"/assets/{choir.Id}/suggest", With(form, "step", "send")))
        {
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        var suggestion = await FindAsync(choir.Name);
        Assert.Equal([AssetPart.Contact], AssetParts.Differing(choir, suggestion.Proposed));

        // Somebody else changes the record meanwhile: both changes stay, and the steward is shown the record as it is now.
        var newer = await service.Atlas.Assets.SaveAsync(choir with { Summary = "Newer words" }, "group", null);
        using var steward = await service.BrowserAsync(Role.Steward);
        var page = $"/review/{suggestion.Id}";
        using (var early = await steward.SendFormAsync(page, Seen(1, ("SeenAsset", "1")), page + "?handler=accept"))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
            Assert.Contains("look again, then decide", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var shown = await steward.PageAsync(page);
        Assert.Contains("The record has changed since this was sent", shown, StringComparison.Ordinal);
        Assert.Equal("2", Forms.FieldOf(shown, "SeenAsset"));
        using (var accepted = await steward.SendFormAsync(page, Seen(1, ("SeenAsset", "2")), page + "?handler=accept"))
        {
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }

        var now = (await service.Atlas.Assets.FindAsync(choir.Id))!;
        Assert.Equal((3, "Newer words", "01632 960 777"), (now.Version, now.Summary, now.Contact!.Phone));
        Assert.Equal([AssetPart.Contact], AssetParts.Differing(newer, now));
    }

    [NeedsFact]
    public async Task What_is_no_longer_there_is_retired_once_a_steward_agrees()
    {
        var choir = await AddAsync(Unique("Old choir"));
        using var sender = await service.BrowserAsync(Role.Public);
        var address = $"/assets/{choir.Id}/suggest";
        var fields = new Dictionary<string, string> { ["version"] = "1", ["gone"] = "true" };
        Assert.Contains("Say how you know", await TextAsync(await sender.SendFormAsync(address, fields)), StringComparison.Ordinal);
        using (var sent = await sender.SendFormAsync(address, With(fields, "Form.Why", "The door is shut")))
        {
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        var suggestion = await FindAsync(choir.Name);
        Assert.Equal(SuggestionKind.Closure, suggestion.Kind);
        using var steward = await service.BrowserAsync(Role.Steward);
        var page = $"/review/{suggestion.Id}";
        using var accepted = await steward.SendFormAsync(page, Seen(1, ("SeenAsset", "1")), page + "?handler=accept");
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        await service.Http.PageAsync($"/assets/{choir.Id}", HttpStatusCode.Gone);
    }

    [NeedsFact]
    public async Task A_steward_may_amend_before_publishing()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Quire");
        var link = (await SendAsync(sender, name)).Split('?')[0];
        var suggestion = await FindAsync(name);
        using var steward = await service.BrowserAsync(Role.Steward);
        var form = FieldsOf(await steward.PageAsync($"/review/{suggestion.Id}/amend"));
        Assert.Equal(name, form["Form.Name"]);
        form["Form.Name"] = name.Replace("Quire", "Choir", StringComparison.Ordinal);
        form["Words"] = "We mended the spelling.";
        using var published = await steward.SendFormAsync($"/review/{suggestion.Id}/amend", With(form, "step", "publish"));
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.StartsWith("Choir", (await service.Atlas.Assets.FindAsync(suggestion.Proposed.Id))!.Name, StringComparison.Ordinal);
        var told = await sender.PageAsync(link);
        Assert.Contains("Accepted, with some changes", told, StringComparison.Ordinal);
        Assert.Contains("We mended the spelling.", told, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task What_a_program_fills_in_looks_accepted_and_stays_out_of_the_queue()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Cheap watches");
        var fields = With(With(Of(name), "step", "send"), "Fax", "+1 555 000");
        using var sent = await sender.SendFormAsync("/add", fields);
        var link = sent.Headers.Location!.OriginalString;
        Assert.Contains("Thank you", await sender.PageAsync(link), StringComparison.Ordinal);
        Assert.Contains("Waiting for a steward", await sender.PageAsync(link.Split('?')[0]), StringComparison.Ordinal);

        using var steward = await service.BrowserAsync(Role.Steward);
        Assert.DoesNotContain(name, await AllOfQueueAsync(steward, "waiting"), StringComparison.Ordinal);
        Assert.Contains(name, await AllOfQueueAsync(steward, "caught"), StringComparison.Ordinal);
        var caught = (await service.Atlas.Suggestions.ListAsync(new SuggestionQuery { State = SuggestionState.Caught })).Suggestions
            .Single(suggestion => suggestion.Proposed.Name == name);
        using var released = await steward.SendFormAsync($"/review/{caught.Id}", Seen(1), $"/review/{caught.Id}?handler=release");
        Assert.Equal(HttpStatusCode.Redirect, released.StatusCode);
        Assert.Contains(name, await AllOfQueueAsync(steward, "waiting"), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_form_without_this_services_own_token_is_refused()
    {
        using var form = new FormUrlEncodedContent(With(Of("Forged"), "step", "send"));
        using var answer = await service.Http.PostAsync("/add", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [NeedsFact]
    public async Task Nobody_but_stewards_sees_the_queue()
    {
        using var sender = await service.BrowserAsync(Role.Public);
        var name = Unique("Hidden");
        await SendAsync(sender, name);
        var id = (await FindAsync(name)).Id;
        foreach (var role in Rights.Roles.Where(role => role != Role.Steward))
        {
            using var browser = await service.BrowserAsync(role);
            foreach (var address in new[] { "/review", $"/review/{id}", $"/review/{id}/amend" })
            {
                using var answer = await browser.GetAsync(address);
                Assert.Equal(role == Role.Public ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, answer.StatusCode);
                Assert.DoesNotContain(name, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    private static string Unique(string name) => $"{name} {Guid.NewGuid():N}";

    private static Dictionary<string, string> Of(string name) => new()
    {
        ["step"] = "check",
        ["Form.Kind"] = "group",
        ["Form.Name"] = name,
        ["Form.Summary"] = "Wool and tea.",
        ["Form.Topics"] = "making-mending",
        ["Form.Postcode"] = "te11aa",
        ["Form.Times[0].Day"] = "tue",
        ["Form.Times[0].From"] = "10.00",
        ["Form.Times[0].To"] = "12:00",
        ["Form.Times[0].Every"] = "1",
        ["Form.Access[step-free]"] = "yes",
        ["Form.Cost"] = "amount",
        ["Form.Pounds"] = "£2.50",
        ["Form.Phone"] = "01632 960 001",
        ["Form.Why"] = "I go there",
    };

    private static Dictionary<string, string> With(Dictionary<string, string> fields, string name, string value) =>
        new(fields) { [name] = value };

    private static Dictionary<string, string> Seen(int version, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string> { ["Seen"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields;
    }

    private static Dictionary<string, string> FieldsOf(string html) => Filled.In(html);

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<string> AllOfQueueAsync(HttpClient steward, string list)
    {
        var all = "";
        string? next = "/review?list=" + list;
        while (next is not null)
        {
            var page = await steward.PageAsync(next);
            all += page;
            var link = System.Text.RegularExpressions.Regex.Match(
                page, "rel=\"next\" href=\"(?<to>[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
            next = link.Success ? WebUtility.HtmlDecode(link.Groups["to"].Value) : null;
        }

        return all;
    }

    private static async Task<string> SendAsync(HttpClient sender, string name)
    {
        using var sent = await sender.SendFormAsync("/add", With(Of(name), "step", "send"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    private async Task<Suggestion> FindAsync(string name)
    {
        Guid? after = null;
        do
        {
            var page = await service.Atlas.Suggestions.ListAsync(new SuggestionQuery { Limit = 200, After = after });
            if (page.Suggestions.FirstOrDefault(suggestion => suggestion.Proposed.Name == name) is { } found)
            {
                return found;
            }

            after = page.Next;
        }
        while (after is not null);
        throw new InvalidOperationException(name + " is not in the queue.");
    }

    private Task<Asset> AddAsync(string name) => service.Atlas.Assets.AddAsync(
        SmallPlace.Added(name, 700, 700) with
        {
            Summary = "Songs\n\nand cake",
            Contact = new Contact("01632 960 123", "sing@example.org", "https://choir.example.org/join"),
            Languages = ["en", "pt-BR"],
            Location = SmallPlace.Added(name, 700, 700).Location with { Address = "1 High Street, Testham", Covers = [SmallPlace.SouthWest] },
            Sessions = [SessionText.TryParse("every 7 weeks Tue 10:00-12:00 from 2026-01-06 until 2026-12-01 (not August)")!],
            Cost = new Cost(CostKind.Amount, 2.5m, "with tea"),
        },
        "steward",
        null);
}
