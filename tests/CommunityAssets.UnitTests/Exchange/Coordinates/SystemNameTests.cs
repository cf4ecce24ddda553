using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.UnitTests.Exchange.Coordinates;

public sealed class SystemNameTests
{
    [Theory]
    [InlineData("EPSG:27700", 27700)]
    [InlineData("epsg:27700", 27700)]
    [InlineData("27700", 27700)]
    [InlineData("urn:ogc:def:crs:EPSG::27700", 27700)]
    [InlineData("urn:ogc:def:crs:EPSG:9.8.6:27700", 27700)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/3857", 3857)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    [InlineData("OGC:CRS84", 4326)]
    [InlineData("urn:ogc:def:crs:EPSG::4258", 4326)]
    [InlineData("EPSG:900913", 3857)]
    [InlineData("EPSG:29903", 29903)]
    public void The_names_that_files_use_are_known(string name, int code)
    {
        Assert.Equal(code, SystemName.Find(name)?.Code);
    }

    [Theory]
    [InlineData("EPSG:2154")]
    [InlineData("British National Grid")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("EPSG:27700 or so")]
    public void Other_names_are_not(string? name)
    {
        Assert.Null(SystemName.Find(name));
    }
}
