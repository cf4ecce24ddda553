using System.Text.Json;
using CommunityAssets.Cli;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Connecting;

/// <summary>
/// How Testham's groups hang together: over HTTP, from the command line and on a page; and that a person whom consent hides changes no
/// figure that anybody else is told.
/// </summary>
public sealed class ConnectednessTests(RunningService place) : IClassFixture<RunningService>
{
    private static DateOnly Today => DateOnly.FromDateTime(RunningService.Time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Links_between_entries_are_told_by_area_and_by_entry()
    {
        var areas = await place.Http.JsonAsync("/api/v1/connectedness");
        Assert.Contains("27 entries", areas.Text("method"), StringComparison.Ordinal);
        Assert.Contains("without people", areas.Text("method"), StringComparison.Ordinal);
        Assert.Equal("25 groups are recorded; nobody has told yet what links them to other groups.", areas.List("findings")[0].GetString());
        var row = areas.List("rows").Single(one => one.Text("code") == SmallPlace.SouthWest);
        Assert.Equal((1, 0, 0, 1), (row.Number("groups"), row.Number("linked"), row.Number("not_yet_linked"), row.Number("parts")));
        Assert.StartsWith("1 group in Testham 001A is recorded", row.Text("words"), StringComparison.Ordinal);
        var empty = areas.List("rows").Single(one => one.Text("code") == SmallPlace.NorthEast);
        Assert.StartsWith("Not yet mapped", empty.Text("words"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, empty.GetProperty("share").ValueKind);

        // The choir meets at the hall, which the trust runs: a line of three, with the hall in the middle.
        var entries = (await place.Http.JsonAsync("/api/v1/connectedness?rows=entries")).List("rows");
        var hall = entries.Single(one => one.Text("name") == "Testham Old Hall");
        Assert.Equal((2, 1, 1, 3), (hall.Number("links"), hall.Number("betweenness"), hall.Number("part"), hall.Number("part_size")));
        Assert.Equal(2, hall.Number("bridges"));

        // It joins the choir to the trust, and no group to another.
        Assert.Equal("no", hall.Text("holds_together"));
        Assert.DoesNotContain(entries, one => one.Text("name")!.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(27, entries.Count);
    }

    [Fact]
    public async Task A_person_whom_consent_hides_changes_no_figure_that_anybody_is_told()
    {
        var (http, command, page) = await ToldAsync();
        foreach (var (audience, since) in new[]
        {
            (ConsentAudience.Nobody, Today), (ConsentAudience.Coordinators, Today), (ConsentAudience.Workforce, Today),
            (ConsentAudience.Public, Today.AddMonths(-13)),
        })
        {
            await using var person = await PersonAsync(audience, since);
            Assert.Equal((http, command, page), await ToldAsync());
        }

        // Somebody who agreed to be shown to everybody, though not in drawings of who links what, is no part of it either.
        await using var listed = await PersonAsync(ConsentAudience.Public, Today, ConsentPurpose.Listing);
        Assert.Equal((http, command, page), await ToldAsync());
    }

    [Fact]
    public async Task Who_agreed_links_two_groups_for_those_whom_they_agreed_to_until_they_withdraw()
    {
        // The choir and its partner, whom the workforce alone may see, are linked as it is.
        var before = await ResultAsync("workforce");
        Assert.StartsWith("2 of 26 groups are linked to another.", before.GetProperty("findings")[0].GetString(), StringComparison.Ordinal);
        var person = await PersonAsync(ConsentAudience.Workforce, Today);
        var after = await ResultAsync("workforce");
        Assert.Equal("4 of 26 groups are linked to another.", after.GetProperty("findings")[0].GetString());
        Assert.DoesNotContain("Marked Mary", after.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith(
            "25 groups are recorded", (await ResultAsync("public")).GetProperty("findings")[0].GetString(), StringComparison.Ordinal);

        await place.Atlas.Connectors.WithdrawAsync(person.Door, Actor.Connector);
        Assert.Equal(before.GetProperty("findings").GetRawText(), (await ResultAsync("workforce")).GetProperty("findings").GetRawText());
        await person.DisposeAsync();

        // Each look with others' eyes than the public's has its line, without anybody's name.
        var lines = (await place.Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.ConnectorLinksRead] })).Entries;
        Assert.InRange(lines.Count, 3, int.MaxValue);
        Assert.All(lines, line => Assert.Equal(
            (AuditLine.CommandLine, null, "connectedness, as workforce may see it"), (line.Line.Role, line.Line.Record, line.Line.Detail)));
    }

    [Fact]
    public async Task The_page_of_an_area_tells_what_links_its_groups_to_whoever_may_know()
    {
        await using var person = await PersonAsync(ConsentAudience.Workforce, Today);
        var token = await Visitors.StartSessionAsync(place.Atlas, await Visitors.AddAsync(place.Atlas, Role.Analyst), RunningService.Time);
        using var analyst = Visitors.Browser(place.Http.BaseAddress!, token);
        const string Address = "/network?area=" + SmallPlace.Authority;
        var (seen, open) = (await analyst.PageAsync(Address), await place.Http.PageAsync(Address));
        Assert.Contains("4 of 26 groups in Testham are linked to another.", seen, StringComparison.Ordinal);
        Assert.Contains(
            "25 groups in Testham are recorded; nobody has told yet what links them to other groups.", open, StringComparison.Ordinal);
    }

    /// <summary>
    /// Everything that the public is told, and what the command line hands on: the method's line has the atlas's version.
    /// </summary>
    private async Task<(string Http, string Command, string Page)> ToldAsync()
    {
        var http = "";
        foreach (var address in new[] { "/api/v1/connectedness", "/api/v1/connectedness?rows=entries" })
        {
            var told = await place.Http.JsonAsync(address);
            http += told.GetProperty("findings").GetRawText() + told.GetProperty("rows").GetRawText();
        }

        var (areas, entries) = (await ResultAsync("public"), await ResultAsync("public", "--rows", "entries"));
        var page = await place.Http.PageAsync("/network?area=" + SmallPlace.Authority);
        return (
            http, areas.GetProperty("rows").GetRawText() + areas.GetProperty("findings").GetRawText()
                + entries.GetProperty("rows").GetRawText(),
            page[page.IndexOf("id=\"together\"", StringComparison.Ordinal)..page.IndexOf("id=\"links-table\"", StringComparison.Ordinal)]);
    }

    private async Task<JsonElement> ResultAsync(string see, params string[] args)
    {
        var run = await Command.RunAtAsync(
            RunningService.Time, ["analyse", "connectedness", "--atlas", place.AtlasName, "--see", see, "--json", .. args]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    /// <summary>Somebody who takes part in two walking groups.</summary>
    private async Task<Person> PersonAsync(ConsentAudience links, DateOnly since, ConsentPurpose purposes = ConsentPurpose.All)
    {
        var link = PrivateToken.Make();
        await place.Atlas.Connectors.AddAsync(
            new Connector
            {
                Id = Guid.CreateVersion7(),
                Name = "Marked Mary",
                Places = [SmallPlace.Authority],
                Consent = new Consent
                {
                    Given = ConsentWay.Spoken,
                    RecordedByRole = "coordinator",
                    ShowName = links,
                    ShowContact = ConsentAudience.Nobody,
                    ShowLinks = links,
                    Purposes = purposes,
                    Since = since,
                    Until = Consent.LastDay(since),
                },
            },
            link,
            Actor.Service);
        var door = ConnectorDoor.Own(link);
        foreach (var number in new[] { "10", "11" })
        {
            var group = await place.Atlas.Assets.FindBySourceAsync("register", number);
            await place.Atlas.Connectors.LinkAsync(door, LinkKind.TakesPartIn, group!.Id, Actor.Connector);
        }

        return new Person(place.Atlas, door);
    }

    private sealed record Person(IAtlas Atlas, ConnectorDoor Door) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Atlas.Connectors.EraseAsync(Door, Actor.Connector);
    }
}
