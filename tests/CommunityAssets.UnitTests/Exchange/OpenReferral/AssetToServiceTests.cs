using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.OpenReferral;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

/// <summary>Assets as services, where the way out has to choose or to leave out; a round trip over HTTP holds the rest.</summary>
public sealed class AssetToServiceTests
{
    private static readonly GeometryFactory Grid = new(new PrecisionModel(), 27700);

    private static readonly Area Patch = new()
    {
        Key = new AreaKey("patch-7", 2026),
        Name = "Round the Green",
        Level = AreaLevel.Patch,
        Shape = (Polygon)Grid.ToGeometry(new Envelope(400_000, 400_100, 300_000, 300_100)),
        Source = "people",
    };

    private static readonly AssetToService Mapping = new(
        ReferenceSystem.BritishNationalGrid,
        new HsdsWords(SessionText.Format, tag => "language " + tag),
        new Dictionary<string, Area>(StringComparer.Ordinal) { ["patch-7"] = Patch });

    private static Asset Asset { get; } = new()
    {
        Id = new Guid("01900000-0000-7000-8000-000000000001"),
        Kind = AssetKind.Group,
        Name = "Knit and natter",
        Provenance = new Provenance("people", "knit"),
        Updated = new DateTimeOffset(2026, 3, 12, 9, 30, 0, 123, 999, TimeSpan.Zero),
    };

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var json = JsonSerializer.SerializeToElement(Full(Asset), HsdsJson.Default.HsdsService);
        Assert.Equal(
            ["id", "organization_id", "name", "status", "last_modified", "organization", "attributes"],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("2026-03-12T09:30:00.123Z", json.GetProperty("last_modified").GetString());
        Assert.Equal("Known by its name alone so far (group).", json.GetProperty("organization").GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("Tue 10:00-12:00", "WEEKLY", 1, "TU", "10:00", "12:00", null)]
    [InlineData("every 2 weeks Wed 19:30 from 2026-03-04", "WEEKLY", 2, "WE", "19:30", null, "2026-03-04")]
    [InlineData("last Fri 14:00-16:00", "MONTHLY", 1, "-1FR", "14:00", "16:00", null)]
    [InlineData("3rd Sun", "MONTHLY", 1, "3SU", null, null, null)]
    public void Sessions_are_schedules(string session, string freq, int interval, string byday, string? opens, string? closes, string? from)
    {
        var schedule = Assert.Single(Full(Asset with { Sessions = [SessionText.TryParse(session)!] }).Schedules!);
        Assert.Equal((freq, interval, byday), (schedule.Freq, schedule.Interval, schedule.Byday));
        Assert.Equal((opens, closes), (schedule.OpensAt, schedule.ClosesAt));
        Assert.Equal((from, from, null), (schedule.Dtstart, schedule.ValidFrom, schedule.ValidTo));
        Assert.Equal(session, schedule.Description);
        Assert.Equal("9209ac5c-80b8-5991-8416-454dec29baf9", schedule.Id);
    }

    [Theory]
    [InlineData("12 High Street, Bath", "12 High Street", "Bath")]
    [InlineData("The Hut, 12 High Street, Bath", "The Hut, 12 High Street", "Bath")]
    [InlineData("12 High Street, Bath, BA1 1AA", "12 High Street, Bath, BA1 1AA", "")]
    [InlineData("The village green", "The village green", "")]
    [InlineData("The hut , Bath", "The hut , Bath", "")]
    [InlineData("12 High Street, ", "12 High Street, ", "")]
    [InlineData(", Bath", ", Bath", "")]
    [InlineData(null, "", "")]
    public void An_address_is_split_before_its_town_only_where_it_can_be_put_together_again(string? given, string street, string town)
    {
        var address = Assert.Single(At(new AssetLocation { Address = given, Postcode = "BA1 1AA" }).Addresses!);
        Assert.Equal((street, town, "BA1 1AA", "GB"), (address.Address1, address.City, address.PostalCode, address.Country));
        Assert.Null(address.Attention);
    }

    [Fact]
    public void A_place_is_told_by_a_point_and_more_than_a_point_by_its_outline_too()
    {
        var point = At(new AssetLocation { Shape = Grid.CreatePoint(new Coordinate(400_000, 300_000)), Placement = Placement.Postcode });
        Assert.Equal(-2, point.Longitude!.Value, 0.005);
        Assert.Equal("placed-by-postcode", HsdsTerms.Of(Assert.Single(point.Attributes!))!.Code);
        var square = At(new AssetLocation { Shape = Patch.Shape, Placement = Placement.Coordinates });
        Assert.Equal("physical", square.LocationType);
        var outline = Assert.Single(square.Attributes!);
        Assert.Equal("outline", HsdsTerms.Of(outline)!.Code);
        using var geometry = JsonDocument.Parse(outline.Value!);
        Assert.Equal("Polygon", geometry.RootElement.GetProperty("type").GetString());
        Assert.Equal(5, geometry.RootElement.GetProperty("coordinates")[0].GetArrayLength());
    }

    [Fact]
    public void A_location_is_virtual_only_where_there_is_no_other_place()
    {
        Assert.Equal("virtual", At(new AssetLocation { Online = true }).LocationType);
        Assert.Equal("physical", At(new AssetLocation { Online = true, Postcode = "BA1 1AA" }).LocationType);
        Assert.Equal("physical", At(AssetLocation.NotKnown).LocationType);
    }

    [Fact]
    public void An_area_that_people_drew_is_told_with_its_outline_and_an_official_one_by_its_register()
    {
        var areas = Full(Asset with { Location = new AssetLocation { Covers = ["patch-7", "E06000022"] } }).ServiceAreas!;
        Assert.Equal(("Round the Green", "urn:communityassets:area:patch-7"), (areas[0].Name, areas[0].Uri));
        Assert.Equal("geojson", areas[0].ExtentType);
        Assert.StartsWith("""{"type":"Polygon",""", areas[0].Extent, StringComparison.Ordinal);
        Assert.Equal("http://statistics.data.gov.uk/id/statistical-geography/E06000022", areas[1].Uri);
        Assert.Equal(("E06000022", null), (areas[1].Name, areas[1].Extent));
    }

    [Theory]
    [InlineData(CostKind.Free, null, "Free", 0.0)]
    [InlineData(CostKind.Donation, null, "Donation", null)]
    [InlineData(CostKind.Amount, 2.5, "Price", 2.5)]
    [InlineData(CostKind.Amount, null, "Price", null)]
    public void Costs_are_options(CostKind kind, double? pounds, string option, double? amount)
    {
        var cost = Assert.Single(Full(Asset with { Cost = new Cost(kind, (decimal?)pounds, "with tea") }).CostOptions!);
        Assert.Equal((option, (decimal?)amount, "with tea"), (cost.Option, cost.Amount, cost.AmountDescription));
    }

    [Theory]
    [InlineData("https://knit.example/join?day=tue", "https://knit.example/join?day=tue")]
    [InlineData(" http://knit.example ", "http://knit.example")]
    [InlineData("https://knit.example/a b", "https://knit.example/a%20b")]
    [InlineData("knit.example", null)]
    [InlineData("javascript:alert(1)", null)]
    public void Web_addresses_leave_only_in_their_proper_form(string given, string? told) =>
        Assert.Equal(told, Full(Asset with { Contact = new Contact(Web: given) }).Url);

    [Theory]
    [InlineData("hello@knit.example", "hello@knit.example")]
    [InlineData("hello", null)]
    [InlineData("a@b@c", null)]
    [InlineData("two words@knit.example", null)]
    public void Mail_addresses_leave_only_in_their_proper_form(string given, string? told) =>
        Assert.Equal(told, Full(Asset with { Contact = new Contact(Email: given) }).Email);

    [Fact]
    public void A_telephone_number_leaves_without_anybodys_name()
    {
        var contact = Assert.Single(Full(Asset with { Contact = new Contact("01632 960123") }).Contacts!);
        Assert.Equal("01632 960123", Assert.Single(contact.Phones!).Number);
        Assert.Null(contact.Name);
        Assert.Null(contact.Title);
    }

    [Fact]
    public void A_topic_that_is_no_longer_in_the_list_is_left_out_and_a_repeated_one_is_told_once()
    {
        var attributes = Full(Asset with { Topics = ["growing", "bygone", "growing"] }).Attributes!;
        Assert.Equal(["group", "growing", "source"], attributes.Select(attribute => HsdsTerms.Of(attribute)!.Code));
    }

    private static HsdsService Full(Asset asset) => Mapping.Full(new HsdsSubject(asset, asset));

    private static HsdsLocation At(AssetLocation location)
    {
        var asset = Asset with { Location = location };
        var service = Mapping.Full(new HsdsSubject(asset, asset) { Meetings = [new HsdsMeeting(asset.Id, asset)] });
        return Assert.Single(service.ServiceAtLocations!).Location!;
    }
}
