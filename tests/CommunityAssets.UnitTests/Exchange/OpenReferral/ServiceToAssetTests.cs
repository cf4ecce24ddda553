using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.OpenReferral;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class ServiceToAssetTests : IDisposable
{
    private const string Place = """
        "service_at_locations":[{"id":"x","location":{"id":"y","location_type":"physical","name":"Foundry Library","latitude":51.3811,
        "longitude":-2.359,"addresses":[{"id":"z","address_1":"119 Barge Grove","city":"Bath","state_province":"Somerset",
        "postal_code":"ba11aa","country":"GB","address_type":"physical"}]}}]
        """;

    private readonly FeedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_service_becomes_an_asset_with_its_provenance()
    {
        var asset = await _bench.AssetAsync("""
            "description":"<p>Wool &amp; <b>talk</b></p><script>alert(1)</script>",
            "url":"https://knit.example","email":"hello@knit.example",
            "assured_date":"2026-03-12","minimum_age":18,"maximum_age":999,"eligibility_description":"Anyone with <i>needles</i>"
            """);

        Assert.Equal(("Knit and natter", "Wool & talk"), (asset.Name, asset.Summary));
        Assert.Equal(new Provenance("directory", FeedBench.Id, "OGL"), asset.Provenance);
        Assert.Equal(new Contact(Email: "hello@knit.example", Web: "https://knit.example"), asset.Contact);
        Assert.Equal(new Verification("source", new DateOnly(2026, 3, 12)), asset.Verification);
        Assert.Equal(new Audience(18, null, "Anyone with needles"), asset.Audience);
        Assert.Equal((AssetStatus.Published, Visibility.Public), (asset.Status, asset.Visibility));
    }

    [Fact]
    public async Task A_place_is_on_the_grid_with_its_address_and_postcode()
    {
        var location = (await _bench.AssetAsync(Place)).Location;

        var point = Assert.IsType<Point>(location.Shape);
        Assert.Equal((375112, 164734), (Math.Round(point.X), Math.Round(point.Y)));
        Assert.Equal(("Foundry Library, 119 Barge Grove, Bath, Somerset", "BA1 1AA"), (location.Address, location.Postcode));
        Assert.Equal((Placement.Coordinates, false), (location.Placement, location.Online));
    }

    [Fact]
    public async Task Several_places_are_one_shape_of_several_points_and_a_virtual_one_is_online()
    {
        var result = await _bench.ReadAsync(FeedBench.Service("""
            "service_at_locations":[
            {"id":"1","location":{"id":"a","location_type":"physical","latitude":51.38,"longitude":-2.36,
            "addresses":[{"id":"p","address_1":"One","postal_code":"BA1 1AA"}]}},
            {"id":"2","location":{"id":"b","location_type":"physical","latitude":51.39,"longitude":-2.37,
            "addresses":[{"id":"q","address_1":"Two","postal_code":"BA2 2BB"}]}},
            {"id":"3","location":{"id":"c","location_type":"virtual"}}]
            """));

        var location = Assert.Single(result.Assets).Location;
        Assert.Equal(2, Assert.IsType<MultiPoint>(location.Shape).NumGeometries);
        Assert.Equal(("One", "BA1 1AA", true), (location.Address, location.Postcode, location.Online));
        Assert.Contains("1 service happens at several places; of their addresses the first was kept (row 1).", result.Notes);
    }

    [Fact]
    public async Task Without_coordinates_the_postcode_is_left_to_place_it()
    {
        var location = (await _bench.AssetAsync("""
            "service_at_locations":[{"id":"1","location":{"id":"a","location_type":"physical",
            "addresses":[{"id":"p","address_1":"The Hall","postal_code":"BA1 1AA"}]}}]
            """)).Location;
        Assert.Null(location.Shape);
        Assert.Equal(("BA1 1AA", Placement.None), (location.Postcode, location.Placement));
    }

    [Theory]
    [InlineData("-2.36", "51.38", "wrong way round")]
    [InlineData("0", "0", "not known")]
    [InlineData("\"NaN\"", "\"NaN\"", "NaN")]
    [InlineData("40.7", "-74.0", "outside Britain")]
    [InlineData("164794", "375107", "easting")]
    public async Task Coordinates_that_cannot_be_are_refused_by_name_of_the_member(string latitude, string longitude, string words)
    {
        var refusal = await _bench.RefusalAsync(FeedBench.Service(
            "\"service_at_locations\":[{\"id\":\"1\",\"location\":{\"id\":\"a\",\"location_type\":\"physical\",\"latitude\":" + latitude
            + ",\"longitude\":" + longitude + "}}]"));
        Assert.Equal(("services.json", 1L, "service_at_locations[0].location.latitude"), (refusal.File, refusal.Row, refusal.Column));
        Assert.Contains(words, refusal.Found + refusal.Advice, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Areas_are_known_by_their_official_identifiers()
    {
        var result = await _bench.ReadAsync(FeedBench.Service("""
            "service_areas":[{"id":"1","uri":"http://statistics.data.gov.uk/id/statistical-geography/E06000022"},
            {"id":"2","uri":"https://findthatpostcode.uk/areas/e05010002/"},{"id":"3","name":"The valley"},
            {"id":"4","uri":"urn:communityassets:area:P-riverside"}]
            """));
        Assert.Equal("E06000022 E05010002 P-riverside", string.Join(' ', Assert.Single(result.Assets).Location.Covers));
        Assert.Contains("1 service area without the identifier of a statistical area was left out (row 1).", result.Notes);
    }

    [Theory]
    [InlineData("inactive", AssetStatus.Retired)]
    [InlineData("defunct", AssetStatus.Retired)]
    [InlineData("temporarily closed", AssetStatus.Published)]
    public async Task The_status_of_a_service_is_kept(string status, AssetStatus expected)
    {
        var result = await _bench.ReadAsync($$"""{"id":"{{FeedBench.Id}}","name":"Knit","status":"{{status}}"}""");
        var asset = Assert.Single(result.Assets);
        Assert.Equal(expected, asset.Status);
        Assert.Equal(status == "temporarily closed" ? "Temporarily closed, as its directory says." : null, asset.Summary);
    }

    [Theory]
    [InlineData("Knit and natter group", AssetKind.Group)]
    [InlineData("Walking football club", AssetKind.Group)]
    [InlineData("Friends of Elm Park", AssetKind.Group)]
    [InlineData("Benefits advice", AssetKind.Organisation)]
    [InlineData("Clubhouse repairs", AssetKind.Organisation)]
    public async Task Without_a_term_the_name_tells_a_group_from_what_an_organisation_offers(string name, AssetKind kind)
    {
        var result = await _bench.ReadAsync(FeedBench.Service(name: name));
        Assert.Equal(kind, Assert.Single(result.Assets).Kind);
    }

    [Theory]
    [InlineData("""{"id":"t","name":"Anything","term_uri":"https://standards.esd.org.uk/?uri=serviceType%2F298"}""", "carers")]
    [InlineData("""{"id":"t","name":"Anything","term_uri":"http://id.esd.org.uk/serviceType/579"}""", "everyday")]
    [InlineData("""{"id":"esdNeed:69","name":"Anything"}""", "company")]
    [InlineData("""{"id":"t","name":"Anything","code":"298","taxonomy":"LGA service types"}""", "carers")]
    [InlineData("""{"id":"t","name":"Lunch club"}""", "food-together,company,older-age")]
    [InlineData("""{"id":"t","name":"Growing and gardens"}""", "growing")]
    [InlineData("""{"id":"t","name":"Something else"}""", "")]
    public async Task Terms_tell_topics_by_their_ids_and_names(string term, string topics)
    {
        var asset = await _bench.AssetAsync($$""" "attributes":[{"id":"a","link_type":"service_type","taxonomy_term":{{term}}}] """);
        Assert.Equal(topics, string.Join(',', asset.Topics));
    }

    [Fact]
    public async Task A_term_of_eligibility_says_who_it_is_for_and_is_no_topic()
    {
        var asset = await _bench.AssetAsync("""
            "attributes":[{"id":"a","link_type":"eligibility","taxonomy_term":{"id":"t","name":"Carers"}}]
            """);
        Assert.Equal("Carers", asset.Audience?.Words);
        Assert.Empty(asset.Topics);
    }

    [Fact]
    public async Task Our_own_terms_tell_everything_again()
    {
        var asset = await _bench.AssetAsync("\"assured_date\":\"2026-03-12\",\"attributes\":[" + string.Join(',',
            Own(HsdsTerms.Kinds, "place"), Own(HsdsTerms.Topics, "learning"), Own(HsdsTerms.Topics, "company"),
            Own(HsdsTerms.Access, "step-free"),
            Own(HsdsTerms.Access, "no-parking"), Own(HsdsTerms.Record, "online"), Own(HsdsTerms.Record, "capacity", "40"),
            Own(HsdsTerms.Record, "checked-by", "steward"), Own(HsdsTerms.Record, "check-due", "2027-03-12"),
            Own(HsdsTerms.Record, "licence", "CC0"), Own(HsdsTerms.Record, "source", "elsewhere")) + "]");

        Assert.Equal(AssetKind.Place, asset.Kind);
        Assert.Equal("learning company", string.Join(' ', asset.Topics));
        Assert.Equal((Answer.Yes, Answer.No, Answer.NotKnown),
            (asset.Access[AccessFeature.StepFree], asset.Access[AccessFeature.Parking], asset.Access[AccessFeature.Bsl]));
        Assert.Equal((true, 40), (asset.Location.Online, asset.Capacity));
        Assert.Equal(new Verification("steward", new DateOnly(2026, 3, 12), new DateOnly(2027, 3, 12)), asset.Verification);
        Assert.Equal(("directory", "CC0"), (asset.Provenance.Source, asset.Provenance.Licence));
    }

    [Fact]
    public async Task No_persons_name_is_read_and_a_number_only_where_it_speaks_for_the_organisation()
    {
        var result = await _bench.ReadAsync(FeedBench.Service("""
            "contacts":[{"id":"1","name":"Ann Persona","phones":[{"id":"a","number":"01632 960001"}]},
            {"id":"2","name":"Bo Persona","title":"Reception","phones":[{"id":"b","number":"01632 960002"}]}]
            """));
        Assert.Equal("01632 960002", Assert.Single(result.Assets).Contact?.Phone);
        Assert.Contains("1 contact has a person's name, which was left unread (row 1).", result.Notes);
        Assert.DoesNotContain("Persona", result.Assets[0].ToString(), StringComparison.Ordinal);

        var nobodys = await _bench.AssetAsync("""
            "contacts":[{"id":"1","name":"Ann Persona","email":"ann@home.example","phones":[{"id":"a","number":"01632 960001"}]}]
            """);
        Assert.Null(nobodys.Contact);
    }

    [Fact]
    public async Task Languages_are_known_by_code_or_name()
    {
        var asset = await _bench.AssetAsync("""
            "languages":[{"id":"1","code":"cy"},{"id":"2","name":"Polish"},{"id":"3"},{"id":"4","name":"British Sign Language"}]
            """);
        Assert.Equal("cy pl bfi", string.Join(' ', asset.Languages));
    }

    [Fact]
    public async Task What_cannot_be_carried_is_said()
    {
        var result = await _bench.ReadAsync(FeedBench.Service(
            """ "alert":"Closed on Friday","accreditations":"Gold","url":"not a web address","assured_date":"2030-01-01" """));
        Assert.Contains("1 check lies ahead and was left out (row 1).", result.Notes);
        Assert.Contains("1 passing alert was left out (row 1).", result.Notes);
        Assert.Contains("1 service's accreditations or funding was left out (row 1).", result.Notes);
        Assert.Contains("1 e-mail or web address is not well-formed and was left out (row 1).", result.Notes);
        Assert.Null(result.Assets[0].Verification);
    }

    [Theory]
    [InlineData("""{"name":"Knit","status":"active"}""", "id", "has no id")]
    [InlineData("""{"id":"1","status":"active"}""", "name", "has no name")]
    [InlineData("""{"id":"1","name":"<script>steal()</script>","status":"active"}""", "name", "has no name")]
    [InlineData("""{"id":"1","name":"Knit","status":"perhaps"}""", "status", "not a status")]
    [InlineData("""{"id":"1","name":"Knit","status":"active","assured_date":"last week"}""", "assured_date", "not a day")]
    [InlineData("""{"id":"1","name":["Knit"],"status":"active"}""", "name", "not a text")]
    [InlineData("""{"id":"1","name":"Knit","status":"active","minimum_age":"young"}""", "minimum_age", "not a number")]
    [InlineData("""{"id":"1","name":"Knit","status":"active","schedules":{"freq":"WEEKLY"}}""", "schedules", "not a list")]
    [InlineData("""{"id":"1","name":"Knit","status":"active","schedules":[{"id":"a","interval":[2]}]}""",
        "schedules[0].interval", "not a number")]
    [InlineData("""{"id":"1","name":"Knit","status":"active","organization":"Us"}""", "organization", "not an object")]
    [InlineData("""{"id":"1","name":"Knit","status":"active","cost_options":[{"id":"a","amount":-2}]}""",
        "cost_options[0].amount", "less than nothing")]
    public async Task What_is_wrong_is_told_by_member(string service, string member, string words)
    {
        var refusal = await _bench.RefusalAsync(service);
        Assert.Equal(("services.json", 1L, member), (refusal.File, refusal.Row, refusal.Column));
        Assert.Contains(words, refusal.Found, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Advice);
    }

    [Fact]
    public async Task Numbers_written_as_texts_and_ids_written_as_numbers_are_read()
    {
        var result = await _bench.ReadAsync("""{"id":17,"name":"Knit","status":"active","minimum_age":"18","maximum_age":""}""");
        var asset = Assert.Single(result.Assets);
        Assert.Equal(("17", 18, (int?)null), (asset.Provenance.SourceId, asset.Audience?.AgeFrom, asset.Audience?.AgeTo));
    }

    private static string Own(string taxonomy, string code, string? value = null) => $$"""
        {"id":"{{taxonomy}}{{code}}","value":{{(value is null ? "null" : $"\"{value}\"")}},
        "taxonomy_term":{"id":"x","name":"n","term_uri":"urn:communityassets:{{taxonomy}}:{{code}}"} }
        """;
}
