using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class NetworkReaderTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_line_keeps_its_id_its_kind_and_its_length_in_metres()
    {
        var edge = Assert.Single(await Reading.Good(Open(Feature("""{"id":"A1","classifica":"Local Road"}""", "[[-2.36,51.38],[-2.36,51.39]]")).ReadAsync()));

        Assert.Equal(("A1", "Local Road", true, "os"), (edge.SourceId, edge.Kind, edge.Walkable, edge.Source));
        // A hundredth of a degree of latitude at 51.385°N is 1,112.6 m on the ellipsoid.
        Assert.Equal(1112.6, edge.Metres, 0.5);
        Assert.Equal(edge.Line.Length, edge.Metres);
    }

    [Fact]
    public async Task A_line_of_several_parts_gives_one_stretch_for_each()
    {
        var edges = await Reading.Good(Open(Feature("""{"id":"A1"}""", "[[[-2.36,51.38],[-2.36,51.39]],[[-2.35,51.38],[-2.35,51.39]]]", "MultiLineString")).ReadAsync());

        Assert.Equal(["A1", "A1/2"], edges.Select(edge => edge.SourceId));
    }

    [Fact]
    public async Task A_line_without_an_id_gets_the_same_hash_each_time_and_the_same_line_comes_once()
    {
        var text = Feature("{}", "[[-2.36,51.38],[-2.36,51.39]]") + "\n" + Feature("{}", "[[-2.36,51.38],[-2.36,51.39]]");
        var first = Assert.Single(await Reading.Good(Open(text).ReadAsync()));
        var again = Assert.Single(await Reading.Good(Open(text).ReadAsync()));

        Assert.Equal(32, first.SourceId.Length);
        Assert.Equal(first.SourceId, again.SourceId);
        Assert.Equal("2 lines came twice and were taken once (row 2).", Assert.Single(_notes.Sentences));
    }

    [Theory]
    [InlineData("""{"road_classification":"Motorway"}""", "Motorway", false)]
    [InlineData("""{"class":"A Road"}""", "A Road", true)]
    [InlineData("""{"status":"FP","type":2.0}""", "FP", true)]
    [InlineData("""{"highway":"motorway"}""", "motorway", false)]
    [InlineData("""{"highway":"motorway_link"}""", "motorway_link", false)]
    [InlineData("""{"highway":"trunk"}""", "trunk", true)]
    [InlineData("""{"highway":"trunk","motorroad":"yes"}""", "trunk", false)]
    [InlineData("""{"highway":"trunk","foot":"no"}""", "trunk", false)]
    [InlineData("""{"highway":"service","access":"private"}""", "service", false)]
    [InlineData("""{"highway":"track","access":"private","foot":"permissive"}""", "track", true)]
    [InlineData("""{"highway":"cycleway"}""", "cycleway", true)]
    [InlineData("{}", null, true)]
    public async Task Whether_people_may_walk_is_read_off_the_attributes(string properties, string? kind, bool walkable)
    {
        var edge = Assert.Single(await Reading.Good(Open(Feature(properties, "[[-2.36,51.38],[-2.36,51.39]]")).ReadAsync()));

        Assert.Equal((kind, walkable), (edge.Kind, edge.Walkable));
    }

    [Fact]
    public async Task Points_are_refused_and_lines_of_no_length_left_out()
    {
        var (records, refusals) = await Reading.Split(Open(
            Feature("{}", "[-2.36,51.38]", "Point") + "\n" + Feature("{}", "[[-2.36,51.38],[-2.36,51.38]]") + "\n" + """{"type":"Feature","properties":{},"geometry":null}""").ReadAsync());

        Assert.Empty(records);
        Assert.Equal(["the feature is a Point, and a network is made of lines.", "the feature has no shape."], refusals.Select(refusal => refusal.Found));
        Assert.Equal(["1 line of no length was left out (row 2)."], _notes.Sentences);
    }

    [Fact]
    public async Task Ways_of_OpenStreetMap_are_split_where_they_meet()
    {
        // Way 10 runs 1-2-3; way 11 leaves it at 2; 12 is a loop from 3 through 5 and back; the motorway 13 crosses no node; 14 is not built yet.
        const string town =
            """
            <osm><node id="1" lat="51.38" lon="-2.36"/><node id="2" lat="51.38" lon="-2.35"/><node id="3" lat="51.38" lon="-2.34"/><node id="4" lat="51.39" lon="-2.35"/>
            <node id="5" lat="51.39" lon="-2.34"/><node id="6" lat="51.39" lon="-2.33"/>
            <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
            <way id="11"><nd ref="2"/><nd ref="4"/><tag k="highway" v="steps"/></way>
            <way id="12"><nd ref="3"/><nd ref="5"/><nd ref="6"/><nd ref="3"/><tag k="highway" v="service"/></way>
            <way id="13"><nd ref="1"/><nd ref="6"/><tag k="highway" v="motorway"/></way>
            <way id="14"><nd ref="1"/><nd ref="4"/><tag k="highway" v="proposed"/></way>
            <way id="15"><nd ref="1"/><nd ref="77"/><tag k="highway" v="path"/></way>
            <way id="16"><nd ref="1"/><nd ref="2"/><tag k="waterway" v="river"/></way></osm>
            """;

        var edges = await Reading.Good(new NetworkReader(_bench.Open("town.osm", town), "osm", ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());

        Assert.Equal(
            ["way/10#1", "way/10#2", "way/11#1", "way/12#1", "way/12#2", "way/13#1"],
            edges.Select(edge => edge.SourceId));
        Assert.Equal([true, true, true, true, true, false], edges.Select(edge => edge.Walkable));
        Assert.Equal(edges[0].Line.EndPoint.Coordinate, edges[2].Line.StartPoint.Coordinate);
        Assert.Equal(["1 stretch of a way lies partly outside the file and was left out."], _notes.Sentences);
    }

    [Fact]
    public async Task Exported_lines_of_OpenStreetMap_are_split_where_they_share_a_vertex()
    {
        // As GDAL exports them: tags beyond the first few in other_tags. The second way meets the first in its middle; the third is a river.
        var text = string.Join(
            '\n',
            Feature("""{"osm_id":"10","highway":"residential","other_tags":"\"foot\"=>\"no\""}""", "[[-2.36,51.38],[-2.35,51.38],[-2.34,51.38]]"),
            Feature("""{"osm_id":"11","highway":"steps"}""", "[[-2.35,51.38],[-2.35,51.39]]"),
            Feature("""{"osm_id":"12","highway":null,"waterway":"river"}""", "[[-2.36,51.38],[-2.36,51.39]]"));

        var edges = await Reading.Good(Open(text).ReadAsync());

        Assert.Equal(["10", "10/2", "11"], edges.Select(edge => edge.SourceId));
        Assert.Equal([false, false, true], edges.Select(edge => edge.Walkable));
        Assert.Equal(edges[0].Line.EndPoint.Coordinate, edges[2].Line.StartPoint.Coordinate);
        Assert.Equal(["1 line that is no way (rivers, fences) was passed over."], _notes.Sentences);
    }

    [RealDataFact]
    public async Task The_real_road_network_has_the_length_that_GDAL_measures_and_its_junctions_meet()
    {
        // GDAL 3.6.2: 9,015 features of 9,040 parts, 1,303,180.3 m on EPSG:27700. Distinct end points as told with the data: 7,987.
        var edges = await Reading.Good(new NetworkReader(
            InputFile.Open(RealData.Path("banes/network/roads.geojson.gz")), "os", ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());

        Assert.Equal(9040, edges.Count);
        Assert.Equal(1_303_180.3, edges.Sum(edge => edge.Metres), 1.0);
        Assert.Equal(9040, edges.Select(edge => edge.SourceId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(7987, edges.SelectMany(edge => new[] { edge.Line.StartPoint, edge.Line.EndPoint })
            .Select(point => (Math.Round(point.X, 2), Math.Round(point.Y, 2))).Distinct().Count());
    }

    private static string Feature(string properties, string coordinates, string type = "LineString") =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}""";

    private NetworkReader Open(string text) => new(_bench.Open("n.geojson", text), "os", ReferenceSystem.BritishNationalGrid, _notes);
}
