using CommunityAssets.Storage.GeoPackage;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.StorageTests.GeoPackage;

public sealed class GeometryBlobTests
{
    [Fact]
    public void A_point_is_written_as_the_standard_says()
    {
        // GP, version 0, little-endian without an envelope, 27700, then well-known binary.
        var blob = GeometryBlob.Write(new Point(1, 2), 27700)!;
        Assert.Equal("4750000134" + "6C0000" + "0101000000" + "000000000000F03F" + "0000000000000040", Convert.ToHexString(blob));
    }

    [Theory]
    [InlineData("LINESTRING (0 0, 10 10, 20 0)")]
    [InlineData("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))")]
    [InlineData("MULTIPOINT ((0 0), (5 5))")]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")]
    [InlineData("GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))")]
    public void A_geometry_comes_back_as_it_went_in_with_its_box_in_the_header(string text)
    {
        var geometry = new WKTReader().Read(text);
        var blob = GeometryBlob.Write(geometry, 27700)!;
        Assert.Equal(text, GeometryBlob.Read(blob, 27700).AsText());
        Assert.Equal(27700, GeometryBlob.Read(blob, 27700).SRID);
        Assert.Equal(geometry.EnvelopeInternal, GeometryBlob.Box(blob));
        Assert.False(GeometryBlob.TryReadPoint(blob, out _, out _));
    }

    [Fact]
    public void Nothing_and_an_empty_geometry_are_not_stored()
    {
        Assert.Null(GeometryBlob.Write(null, 27700));
        Assert.Null(GeometryBlob.Write(Polygon.Empty, 27700));
        Assert.Null(GeometryBlob.WriteMultiPolygon(null, 27700));
    }

    [Fact]
    public void Heights_are_left_behind()
    {
        var line = new LineString([new CoordinateZ(0, 0, 9), new CoordinateZ(1, 1, 9)]);
        Assert.Equal("LINESTRING (0 0, 1 1)", GeometryBlob.Read(GeometryBlob.Write(line, 27700)!, 27700).AsText());
    }

    [Fact]
    public void An_area_is_stored_as_a_multipolygon_and_told_as_the_polygon_it_is()
    {
        var square = new WKTReader().Read("POLYGON ((0 0, 1 0, 1 1, 0 0))");
        var blob = GeometryBlob.WriteMultiPolygon(square, 27700)!;
        Assert.IsType<MultiPolygon>(GeometryBlob.Read(blob, 27700));
        Assert.Equal(square.AsText(), GeometryBlob.ReadArea(blob, 27700).AsText());
        Assert.Equal(27700, GeometryBlob.ReadArea(blob, 27700).SRID);
    }

    [Fact]
    public void A_point_that_another_program_wrote_big_endian_or_with_an_envelope_is_read()
    {
        var bigEndian = Convert.FromHexString("47500000" + "00006C34" + "0000000001" + "3FF0000000000000" + "4000000000000000");
        Assert.Equal("POINT (1 2)", GeometryBlob.Read(bigEndian, 27700).AsText());
        Assert.Equal(new Envelope(1, 1, 2, 2), GeometryBlob.Box(bigEndian));
        var withEnvelope = Convert.FromHexString(
            "47500003346C0000" + "000000000000F03F000000000000F03F00000000000000400000000000000040"
                + "0101000000000000000000F03F0000000000000040");
        Assert.Equal("POINT (1 2)", GeometryBlob.Read(withEnvelope, 27700).AsText());
        Assert.Equal(new Envelope(1, 1, 2, 2), GeometryBlob.Box(withEnvelope));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4750")]
    [InlineData("58580001346C0000")]
    [InlineData("475000FF346C0000")]
    public void Other_bytes_are_refused(string hex) =>
        Assert.Throws<FormatException>(() => GeometryBlob.Read(Convert.FromHexString(hex), 27700));
}
