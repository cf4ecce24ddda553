using System.Net;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Jobs;
using CommunityAssets.WebTests.Jobs;
using CommunityAssets.WebTests.Running;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Duplicates;

/// <summary>The stewards' queue of what may be recorded twice, and what the outside sees of their decisions.</summary>
public sealed class DuplicatePagesTests(RunningService place) : IClassFixture<RunningService>
{
    private static int s_number;

    [Fact]
    public async Task A_steward_merges_a_pair_and_the_address_of_the_other_leads_to_what_stays()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, other) = await PairAsync();
        var queue = await ReadAsync(steward, "/duplicates");
        Assert.Contains($"/duplicates/{one.Id}/{other.Id}", queue, StringComparison.Ordinal);
        Assert.Contains("the same telephone number", queue, StringComparison.Ordinal);
        var page = await ReadAsync(steward, $"/duplicates/{one.Id}/{other.Id}");
        Assert.Contains("Are these the same?", page, StringComparison.Ordinal);

        using var merged = await MergeAsync(steward, one, other, new()
        {
            ["Keep"] = "one",
            ["part-summary"] = "Other",
            ["part-contact"] = "Both",
            ["Why"] = "One choir.",
        });
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        var kept = (await place.Atlas.Assets.FindAsync(one.Id))!;
        Assert.Equal((one.Name, other.Summary, one.Contact!.Phone, other.Contact!.Web), (
            kept.Name, kept.Summary, kept.Contact!.Phone, kept.Contact.Web));
        Assert.DoesNotContain(other.Id.ToString(), await ReadAsync(steward, "/duplicates"), StringComparison.Ordinal);

        using var moved = await place.Http.GetAsync($"/assets/{other.Id}");
        Assert.Equal((HttpStatusCode.Redirect, $"/assets/{one.Id}?merged={other.Id}"), (
            moved.StatusCode, moved.Headers.Location?.ToString()));
        Assert.Contains(
            "was merged into this one", await ReadAsync(place.Http, moved.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.DoesNotContain("was merged into this one", await ReadAsync(place.Http, $"/assets/{one.Id}?merged={Guid.CreateVersion7()}"),
            StringComparison.Ordinal);
        using var gone = await place.Http.GetAsync($"/api/v1/assets/{other.Id}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains($"Read /api/v1/assets/{one.Id} instead", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(one.Id.ToString(), gone.Headers.GetValues("Link").Single(), StringComparison.Ordinal);

        var merge = Assert.Single(await place.Atlas.Duplicates.OfAssetAsync(one.Id));
        using var undone = await steward.SendFormAsync(
            "/duplicates/merged", new Dictionary<string, string> { ["merge"] = merge.Id.ToString() });
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Empty(AssetParts.Differing(one, (await place.Atlas.Assets.FindAsync(one.Id))!));
        Assert.Contains(other.Name, await ReadAsync(place.Http, $"/assets/{other.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undoing_what_changed_since_is_told_and_offered_in_part()
    {
        using var administrator = await place.BrowserAsync(Role.Administrator);
        var (one, other) = await PairAsync();
        using var merged = await MergeAsync(administrator, one, other, new() { ["Keep"] = "other" });
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        var merge = Assert.Single(await place.Atlas.Duplicates.OfAssetAsync(other.Id));
        await place.Atlas.Assets.SaveAsync(
            (await place.Atlas.Assets.FindAsync(other.Id))! with { Summary = "Newer words." }, "steward", null);
        using var refused = await administrator.SendFormAsync(
            "/duplicates/merged", new Dictionary<string, string> { ["merge"] = merge.Id.ToString() });
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The record that stayed has changed since", html, StringComparison.Ordinal);
        Assert.Contains("Take them apart as they are now", html, StringComparison.Ordinal);
        using var undone = await administrator.SendFormAsync(
            "/duplicates/merged", new Dictionary<string, string> { ["merge"] = merge.Id.ToString(), ["anyway"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal("Newer words.", (await place.Atlas.Assets.FindAsync(other.Id))!.Summary);
        Assert.Equal(AssetStatus.Published, (await place.Atlas.Assets.FindAsync(one.Id))!.Status);
    }

    [Fact]
    public async Task A_record_that_somebody_changed_meanwhile_is_shown_again_and_nothing_is_merged()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, other) = await PairAsync();
        await place.Atlas.Assets.SaveAsync(other with { Summary = "Changed meanwhile." }, "steward", null);
        using var answer = await MergeAsync(steward, one, other, new() { ["Keep"] = "one" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Somebody changed one of the records", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(one.Version, (await place.Atlas.Assets.FindAsync(one.Id))!.Version);
        Assert.Empty(await place.Atlas.Duplicates.OfAssetAsync(one.Id));
        using var unsaid = await MergeAsync(steward, one, other with { Version = 2 }, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
    }

    [Fact]
    public async Task A_pair_that_is_told_apart_or_put_off_leaves_the_queue_and_can_be_put_back()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, other) = await PairAsync();
        var address = $"/duplicates/{one.Id}/{other.Id}";
        await ReadAsync(steward, "/duplicates");
        using var different = await steward.SendFormAsync(address, new Dictionary<string, string>(), address + "?handler=different");
        Assert.Equal(HttpStatusCode.Redirect, different.StatusCode);
        Assert.DoesNotContain(address, await ReadAsync(steward, "/duplicates"), StringComparison.Ordinal);
        Assert.Contains(address, await ReadAsync(steward, "/duplicates?list=different"), StringComparison.Ordinal);
        Assert.Contains("Told apart by a steward", await ReadAsync(steward, address), StringComparison.Ordinal);
        using var later = await steward.SendFormAsync(address, new Dictionary<string, string>(), address + "?handler=later");
        Assert.Contains(address, await ReadAsync(steward, "/duplicates?list=later"), StringComparison.Ordinal);
        using var back = await steward.SendFormAsync(address, new Dictionary<string, string>(), address + "?handler=forget");
        Assert.Contains(address, await ReadAsync(steward, "/duplicates"), StringComparison.Ordinal);
        Assert.Empty(await place.Atlas.Duplicates.DecisionsAsync());

        using var turned = await steward.GetAsync($"/duplicates/{other.Id}/{one.Id}");
        Assert.Equal(address, turned.Headers.Location?.ToString());
        foreach (var nowhere in (string[])[$"/duplicates/{one.Id}/{one.Id}", $"/duplicates/{one.Id}/{Guid.CreateVersion7()}",
            "/duplicates?list=all", "/duplicates?number=0"])
        {
            using var answer = await steward.GetAsync(nowhere);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(Role.Public)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    public async Task Nobody_else_sees_the_queue_or_merges(Role role)
    {
        using var visitor = await place.BrowserAsync(role);
        foreach (var address in (string[])["/duplicates", "/duplicates/merged",
            $"/duplicates/{Guid.CreateVersion7()}/{Guid.CreateVersion7()}", "/api/v1/duplicates"])
        {
            using var answer = await visitor.GetAsync(address);
            Assert.True(
                answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
                    or HttpStatusCode.SeeOther,
                $"{address} answered {role} with {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_is_for_the_workforce_does_not_come_out_by_being_merged()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, other) = await PairAsync(Visibility.Workforce);
        using var merged = await MergeAsync(steward, one, other, new() { ["Keep"] = "other", ["part-visibility"] = "Other" });
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        using var page = await place.Http.GetAsync($"/assets/{one.Id}");
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.DoesNotContain(other.Id.ToString(), await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var api = await place.Http.GetAsync($"/api/v1/assets/{one.Id}");
        Assert.DoesNotContain(other.Name, await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var history = await place.Http.GetAsync($"/assets/{one.Id}/history");
        Assert.DoesNotContain(other.Name, await history.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_of_stewards_read_the_pairs_with_reasons_and_weights()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, other) = await PairAsync();
        using var document = JsonDocument.Parse(await ReadAsync(steward, "/api/v1/duplicates?least=0.5&kind=group"));
        var row = document.RootElement.GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("one_id").GetString() == one.Id.ToString());
        Assert.Equal(other.Id.ToString(), row.GetProperty("other_id").GetString());
        Assert.InRange(row.GetProperty("likely").GetDouble(), 0.5, 1);
        Assert.Contains("the same telephone number", row.GetProperty("reasons").GetString(), StringComparison.Ordinal);
        var weights = document.RootElement.GetProperty("parameters").GetProperty("weights").EnumerateArray().ToList();
        Assert.Contains(weights, weight => weight.GetProperty("outcome").GetString() == "same telephone");
        Assert.NotEmpty(document.RootElement.GetProperty("findings").EnumerateArray());
        foreach (var refused in (string[])["least=2", "topic=nothing", "kind=story", "area=NOWHERE", "who=me"])
        {
            using var answer = await steward.GetAsync("/api/v1/duplicates?" + refused);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
                $"{refused}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Pairs_are_looked_for_once_for_the_page_for_programs_and_for_jobs_of_the_same_question()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, _) = await PairAsync();
        await ReadAsync(steward, "/duplicates");
        var room = place.Services.GetRequiredService<WorkRoom>();
        Assert.Equal(1, room.Kept);
        var pairs = await ReadAsync(steward, "/api/v1/duplicates");
        Assert.Contains(one.Id.ToString(), pairs, StringComparison.Ordinal);
        var job = JobCalls.Self(await JobCalls.JobAsync(steward, "/api/v1/duplicates"));
        Assert.Equal("done", (await JobCalls.OverAsync(steward, job)).Text("state"));
        Assert.Equal(pairs, await ReadAsync(steward, job + "/result"));
        Assert.Equal(1, room.Kept);
        await place.Http.ProblemAsync(job + "/result", 404);
    }

    [Fact]
    public async Task Hostile_names_are_inert_on_pages_and_in_files()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        var (one, other) = await PairAsync(name: "=cmd()<script>alert(1)</script>");
        foreach (var address in (string[])["/duplicates", $"/duplicates/{one.Id}/{other.Id}"])
        {
            var html = await ReadAsync(steward, address);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
        }

        var csv = await ReadAsync(steward, "/api/v1/duplicates?format=csv");
        Assert.DoesNotContain(",=cmd", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=cmd", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_leads_to_the_queue_with_how_many_wait()
    {
        using var steward = await place.BrowserAsync(Role.Steward);
        await PairAsync();
        await ReadAsync(steward, "/duplicates");
        Assert.Matches("Recorded twice\\? \\([1-9][0-9]*\\)", await ReadAsync(steward, "/home"));
        Assert.Matches("Recorded twice\\? \\([1-9][0-9]*\\)", await ReadAsync(steward, "/review"));
        using var coordinator = await place.BrowserAsync(Role.Coordinator);
        Assert.DoesNotContain("Recorded twice", await ReadAsync(coordinator, "/home"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> MergeAsync(HttpClient http, Asset one, Asset other, Dictionary<string, string> fields)
    {
        var address = $"/duplicates/{one.Id}/{other.Id}";
        fields["SeenOne"] = one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        fields["SeenOther"] = other.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await http.SendFormAsync(address, fields, address + "?handler=merge");
    }

    private static async Task<string> ReadAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}: {text}");
        return text;
    }

    private async Task<(Asset One, Asset Other)> PairAsync(Visibility other = Visibility.Public, string name = "Riverside Choir")
    {
        var number = Interlocked.Increment(ref s_number);
        Guid[] ids = [.. new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }.OrderBy(id => id.ToString("D"), StringComparer.Ordinal)];
        var at = new Point(370_000 + (number * 5000), 160_000) { SRID = 27700 };
        var one = new Asset
        {
            Id = ids[0],
            Kind = AssetKind.Group,
            Name = $"{name} {number}",
            Location = new AssetLocation { Shape = at, Placement = Placement.Coordinates },
            Contact = new Contact(Phone: $"01632 9600{number:D2}"),
            Provenance = new Provenance("council", $"choir-{number}"),
        };
        var again = one with
        {
            Id = ids[1],
            Name = $"{name} {number} (community)",
            Summary = "Sings on Mondays.",
            Contact = new Contact(Phone: $"+44 1632 9600{number:D2}", Web: "https://choir.example/"),
            Provenance = new Provenance("voluntary", $"choir-{number}"),
            Visibility = other,
        };
        return (await place.Atlas.Assets.AddAsync(one, "test", null), await place.Atlas.Assets.AddAsync(again, "test", null));
    }
}
