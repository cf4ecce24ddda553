using System.Globalization;
using System.Text.Json;
using CommunityAssets.Cli;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.CommandLine;

public sealed class ConnectorCommandTests(RunningService place) : IClassFixture<RunningService>
{
    // The command line runs by the machine's own clock.
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Connectors_are_taken_out_as_far_as_they_agreed_for_whom_the_file_is()
    {
        var (everybody, link) = await AddAsync("=Open Olive", ConsentAudience.Public, ConsentAudience.Workforce);
        await place.Atlas.Connectors.LinkAsync(ConnectorDoor.Own(link), LinkKind.TakesPartIn, SmallPlace.Choir, Actor.Connector);
        await AddAsync("Careful Carl", ConsentAudience.Coordinators, ConsentAudience.Coordinators);
        using var work = new Workplace();

        var lines = await ExportAsync(work, "public.csv");
        Assert.Equal("\ufeffid,name,kind,places,topics,takes_part_in,knows,contact,consent_until,exported,reminder".Trim('\ufeff'), lines[0].Trim('\ufeff'));
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{everybody.Id},'=Open Olive,community,Testham ({SmallPlace.Authority}),,Riverside Community Choir,,,", lines[1], StringComparison.Ordinal);
        Assert.Contains(Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), lines[1], StringComparison.Ordinal);
        Assert.Contains(Consent.LastDay(Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), lines[1], StringComparison.Ordinal);
        Assert.Contains("throw this file away within 30 days", lines[1], StringComparison.Ordinal);

        lines = await ExportAsync(work, "workforce.csv", "--for", "workforce");
        Assert.Contains("Contact of =Open Olive", Assert.Single(lines[1..]), StringComparison.Ordinal);
        lines = await ExportAsync(work, "coordinators.csv", "--for", "coordinators");
        Assert.Contains(lines, line => line.Contains("Contact of Careful Carl", StringComparison.Ordinal));

        var reads = await place.Atlas.Audit.ReadAsync(new AuditQuery { Record = everybody.Id, Acts = [AuditAct.ConnectorContactRead] });
        Assert.Equal([AuditLine.CommandLine, AuditLine.CommandLine], reads.Entries.Select(entry => entry.Line.Role));
    }

    [Fact]
    public async Task A_list_of_people_is_no_layer_of_a_map()
    {
        using var work = new Workplace();
        var run = await Command.RunAsync("export", "connectors", "--atlas", place.AtlasName, "--out", Path.Combine(work.Folder, "people.gpkg"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("people are no layer of a map", run.Error, StringComparison.Ordinal);

        var file = Path.Combine(work.Folder, "people.geojson");
        await Command.DoneAsync("export", "connectors", "--atlas", place.AtlasName, "--out", file);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.Contains("throw this file away", json.RootElement.Text("attribution"), StringComparison.Ordinal);
        Assert.All(json.RootElement.Features(), feature => Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind));
    }

    [Fact]
    public async Task Who_is_due_is_erased_by_the_command_too()
    {
        var (_, link) = await AddAsync("Gone Gus", ConsentAudience.Nobody, ConsentAudience.Nobody);
        await place.Atlas.Connectors.WithdrawAsync(ConnectorDoor.Own(link), Actor.Connector);

        // The service's clock stands still; whether its withdrawal is due is told by the command's own clock.
        var time = new LaterTime(RunningService.Time.GetUtcNow().AddDays(31));
        var first = await Command.RunAtAsync(time, "people", "erase-due", "--atlas", place.AtlasName);
        Assert.Equal(ExitCode.Done, first.Code);
        Assert.Contains("1 connector is erased", first.Out, StringComparison.Ordinal);
        Assert.Null(await place.Atlas.Connectors.OpenAsync(link));

        var second = await Command.RunAtAsync(time, "people", "erase-due", "--atlas", place.AtlasName, "--json");
        using var json = JsonDocument.Parse(second.Out);
        Assert.Equal(0, json.RootElement.Number("erased"));
    }

    private async Task<string[]> ExportAsync(Workplace work, string name, params string[] more)
    {
        var file = Path.Combine(work.Folder, name);
        await Command.DoneAsync(["export", "connectors", "--atlas", place.AtlasName, "--out", file, .. more]);
        return await File.ReadAllLinesAsync(file);
    }

    private async Task<(Connector Connector, PrivateToken Link)> AddAsync(string name, ConsentAudience audience, ConsentAudience contact)
    {
        var link = PrivateToken.Make();
        var connector = new Connector
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Contact = "Contact of " + name,
            Places = [SmallPlace.Authority],
            Consent = new Consent
            {
                Given = ConsentWay.Written,
                RecordedByRole = "coordinator",
                ShowName = audience,
                ShowContact = contact,
                ShowLinks = audience,
                Since = Today,
                Until = Consent.LastDay(Today),
            },
        };
        return (await place.Atlas.Connectors.AddAsync(connector, link, Actor.Service), link);
    }

    private sealed class LaterTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
