using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>
/// A record whose every text is hostile, however it came into the atlas, comes out inert: in pages, in JSON, in spreadsheets, in calendars.
/// </summary>
public sealed class InertEverywhereTests(InertEverywhereTests.Place place) : IClassFixture<InertEverywhereTests.Place>
{
    private const string Script = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";

    [Fact]
    public async Task No_page_holds_a_tag_that_was_written_into_a_field()
    {
        var asset = $"/assets/{place.Asset.Id}";
        foreach (var page in (string[])
        [
            asset, asset + "?from=TE1+1AA", asset + "/history", asset + "/suggest", $"/?asset={place.Asset.Id}", "/find?q=zebrawort",
            "/find?q=%3Cscript%3Ealert(1)%3C/script%3E", "/find?where=%3Cscript%3Ealert(1)%3C/script%3E",
            $"/network?asset={place.Asset.Id}",
            "/areas/" + SmallPlace.SouthWest, "/network?area=" + SmallPlace.SouthWest, "/ogc/collections/assets/items?f=html&limit=1000",
            $"/ogc/collections/assets/items/{place.Asset.Id}?f=html", "/about", "/shortlist",
        ])
        {
            using var answer = await place.Http.GetAsync(page);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "text/html", page);
            Assert.False(html.Contains("<script>alert", StringComparison.OrdinalIgnoreCase), page);
            Assert.False(html.Contains("<img src=x", StringComparison.OrdinalIgnoreCase), page);
            Assert.False(html.Contains("href=\"javascript:", StringComparison.OrdinalIgnoreCase), page);
        }
    }

    [Theory]
    [InlineData("/api/v1/assets?q=zebrawort")]
    [InlineData("/api/v1/find?q=zebrawort")]
    [InlineData("/api/v1/search?q=zebrawort")]
    [InlineData("/ogc/collections/assets/items?f=json&limit=1000")]
    [InlineData("/openreferral/services?search=zebrawort")]
    public async Task Json_is_json_that_nothing_takes_for_a_page(string address)
    {
        using var answer = await place.Http.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("json", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        JsonDocument.Parse(text);
        Assert.Contains("zebrawort", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cell_of_a_spreadsheet_is_a_formula()
    {
        using var work = new Workplace();
        var file = Path.Combine(work.Folder, "out.csv");
        await Command.DoneAsync("export", "assets", "--atlas", place.AtlasName, "--out", file);
        var cells = Cells(await File.ReadAllTextAsync(file)).ToList();
        Assert.Contains(cells, cell => cell.Contains("HYPERLINK", StringComparison.Ordinal));
        Assert.All(
            cells.Where(cell => cell.Contains("zebrawort", StringComparison.Ordinal)
                || cell.Contains("HYPERLINK", StringComparison.Ordinal)),
            cell => Assert.DoesNotContain(cell[0], "=+-@\t\r\n"));
    }

    [Fact]
    public async Task A_calendar_has_no_line_that_was_written_into_a_field()
    {
        var text = await place.Http.GetStringAsync($"/assets/{place.Asset.Id}.ics");
        string[] known =
        [
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE",
            "SUMMARY",
            "DESCRIPTION", "LOCATION", "GEO", "URL", "STATUS", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "LAST-MODIFIED", "SEQUENCE",
            "TRANSP", "CATEGORIES", "X-WR-CALNAME", "X-WR-TIMEZONE", "X-LIC-LOCATION", "CREATED", "CLASS", "CONTACT", "REFRESH-INTERVAL",
            "NAME",
        ];

        // A line that begins with a blank goes on with the one before it.
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Contains(line.Split(':', ';')[0], known));
        Assert.Single(lines, line => line == "BEGIN:VEVENT");
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTACH", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var letter in csv.TrimStart('\uFEFF'))
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter is ',' or '\n')
            {
                if (cell.Length > 0)
                {
                    yield return cell.ToString();
                }

                cell.Clear();
            }
            else if (quoted || letter != '\r')
            {
                cell.Append(letter);
            }
        }
    }

    /// <summary>Testham with the hostile record.</summary>
    public sealed class Place : IAsyncLifetime
    {
        private readonly RunningService _service = new();

        public HttpClient Http => _service.Http;

        public string AtlasName => _service.AtlasName;

        public Asset Asset { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await _service.InitializeAsync();
            Asset = await _service.Atlas.Assets.AddAsync(
                new Asset
                {
                    Id = Guid.CreateVersion7(),
                    Kind = AssetKind.Group,
                    Name = "=HYPERLINK(\"http://evil.example\",\"zebrawort\")" + Script,
                    Summary = "@SUM(1+1) zebrawort " + Script + "\r\nATTACH:http://evil.example\r\nBEGIN:VEVENT\r\nSUMMARY:evil",
                    Topics = ["company"],
                    Location = new AssetLocation
                    {
                        Shape = SmallPlace.At(300, 300),
                        Placement = Placement.Coordinates,
                        Address = "+1 " + Script + "\nATTACH:http://evil.example",
                        Postcode = "TE1 1AA",
                    },
                    Sessions =
                    [
                        new Session
                        {
                            Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 0),
                            Notes = "-1 " + Script + "\r\nEND:VEVENT\r\nATTACH:http://evil.example",
                        },
                    ],
                    Cost = new Cost(CostKind.Free, Note: "\t=1+1" + Script),
                    Audience = new Audience(Words: "=2+2" + Script),
                    Contact = new Contact("=3+3" + Script, "x\"onmouseover=alert(1)@evil.example", "javascript:alert(1)//" + Script),
                    Provenance = new Provenance("people", Guid.CreateVersion7().ToString(), "=4+4" + Script),
                },
                "steward", "=5+5" + Script);
        }

        public Task DisposeAsync() => _service.DisposeAsync();
    }
}
