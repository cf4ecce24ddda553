using System.Globalization;
using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Readers;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.Features;

public sealed class GeoJsonTests : FeatureBench
{
    private const string Bath = """{"type":"Feature","id":"b1","properties":{"name":"Bath","n":3,"x":2.5,"open":true,"gone":null,"tags":{"a":[1,2]}},"geometry":{"type":"Point","coordinates":[-2.36,51.38,12.5]}}""";

    [Fact]
    public async Task A_feature_keeps_its_id_its_attributes_by_type_and_its_place_without_height()
    {
        var feature = Assert.Single(await Good("a.geojson", Collection(Bath)));

        Assert.Equal("b1", feature.Id);
        Assert.Equal(4326, feature.System.Code);
        Assert.Equal("POINT (-2.36 51.38)", feature.Geometry!.AsText());
        Assert.Equal("Bath", feature.Attributes["NAME"]);
        Assert.Equal(3L, feature.Attributes["n"]);
        Assert.Equal(2.5, feature.Attributes["x"]);
        Assert.Equal(true, feature.Attributes["open"]);
        Assert.Null(feature.Attributes["gone"]);
        Assert.Equal("""{"a":[1,2]}""", feature.Attributes["tags"]);
    }

    [Fact]
    public async Task Members_may_stand_in_any_order()
    {
        var feature = Assert.Single(await Good(
            "a.geojson",
            """{"features":[{"geometry":{"coordinates":[[-2.36,51.38],[-2.35,51.38]],"type":"LineString"},"properties":null,"id":7,"type":"Feature"}],"bbox":[1,2,3,4],"type":"FeatureCollection"}"""));

        Assert.Equal("LINESTRING (-2.36 51.38, -2.35 51.38)", feature.Geometry!.AsText());
        Assert.Equal("7", feature.Id);
        Assert.Empty(feature.Attributes);
    }

    [Theory]
    [InlineData("""{"type":"MultiPoint","coordinates":[[-2,51],[-2.1,51]]}""", "MULTIPOINT ((-2 51), (-2.1 51))")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[-2,51],[-2.1,51]],[[-2,52],[-2.1,52]]]}""", "MULTILINESTRING ((-2 51, -2.1 51), (-2 52, -2.1 52))")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[-2,51],[-1,51],[-1,52],[-2,51]],[[-1.3,51.2],[-1.2,51.2],[-1.2,51.3],[-1.3,51.2]]]}""",
        "POLYGON ((-2 51, -1 51, -1 52, -2 51), (-1.3 51.2, -1.2 51.2, -1.2 51.3, -1.3 51.2))")]
    [InlineData(
        """{"type":"MultiPolygon","coordinates":[[[[-2,51],[-1,51],[-1,52],[-2,51]]],[[[0,51],[1,51],[1,52],[0,51]]]]}""",
        "MULTIPOLYGON (((-2 51, -1 51, -1 52, -2 51)), ((0 51, 1 51, 1 52, 0 51)))")]
    [InlineData(
        """{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-2,51]},{"type":"LineString","coordinates":[[-2,51],[-2.1,51]]}]}""",
        "GEOMETRYCOLLECTION (POINT (-2 51), LINESTRING (-2 51, -2.1 51))")]
    public async Task Every_type_of_geometry_is_read(string geometry, string expected)
    {
        Assert.Equal(expected, Assert.Single(await Good("a.geojson", Collection(Feature(geometry)))).Geometry!.AsText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"Point","coordinates":[]}""")]
    public async Task A_feature_may_have_no_shape(string geometry)
    {
        Assert.Null(Assert.Single(await Good("a.geojson", Collection(Feature(geometry)))).Geometry);
    }

    [Fact]
    public async Task Features_one_to_a_line_are_read_with_or_without_record_separators()
    {
        var features = await Good("a.geojsonl", Bath + "\n" + "\u001e" + Feature("""{"type":"Point","coordinates":[-2,51]}""") + "\n\n");

        Assert.Equal(2, features.Count);
        Assert.Equal("POINT (-2 51)", features[1].Geometry!.AsText());
    }

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}""")]
    [InlineData("""{"type":"EPSG","properties":{"code":27700}}""")]
    public async Task The_crs_member_of_old_is_heeded_before_and_behind_the_features(string crs)
    {
        var feature = Feature("""{"type":"Point","coordinates":[375154,165745]}""");

        foreach (var text in (string[])[
            $$"""{"type":"FeatureCollection","crs":{{crs}},"features":[{{feature}}]}""",
            $$"""{"type":"FeatureCollection","features":[{{feature}},{{feature}}],"crs":{{crs}}}""",
            $$"""{"type":"Point","coordinates":[375154,165745],"crs":{{crs}}}""",
            $$"""{"type":"Feature","geometry":{"type":"Point","coordinates":[375154,165745]},"crs":{{crs}},"properties":{} }"""])
        {
            var read = await Good("a.geojson", text);
            Assert.Equal(27700, read[^1].System.Code);
            Assert.Equal(27700, read[^1].Geometry!.SRID);
            Assert.Equal(375154, read[^1].Geometry!.Coordinate.X);
        }
    }

    [Fact]
    public async Task A_crs_behind_the_features_that_does_not_fit_them_refuses_the_file()
    {
        const string text = """{"type":"FeatureCollection","features":[""" + Bath + """],"crs":{"type":"name","properties":{"name":"EPSG:27700"}}}""";

        Assert.Contains("stands behind the features", await Unreadable("a.geojson", text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crs_that_is_not_known_refuses_the_file_and_says_how_to_convert()
    {
        const string text = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[]}""";

        Assert.Contains("ogr2ogr -t_srs EPSG:27700", await Unreadable("a.geojson", text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[51.38,-2.36]}""", "wrong way round")]
    [InlineData("""{"type":"Point","coordinates":[375154,165745]}""", "easting")]
    [InlineData("""{"type":"Point","coordinates":[0,0]}""", "not known")]
    [InlineData("""{"type":"LineString","coordinates":[[-2,51],[20,51]]}""", "outside Britain")]
    [InlineData("""{"type":"Point","coordinates":["-2",51]}""", "'-2' stands where a number should")]
    [InlineData("""{"type":"Point","coordinates":[-2,null]}""", "'null' stands where a number should")]
    [InlineData("""{"type":"Point","coordinates":[-2]}""", "fewer than two numbers")]
    [InlineData("""{"type":"Point","coordinates":[1e999,51]}""", "too large")]
    [InlineData("""{"type":"LineString","coordinates":[[-2,51]]}""", "only one point")]
    [InlineData("""{"type":"Polygon","coordinates":[[-2,51],[-1,51],[-1,52],[-2,51]]}""", "not nested deep enough")]
    [InlineData("""{"type":"LineString","coordinates":[[[-2,51],[-1,51]]]}""", "nested too deep")]
    [InlineData("""{"type":"Polygon","coordinates":[[[-2,51],[-1,51]]]}""", "fewer than three corners")]
    [InlineData("""{"type":"Circle","coordinates":[-2,51]}""", "\"Circle\" is not a type")]
    [InlineData("""{"type":"Point"}""", "no coordinates")]
    [InlineData("5", "not a GeoJSON geometry")]
    public async Task What_is_wrong_with_one_feature_is_told_with_its_number_and_the_others_are_read(string geometry, string expected)
    {
        var (good, refusals) = await Reading.Split(
            FeatureFile.ReadAsync(Bench.Open("a.geojson", Collection(Bath, Feature(geometry), Bath)), layer: null, Notes));

        Assert.Equal(2, good.Count);
        var refusal = Assert.Single(refusals);
        Assert.Equal(2, refusal.Row);
        Assert.Contains(expected, refusal.Found, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Advice);
    }

    [Theory]
    [InlineData("""{"type":"Feature","properties":5,"geometry":null}""", "properties")]
    [InlineData("""{"properties":{},"geometry":null}""", "type")]
    [InlineData("7", null)]
    public async Task A_thing_that_is_no_feature_is_refused(string feature, string? member)
    {
        Assert.Equal(member, (await Refused("a.geojson", Collection(feature))).Column);
    }

    [Fact]
    public async Task A_ring_that_does_not_end_where_it_began_is_closed_and_noted()
    {
        var feature = Assert.Single(await Good("a.geojson", Collection(Feature("""{"type":"Polygon","coordinates":[[[-2,51],[-1,51],[-1,52]]]}"""))));

        Assert.Equal("POLYGON ((-2 51, -1 51, -1 52, -2 51))", feature.Geometry!.AsText());
        Assert.Equal(["1 ring did not end where it began and was closed (row 1)."], Notes.Sentences);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_is_told_as_such()
    {
        var text = Collection(Bath, Bath);

        foreach (var length in (int[])[30, 45, text.Length / 2, text.Length - 1])
        {
            Assert.Contains("cut off", await Unreadable("a.geojson", text[..length]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5,")]
    public async Task Bad_syntax_is_told_with_its_line_and_byte(string number)
    {
        var message = await Unreadable("a.geojson", Collection(Bath, "\n" + Feature($$"""{"type":"Point","coordinates":[{{number}},51]}""")));

        Assert.StartsWith("a.geojson, line 2, byte ", message, StringComparison.Ordinal);
        Assert.Contains("not valid JSON", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brackets_nested_without_end_are_given_up()
    {
        Assert.Contains("nested more than 64 deep", await Unreadable("a.geojson", Collection(new string('[', 100_000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1,2,3]", "a list")]
    [InlineData("""{"services":[]}""", "without \"type\"")]
    [InlineData("""{"type":"Banana"}""", "\"Banana\"")]
    [InlineData("""{"type":"FeatureCollection"}""", "no \"features\"")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""", "not a list")]
    [InlineData("""{"type":"FeatureCollection","features":[]} {}""", "follows after the end")]
    public async Task Json_of_another_sort_is_refused_with_what_it_is(string text, string expected)
    {
        Assert.Contains(expected, await Unreadable("a.geojson", text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused()
    {
        var bytes = Encoding.Latin1.GetBytes(Collection(Bath.Replace("Bath", "Caf\u00e9", StringComparison.Ordinal)));
        var (_, refusals) = await Reading.Split(FeatureFile.ReadAsync(Bench.Open("a.geojson", bytes), layer: null, Notes));

        Assert.Contains("UTF-8", Assert.Single(refusals).Advice, StringComparison.Ordinal);
        Assert.Contains("UTF-16", await Unreadable("b.geojson", [0xff, 0xfe, (byte)'{', 0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_and_gzip_are_read_through()
    {
        Assert.Single(await Good("a.geojson", "\ufeff" + Collection(Bath)));
        Assert.Single(await Reading.Good(FeatureFile.ReadAsync(Bench.Open("a.gz", Workbench.Gzip(Collection(Bath))), layer: null, Notes)));
    }

    [Fact]
    public async Task One_long_line_is_read_without_holding_it()
    {
        var path = Path.Combine(Bench.Folder, "long.geojson");
        await using (var text = new StreamWriter(path))
        {
            await text.WriteAsync("""{"type":"FeatureCollection","features":[""");
            for (var i = 0; i < 20_000; i++)
            {
                await text.WriteAsync((i == 0 ? "" : ",") + Feature(
                    $$"""{"type":"LineString","coordinates":[{{string.Join(',', Enumerable.Range(0, 50).Select(n => string.Create(CultureInfo.InvariantCulture, $"[-2.{n:D3},51.{i:D5}]")))}}]}"""));
            }

            await text.WriteAsync("]}");
        }

        var file = InputFile.Open(path);
        var count = 0;
        await foreach (var row in FeatureFile.ReadAsync(file, layer: null, Notes))
        {
            Assert.Equal(50, row.Record!.Geometry!.NumPoints);
            Assert.True(++count > 1 || file.Position < 1_000_000, "features come before the file is read to its end");
        }

        Assert.Equal(20_000, count);

        using var json = new JsonStream(file.OpenContent(), file.Name);
        json.Read();
        while (json.Read() && json.Token == System.Text.Json.JsonTokenType.PropertyName)
        {
            json.Skip();
        }

        Assert.True(json.Held <= 1 << 17, "passing over 20 MB takes no more than a piece of it");
    }

    [Fact]
    public async Task Reading_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var rows = FeatureFile.ReadAsync(Bench.Open("a.geojson", Collection(Bath, Bath)), layer: null, Notes, stop.Token);

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in rows)
            {
                await stop.CancelAsync();
            }
        });
    }

    [Theory]
    [InlineData("code,name\n1,2\n", "no geographic file")]
    [InlineData("<kml/>", "begins with <kml>")]
    [InlineData("<kml/>", "ogr2ogr converted.gpkg a.dat")]
    public async Task Files_of_other_sorts_are_refused_with_what_to_do(string text, string expected)
    {
        Assert.Contains(expected, await Unreadable("a.dat", text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shapefiles_and_pbf_are_named_and_a_conversion_given()
    {
        Assert.Contains("shapefile", await Unreadable("a.shp", [0, 0, 0x27, 0x0a, 0, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("osmium cat", await Unreadable("a.pbf", [0, 0, 0, 13, 10, 9, .. "OSMHeader"u8]), StringComparison.Ordinal);
    }

    [RealDataFact]
    public async Task Real_files_hold_as_many_features_and_points_as_GDAL_finds()
    {
        // Counts by ogrinfo -al of GDAL 3.6.2.
        foreach (var (file, features) in ((string, int)[])[
            ("banes/boundaries/lsoa_2011.geojson", 115), ("banes/boundaries/oa_2011.geojson", 583), ("banes/boundaries/parishes.geojson.gz", 52),
            ("banes/network/roads.geojson.gz", 9015), ("banes/postcodes/postcodes.geojson.gz", 5783), ("banes/assets/os_greenspace_site.geojson.gz", 520),
            ("england/lsoa21_boundaries_ew_simplified.geojson.gz", 35672), ("lac_areas/swansea_lsoa_2011.topojson", 148),
            ("lac_areas/isle_of_wight_ward.topojson", 39)])
        {
            var read = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(RealData.Path(file)), layer: null, Notes));
            Assert.Equal(features, read.Count);
            Assert.All(read, feature => Assert.NotNull(feature.Geometry));
        }
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Feature(string geometry) => $$"""{"type":"Feature","properties":{},"geometry":{{geometry}}}""";
}
