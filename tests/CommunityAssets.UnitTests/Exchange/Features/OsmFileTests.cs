using CommunityAssets.Exchange.Features;

namespace CommunityAssets.UnitTests.Exchange.Features;

public sealed class OsmFileTests : FeatureBench
{
    private const string Town =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6" generator="by hand">
          <bounds minlat="51" minlon="-3" maxlat="52" maxlon="-2"/>
          <node id="1" lat="51.0" lon="-2.0"/>
          <node id="2" lat="51.0" lon="-1.9"/>
          <node id="3" lat="51.1" lon="-1.9"/>
          <node id="4" lat="51.1" lon="-2.0"/>
          <node id="5" lat="51.02" lon="-1.98"/>
          <node id="6" lat="51.02" lon="-1.96"/>
          <node id="7" lat="51.04" lon="-1.96"/>
          <node id="-8" lat="51.05" lon="-1.95"><tag k="amenity" v="library"/><tag k="name" v="Reading Room"/></node>
          <node id="9" lat="51.06" lon="-1.95" action="delete"><tag k="amenity" v="pub"/></node>
          <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="footway"/></way>
          <way id="11"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="leisure" v="park"/></way>
          <way id="12"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="junction" v="roundabout"/></way>
          <way id="13"><nd ref="1"/><nd ref="2"/></way>
          <way id="14"><nd ref="3"/><nd ref="2"/></way>
          <way id="15"><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
          <way id="16"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/></way>
          <way id="17"><nd ref="1"/><nd ref="99"/><tag k="highway" v="path"/></way>
          <relation id="20"><member type="way" ref="13" role="outer"/><member type="way" ref="15" role="outer"/><member type="way" ref="14" role="outer"/>
            <member type="way" ref="16" role="inner"/><tag k="type" v="multipolygon"/><tag k="landuse" v="allotments"/></relation>
          <relation id="21"><member type="way" ref="13" role="outer"/><member type="way" ref="98" role="outer"/><tag k="type" v="multipolygon"/></relation>
          <relation id="22"><member type="node" ref="1"/><tag k="type" v="route"/></relation>
        </osm>
        """;

    [Fact]
    public async Task Nodes_ways_and_multipolygons_become_points_lines_and_polygons()
    {
        var features = (await Good("town.osm", Town)).ToDictionary(feature => feature.Id!, StringComparer.Ordinal);

        Assert.Equal(["node/-8", "way/10", "way/11", "way/12", "relation/20"], features.Keys);
        Assert.Equal("POINT (-1.95 51.05)", features["node/-8"].Geometry!.AsText());
        Assert.Equal("Reading Room", features["node/-8"].Attributes["name"]);
        Assert.Equal("LINESTRING (-2 51, -1.9 51, -1.9 51.1)", features["way/10"].Geometry!.AsText());
        Assert.Equal("POLYGON ((-2 51, -1.9 51, -1.9 51.1, -2 51.1, -2 51))", features["way/11"].Geometry!.AsText());
        Assert.Equal("LineString", features["way/12"].Geometry!.GeometryType);
        var allotments = features["relation/20"].Geometry!;
        Assert.Equal("Polygon", allotments.GeometryType);
        // A square of 0.1 by 0.1 less a triangle of half of 0.02 by 0.02.
        Assert.Equal(0.01 - 0.0002, allotments.Area, 1e-9);
        Assert.Equal(
            ["1 way lies partly outside the file and was left out.", "1 area of several ways lies partly outside the file and was left out."],
            Notes.Sentences);
    }

    [Theory]
    [InlineData("area", "yes", true)]
    [InlineData("building", "yes", true)]
    [InlineData("amenity", "school", true)]
    [InlineData("highway", "service", false)]
    [InlineData("barrier", "fence", false)]
    [InlineData("natural", "cliff", false)]
    [InlineData("natural", "wood", true)]
    [InlineData("building", "no", false)]
    public void A_closed_way_is_an_area_by_its_tags(string key, string value, bool expected)
    {
        Assert.Equal(expected, OsmAreaTags.IsArea(new Dictionary<string, object?>(StringComparer.Ordinal) { [key] = value }));
    }

    [Fact]
    public async Task A_node_without_a_place_is_refused_by_its_id()
    {
        var refusal = await Refused("a.osm", """<osm><node id="5" lat="x" lon="-2"><tag k="a" v="b"/></node></osm>""");

        Assert.Equal("node/5", refusal.Column);
    }

    [Fact]
    public async Task A_document_type_definition_is_never_read()
    {
        var message = await Unreadable("a.osm", """<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a SYSTEM "file:///etc/hostname">]><osm>&a;</osm>""");

        Assert.Contains("document type definition", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<osm><node id='1' lat='51' lon='-2'>", "cut off")]
    [InlineData("<osm><node id='1' lat='51' lon='-2'></way></osm>", "not valid XML")]
    [InlineData("<osm><way id='x'/></osm>", "no whole number as its id")]
    [InlineData("<gpx></gpx>", "<gpx>")]
    public async Task Damaged_and_foreign_xml_is_refused(string text, string expected)
    {
        Assert.Contains(expected, await Unreadable("a.osm", text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_never_ends_is_given_up_before_it_fills_the_memory()
    {
        Assert.Contains("longer than 4 MB", await Unreadable("a.osm", "<osm><node id='1' note='" + new string('x', 6_000_000)), StringComparison.Ordinal);
    }
}
