using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class AssetReaderTests : IDisposable
{
    private const string CanonicalHeading =
        "id,kind,name,summary,topics,latitude,longitude,postcode,address,online,covers,sessions,step_free,accessible_toilet,"
        + "hearing_loop,bsl,quiet_space,"
        + "parking,near_bus_stop,cost,ages,audience,languages,phone,email,web,capacity,licence,verified,verified_by,verify_by,status,"
        + "visibility,retrieved,"
        + "meets_at,run_by,partners_with\n";

    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_projects_own_table_gives_every_field()
    {
        var reader = Open(CanonicalHeading
            + "g1,group,Tuesday Gardeners,\"<p>Grow &amp; share</p>\",growing;Company and friendship,51.381616,-2.360602,ba11aa,\"The "
            + "Hall, Bath\",yes,E05001935;E05001936,"
            + "Tue 10:00-12:00; 1st Thu 14:00-16:00,yes,no,,unknown,,y,1,£2.50 with tea,60+,older people,en;Polish,01225 000000,"
            + "hello@example.org,www.example.org,25,"
            + "OGL v3.0,2026-03-01,steward,2027-03-01,published,workforce,2026-05-01,p1,o1,g2;g3\n");
        var asset = Assert.Single(await Reading.Good(reader.ReadAsync()));
        Assert.Equal((AssetKind.Group, "Tuesday Gardeners", "Grow & share"), (asset.Kind, asset.Name, asset.Summary));
        Assert.Equal("growing company", string.Join(' ', asset.Topics));
        Assert.Equal(("BA1 1AA", "The Hall, Bath", true, Placement.Coordinates),
            (asset.Location.Postcode, asset.Location.Address, asset.Location.Online, asset.Location.Placement));
        Assert.Equal(375_000, asset.Location.Shape!.Coordinate.X, 10.0);
        Assert.Equal(164_800, asset.Location.Shape.Coordinate.Y, 10.0);
        Assert.Equal("E05001935 E05001936", string.Join(' ', asset.Location.Covers));
        Assert.Equal(["Tue 10:00-12:00", "1st Thu 14:00-16:00"], asset.Sessions.Select(SessionText.Format));
        Assert.Equal(
            [Answer.Yes, Answer.No, Answer.NotKnown, Answer.NotKnown, Answer.NotKnown, Answer.Yes, Answer.Yes],
                Access.Features.Select(feature => asset.Access[feature]));
        Assert.Equal(new Cost(CostKind.Amount, 2.50m, "with tea"), asset.Cost);
        Assert.Equal(new Audience(60, null, "older people"), asset.Audience);
        Assert.Equal("en pl", string.Join(' ', asset.Languages));
        Assert.Equal(new Contact("01225 000000", "hello@example.org", "http://www.example.org"), asset.Contact);
        Assert.Equal(25, asset.Capacity);
        Assert.Equal(new Provenance("mine", "g1", "OGL v3.0", new DateOnly(2026, 5, 1)), asset.Provenance);
        Assert.Equal(new Verification("steward", new DateOnly(2026, 3, 1), new DateOnly(2027, 3, 1)), asset.Verification);
        Assert.Equal((AssetStatus.Published, Visibility.Workforce), (asset.Status, asset.Visibility));
        Assert.Equal(
            [
                new LinkClaim("mine", "g1", "p1", LinkKind.MeetsAt), new LinkClaim("mine", "o1", "g1", LinkKind.Runs),
                new LinkClaim("mine", "g1", "g2", LinkKind.PartnersWith), new LinkClaim("mine", "g1", "g3", LinkKind.PartnersWith),
            ],
            reader.Links.Select(link => link.Record!));
        Assert.Empty(_notes.Sentences);
    }

    [Fact]
    public async Task Headings_of_other_directories_are_known()
    {
        var asset = Assert.Single(await Reading.Good(Open(
            "Organisation Name;Description;Website;Telephone Number;Email Address;Address 1;Address 2;Town;Post Code;Wheelchair "
            + "access;Charity Number\n"
            + "Dry Arch Growers;We grow;https://example.org;01225 1;a@example.org;Holcombe Lane;Bathampton;Bath;BA2 6UW;Yes;1234567\n",
                AssetKind.Organisation).ReadAsync()));
        Assert.Equal(("Dry Arch Growers", "We grow", AssetKind.Organisation), (asset.Name, asset.Summary, asset.Kind));
        Assert.Equal(("Holcombe Lane, Bathampton", "BA2 6UW", Placement.None),
            (asset.Location.Address, asset.Location.Postcode, asset.Location.Placement));
        Assert.Equal(new Contact("01225 1", "a@example.org", "https://example.org"), asset.Contact);
        Assert.Equal((Answer.Yes, "1234567"), (asset.Access[AccessFeature.StepFree], asset.Provenance.SourceId));
    }

    [Theory]
    [InlineData("name,easting,northing\nA,375000,164800\n")]
    [InlineData("name,x,y\nA,375000,164800\n")]
    [InlineData("name,x,y\nA,-2.360602,51.381616\n")]
    [InlineData("name,lat,long\nA,51.381616,-2.360602\n")]
    [InlineData("name,grid ref\nA,ST 75000 64800\n")]
    public async Task Places_come_in_any_known_form_and_leave_on_the_working_grid(string text)
    {
        var shape = Assert.Single(await Reading.Good(Open(text).ReadAsync())).Location.Shape;
        Assert.Equal(375_000, shape!.Coordinate.X, 10.0);
        Assert.Equal(164_800, shape.Coordinate.Y, 10.0);
        Assert.Equal(27700, shape.SRID);
    }

    [Theory]
    [InlineData("name,lat,long\nA,-2.36,51.38\n", "long", "wrong way round")]
    [InlineData("name,lat,long\nA,164800,375000\n", "long", "look like an easting and a northing")]
    [InlineData("name,easting,northing\nA,51.38,-2.36\n", "easting", "look like latitude and longitude")]
    [InlineData("name,lat,long\nA,0,0\n", "long", "a point in the sea off Africa")]
    [InlineData("name,lat,long\nA,48.85,2.35\n", "long", "a point in the sea or abroad")]
    [InlineData("name,lat,long\nA,51.4,NaN\n", "long", "'NaN' is not a number.")]
    [InlineData("name,easting,northing\nA,\"375,000\",164800\n", "easting", "has a thousands comma")]
    [InlineData("name,grid ref\nA,somewhere\n", "grid ref", "is not a grid reference")]
    public async Task Places_that_cannot_be_right_are_refused_with_advice(string text, string column, string found)
    {
        var (_, refusals) = await Reading.Split(Open(text).ReadAsync());
        Assert.Equal((2, column), ((int)Assert.Single(refusals).Row, refusals[0].Column));
        Assert.Contains(found, refusals[0].Found, StringComparison.Ordinal);
        Assert.NotEmpty(refusals[0].Advice);
    }

    [Fact]
    public async Task A_postcode_may_stand_inside_the_address()
    {
        var assets = await Reading.Good(Open("name,address,postcode\nA,\"Holcombe Lane, Bathampton BA2 6UW\",\n"
            + "B,\"High Street, BA16HB\",\nC,High Street,not known\n").ReadAsync());
        Assert.Equal(["BA2 6UW", "BA1 6HB", null], assets.Select(asset => asset.Location.Postcode));
        Assert.Equal(["1 text in the place of a postcode is none and was left out (row 4)."], _notes.Sentences);
    }

    [Fact]
    public async Task A_record_without_an_id_has_the_same_one_at_each_import_whatever_the_writing()
    {
        var first = await Reading.Good(
            Open("name,postcode,lat,long\nThe Hub,BA1 1AA,51.381616,-2.360602\nThe Den,BA1 1AA,,\n").ReadAsync());
        var second = await Reading.Good(
            Open("postcode,name,x,long,lat\nba11aa, the  HUB!,,-2.3606021,51.3816161\nBA1 1AB,The Den,,,\n").ReadAsync());
        Assert.Equal(first[0].Provenance.SourceId, second[0].Provenance.SourceId);
        Assert.NotEqual(first[1].Provenance.SourceId, second[1].Provenance.SourceId);
        Assert.Matches("^h-[0-9a-f]{24}$", first[0].Provenance.SourceId);
    }

    [Fact]
    public void The_id_is_the_documented_hash()
    {
        // As printf 'thehub|BA1 1AA|||' | sha256sum gives it.
        Assert.Equal("h-" + Sha256("thehub|BA1 1AA|||")[..24], AssetIds.Of("The Hub", new AssetLocation { Postcode = "BA1 1AA" }));
        Assert.Equal("h-" + Sha256("thehub||375000|164801|")[..24],
            AssetIds.Of("The Hub", new AssetLocation { Shape = new Point(375_000.4, 164_800.6), Address = "Bath" }));
        Assert.Equal("h-" + Sha256("thehub||||bath")[..24], AssetIds.Of("The Hub", new AssetLocation { Address = "Bath" }));
    }

    [Fact]
    public async Task Rows_that_cannot_be_understood_are_refused_with_row_and_column()
    {
        var (assets, refusals) = await Reading.Split(Open(
            """
            name,kind,sessions,capacity,verified,visibility,online,status
            ,place,,,,,,
            A,club,,,,,,
            A,group,sometimes,,,,,
            A,group,,0,,,,
            A,group,,,2031-01-01,,,
            A,group,,,yesterday,,,
            A,group,,,,staff,,
            A,group,,,,,perhaps,
            A,group
            A,group,Tue 10:00-12:00,12,2026-01-01,public,no,retired
            """).ReadAsync());
        Assert.Equal(AssetStatus.Retired, Assert.Single(assets).Status);
        Assert.Equal(
            [(2, "name"), (3, "kind"), (4, "sessions"), (5, "capacity"), (6, "verified"), (7, "verified"), (8, "visibility"), (9, "online"),
                (10, null)],
            refusals.Select(refusal => ((int)refusal.Row, refusal.Column)));
        Assert.Equal("assets.csv, row 4, column sessions: 'sometimes' is not a time that can be read. Write times as Tue 10:00-12:00; "
            + "1st Thu 14:00-16:00, or leave the column out.", refusals[2].ToString());
        Assert.Equal("the check of 2031-01-01 lies ahead.", refusals[4].Found);
    }

    [Fact]
    public async Task Nothing_that_says_the_kind_is_refused_with_advice()
    {
        var reader = new AssetReader(_bench.Open("a.csv", "name\nA\n"), Options(), ReferenceSystem.BritishNationalGrid, _notes);
        var (_, refusals) = await Reading.Split(reader.ReadAsync());
        Assert.Contains("nothing says what kind of asset this is", Assert.Single(refusals).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_names_is_refused() =>
        Assert.Contains(
            "no column gives the name of an asset",
            (await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(Open("colour,size\nred,1\n").ReadAsync()))).Message,
                StringComparison.Ordinal);

    [Fact]
    public async Task What_is_left_out_is_noted_and_never_taken_for_no()
    {
        var asset = Assert.Single(await Reading.Good(Open(
            "name,step_free,cost,languages,web,topics,status\nA,perhaps,ask us,Klingonese,see our page,juggling,Closed\n").ReadAsync()));
        Assert.Equal((default(Access), null, null, AssetStatus.Published), (asset.Access, asset.Cost, asset.Contact, asset.Status));
        Assert.Empty(asset.Languages);
        Assert.Empty(asset.Topics);
        Assert.Equal(6, _notes.Sentences.Count);
        Assert.Contains("1 answer about access is neither yes nor no and was left out (row 2).", _notes.Sentences);
    }

    [Fact]
    public async Task A_map_of_columns_tells_what_headings_do_not()
    {
        var map = ColumnMap.Parse(
            """
            { "id": "ethos_id", "name": { "column": "site_name", "default": "Play space, {ward}" }, "kind": { "value": "place" },
              "topics": { "value": "active-outdoors; young-people" }, "address": ["street", "place"], "summary": null,
              "status": { "column": "closed in", "words": { "": "published", "*": "retired" } } }
            """, "map.json");
        var reader = new AssetReader(
            _bench.Open("a.csv", "ethos_id,site_name,ward,street,place,description,closed in\n7,,Twerton,High Street,Bath,not this,\n"
                + "8,The Swings,Twerton,,Bath,nor this,2019\n"),
            Options() with { Columns = map }, ReferenceSystem.BritishNationalGrid, _notes);
        var assets = await Reading.Good(reader.ReadAsync());
        Assert.Equal(["Play space, Twerton", "The Swings"], assets.Select(asset => asset.Name));
        Assert.Equal(["7", "8"], assets.Select(asset => asset.Provenance.SourceId));
        Assert.Equal([AssetStatus.Published, AssetStatus.Retired], assets.Select(asset => asset.Status));
        Assert.Equal(["High Street, Bath", "Bath"], assets.Select(asset => asset.Location.Address));
        Assert.All(assets, asset =>
            Assert.Equal((AssetKind.Place, null, "active-outdoors young-people"),
            (asset.Kind, asset.Summary, string.Join(' ', asset.Topics))));
    }

    [Fact]
    public async Task A_map_that_names_a_column_that_is_not_there_is_refused()
    {
        var reader = new AssetReader(
            _bench.Open("a.csv", "title,colour\nA,red\n"), Options() with { Columns = ColumnMap.Parse("{\"name\":\"nom\"}", "map.json") },
                ReferenceSystem.BritishNationalGrid, _notes);
        var fault = await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(reader.ReadAsync()));
        Assert.Contains("no column gives the name, as the map of columns tells. It may be headed \"nom\". The file's headings are: "
            + "title, colour.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_map_tells_kind_and_topics_from_categories()
    {
        var topics = TopicMap.Read(
            _bench.Open("topics.csv", "column,value,kind,topics\n,Lunch club,group,food-together\nsetting,Outdoors,,active-outdoors\n"));
        var reader = new AssetReader(
            _bench.Open("a.csv", "name,type,setting\nA,Lunch club,indoors\nB,lunch club,Outdoors\nC,other,Outdoors\n"),
            Options() with { Topics = topics, Kind = AssetKind.Place }, ReferenceSystem.BritishNationalGrid, _notes);
        var assets = await Reading.Good(reader.ReadAsync());
        Assert.Equal([AssetKind.Group, AssetKind.Group, AssetKind.Place], assets.Select(asset => asset.Kind));
        Assert.Equal(["food-together", "food-together active-outdoors", "active-outdoors"],
            assets.Select(asset => string.Join(' ', asset.Topics)));
    }

    [Fact]
    public async Task Features_keep_their_shape_and_may_tell_kind_and_topics_by_tags()
    {
        var reader = new AssetReader(_bench.Open("a.geojson",
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","id":"w/1","properties":{"name":"The Library","amenity":"library"},"geometry":{"type":"Point","coordinates":[-2.360602,51.381616]}},
              {"type":"Feature","properties":{"title":"Crossed Field","leisure":"park"},"geometry":{"type":"Polygon","coordinates":[[[-2.36,51.38],[-2.35,51.39],[-2.35,51.38],[-2.36,51.39],[-2.36,51.38]]]}},
              {"type":"Feature","properties":{"name":"Single","kind":"story"},"geometry":{"type":"MultiPoint","coordinates":[[-2.36,51.38]]}},
              {"type":"Feature","properties":{"name":null,"kind":"story"},"geometry":null},
              {"type":"Feature","properties":{"kind":"story"},"geometry":null}]}
            """), Options(), ReferenceSystem.BritishNationalGrid, _notes);
        var (assets, refusals) = await Reading.Split(reader.ReadAsync());
        Assert.Equal(["w/1", "h-", "h-"],
            assets.Select(asset =>
            asset.Provenance.SourceId[..Math.Min(
            asset.Provenance.SourceId.StartsWith("h-", StringComparison.Ordinal) ? 2 : 9, asset.Provenance.SourceId.Length)]));
        Assert.Equal([AssetKind.Place, AssetKind.Place, AssetKind.Story], assets.Select(asset => asset.Kind));
        Assert.Equal("learning getting-online", string.Join(' ', assets[0].Topics));
        Assert.True(assets[1].Location.Shape!.IsValid);
        Assert.IsType<Point>(assets[2].Location.Shape);
        Assert.Contains("1 shape crossed itself and was mended (row 2).", _notes.Sentences);
        Assert.Equal(["the name is missing.", "nothing looks like a name among kind."], refusals.Select(refusal => refusal.Found));
    }

    [RealDataFact]
    public async Task Real_libraries_are_read_with_the_closed_ones_retired()
    {
        var map = ColumnMap.Parse(
            """
            { "kind": { "value": "place" }, "topics": { "value": "learning" },
              "status": { "column": "Year closed", "words": { "": "published", "*": "retired" } } }
            """, "map.json");
        var reader = new AssetReader(
            InputFile.Open(RealData.Path("england/libraries_2023.csv.gz")), Options() with { Columns = map },
                ReferenceSystem.BritishNationalGrid, _notes);
        var assets = await Reading.Good(reader.ReadAsync());
        Assert.Equal(3_539, assets.Count);
        Assert.Equal(3_178, assets.Count(asset => asset.Status == AssetStatus.Published));
        var barnsley = assets[0];
        Assert.Equal(("Archives and Local Studies", "S70 2TA", "archives@barnsley.gov.uk"),
            (barnsley.Name, barnsley.Location.Postcode, barnsley.Contact?.Email));
        Assert.Equal((434_367, 406_524), (barnsley.Location.Shape!.Coordinate.X, barnsley.Location.Shape.Coordinate.Y));
    }

    [RealDataFact]
    public async Task Real_play_spaces_without_names_need_a_default_name()
    {
        var file = InputFile.Open(RealData.Path("banes/assets/banes_gss_playspace_children.geojson"));
        var (_, refusals) = await Reading.Split(
            new AssetReader(file, Options() with { Kind = AssetKind.Place }, ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());
        Assert.Equal(118, refusals.Count);
        var map = ColumnMap.Parse(
            """{"id":"ethos_id","name":{"column":"site_name","default":"{comment} {typology_e}"},"kind":{"value":"place"}}""", "map.json");
        var assets = await Reading.Good(
            new AssetReader(file, Options() with { Columns = map }, ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());
        Assert.Equal(143, assets.Count);
        Assert.Equal(("RADS-RADS-0026-0000", "Tom Huyton Play Park Play Space (Children)"),
            (assets[0].Provenance.SourceId, assets[0].Name));
    }

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static AssetReading Options() => new() { Source = "mine", Today = new DateOnly(2026, 6, 1) };

    private AssetReader Open(string text, AssetKind kind = AssetKind.Place) =>
        new(_bench.Open("assets.csv", text), Options() with { Kind = kind }, ReferenceSystem.BritishNationalGrid, _notes);
}
