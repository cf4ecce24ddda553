using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class OpenStreetMapReaderTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_library_keeps_all_that_its_tags_say()
    {
        var asset = Assert.Single(await Read("town.osm", Xml(
            """
            <node id="1" lat="51.38" lon="-2.36">
              <tag k="amenity" v="library"/><tag k="name" v="Moorland Road Library"/><tag k="description" v="Books &amp; company"/>
              <tag k="addr:housenumber" v="3"/><tag k="addr:street" v="Moorland Road"/><tag k="addr:city" v="Bath"/><tag k="addr:postcode" v="ba23pl"/>
              <tag k="opening_hours" v="Mo-Tu 09:00-17:00; PH off"/><tag k="wheelchair" v="yes"/><tag k="toilets:wheelchair" v="no"/><tag k="hearing_loop" v="yes"/>
              <tag k="contact:phone" v="+44 1225 000000; +44 1225 000001"/><tag k="website" v="https://library.example/"/><tag k="fee" v="no"/><tag k="min_age" v="5"/>
            </node>
            """)));

        Assert.Equal(("node/1", "osm"), (asset.Provenance.SourceId, asset.Provenance.Source));
        Assert.Equal("ODbL 1.0, © OpenStreetMap contributors", asset.Provenance.Licence);
        Assert.Equal((AssetKind.Place, "Moorland Road Library", "Books & company"), (asset.Kind, asset.Name, asset.Summary));
        Assert.Equal(["learning", "getting-online"], asset.Topics.AsEnumerable());
        Assert.Equal("3 Moorland Road, Bath, BA2 3PL", asset.Location.Address);
        Assert.Equal(("BA2 3PL", Placement.Coordinates), (asset.Location.Postcode, asset.Location.Placement));
        var (x, y) = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.BritishNationalGrid).Apply(-2.36, 51.38);
        Assert.Equal((x, y), (asset.Location.Shape!.Coordinate.X, asset.Location.Shape.Coordinate.Y));
        Assert.Equal(["Mon 09:00-17:00", "Tue 09:00-17:00"], asset.Sessions.Select(SessionText.Format));
        Assert.Equal(
            (Answer.Yes, Answer.No, Answer.Yes, Answer.NotKnown),
            (asset.Access[AccessFeature.StepFree], asset.Access[AccessFeature.AccessibleToilet], asset.Access[AccessFeature.HearingLoop], asset.Access[AccessFeature.Bsl]));
        Assert.Equal(new Contact("+44 1225 000000", null, "https://library.example/"), asset.Contact);
        Assert.Equal(new Cost(CostKind.Free), asset.Cost);
        Assert.Equal(new Audience(5), asset.Audience);
    }

    [Fact]
    public async Task What_is_no_asset_private_or_nameless_is_left_out_and_counted()
    {
        var assets = await Read("town.osm", Xml(
            """
            <node id="1" lat="51.38" lon="-2.36"><tag k="highway" v="crossing"/></node>
            <node id="2" lat="51.38" lon="-2.36"><tag k="leisure" v="garden"/><tag k="access" v="private"/><tag k="name" v="Mine"/></node>
            <node id="3" lat="51.38" lon="-2.36"><tag k="amenity" v="cafe"/></node>
            <node id="4" lat="51.38" lon="-2.36"><tag k="leisure" v="playground"/></node>
            <node id="5" lat="51.38" lon="-2.36"><tag k="landuse" v="allotments"/><tag k="addr:street" v="Ashley Road"/></node>
            """));

        Assert.Equal(["Playground", "Allotments, Ashley Road"], assets.Select(asset => asset.Name));
        Assert.Equal(
            ["1 feature with no tag of an asset was passed over.", "1 place that is private or out of use was left out.", "1 feature without a name was left out."],
            _notes.Sentences);
    }

    [Fact]
    public async Task Times_that_cannot_be_read_are_kept_as_words()
    {
        var assets = await Read("town.osm", Xml(
            """
            <node id="1" lat="51.38" lon="-2.36"><tag k="amenity" v="pub"/><tag k="name" v="A"/><tag k="opening_hours" v="Apr-Sep 10:00-17:00"/></node>
            <node id="2" lat="51.38" lon="-2.36"><tag k="leisure" v="park"/><tag k="name" v="B"/><tag k="opening_hours" v="24/7"/><tag k="description" v="Green."/></node>
            """));

        Assert.Equal(["Times: Apr-Sep 10:00-17:00.", "Green.\nAlways open."], assets.Select(asset => asset.Summary));
        Assert.All(assets, asset => Assert.Empty(asset.Sessions));
    }

    [Theory]
    [InlineData("""{"amenity":"pub","name":"A","charge":"2.50 GBP"}""", 2.5)]
    [InlineData("""{"amenity":"pub","name":"A","charge":"£3/hour"}""", 3.0)]
    public async Task Charges_in_pounds_are_costs(string properties, double pounds)
    {
        Assert.Equal(new Cost(CostKind.Amount, (decimal)pounds), Assert.Single(await Read("a.geojson", Feature(properties))).Cost);
    }

    [Theory]
    [InlineData("""{"@id":"way/12","amenity":"pub","name":"A"}""", "way/12")]
    [InlineData("""{"full_id":"r12","amenity":"pub","name":"A"}""", "relation/12")]
    [InlineData("""{"osm_id":"12","amenity":"pub","name":"A"}""", "node/12")]
    [InlineData("""{"osm_id":12,"osm_type":"way","amenity":"pub","name":"A"}""", "way/12")]
    [InlineData("""{"osm_id":"12","name":"A","other_tags":"\"amenity\"=>\"pub\",\"note\"=>\"say \\\"hi\\\"\""}""", "node/12")]
    [InlineData("""{"id":"node/12","tags":{"amenity":"pub","name":"A"}}""", "node/12")]
    [InlineData("""{"amenity":"pub","name":"A"}""", "h-")]
    public async Task Exports_of_OpenStreetMap_are_read_whichever_way_they_write_tags_and_ids(string properties, string expected)
    {
        var asset = Assert.Single(await Read("a.geojson", Feature(properties)));

        Assert.StartsWith(expected, asset.Provenance.SourceId, StringComparison.Ordinal);
        Assert.Equal((AssetKind.Enterprise, "A"), (asset.Kind, asset.Name));
    }

    [Fact]
    public async Task The_id_of_a_GeoJSON_feature_counts_when_it_is_of_OpenStreetMap()
    {
        var asset = Assert.Single(await Read(
            "a.geojson", """{"type":"Feature","id":"way/7","properties":{"amenity":"pub","name":"A"},"geometry":{"type":"Point","coordinates":[-2.36,51.38]}}"""));

        Assert.Equal("way/7", asset.Provenance.SourceId);
    }

    [Fact]
    public async Task A_park_drawn_as_an_area_keeps_its_shape_and_a_broken_one_is_mended()
    {
        var park = Assert.Single(await Read("town.osm", Xml(
            """
            <node id="1" lat="51.38" lon="-2.36"/><node id="2" lat="51.39" lon="-2.35"/><node id="3" lat="51.38" lon="-2.35"/><node id="4" lat="51.39" lon="-2.36"/>
            <way id="9"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="leisure" v="park"/><tag k="name" v="Bow"/></way>
            """)));

        Assert.True(park.Location.Shape!.IsValid);
        Assert.Equal("MultiPolygon", park.Location.Shape.GeometryType);
        Assert.Equal(["1 shape crossed itself and was mended (row 1)."], _notes.Sentences);
    }

    private static string Xml(string elements) => $"<osm version=\"0.6\">{elements}</osm>";

    private static string Feature(string properties) =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"Point","coordinates":[-2.36,51.38]}}""";

    private Task<IReadOnlyList<Asset>> Read(string name, string text) => Reading.Good(new OpenStreetMapReader(
        _bench.Open(name, text), new AssetReading { Source = "osm", Today = new DateOnly(2026, 3, 12) }, ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());
}
