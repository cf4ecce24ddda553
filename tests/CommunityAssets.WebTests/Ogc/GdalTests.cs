using CommunityAssets.StorageTests.GeoPackage;
using CommunityAssets.Web;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

/// <summary>
/// The demo place, read over HTTP by GDAL and straight from its file. The published assets of the file are those that the public may see.
/// </summary>
public sealed class GdalTests : IAsyncLifetime
{
    // What GDAL and this program make of British National Grid in degrees is up to 5 m apart: 0.00008 degrees.
    private const double ShiftDegrees = 0.00008;
    private const double Millimetres = 0.002;
    private const string Published = "status = 'published' AND visibility = 'public'";
    private readonly Workplace _work = new();
    private RunningAtlas? _service;

    public async Task InitializeAsync()
    {
        if (GdalFactAttribute.Python is not null)
        {
            await Command.DoneAsync("demo", "--atlas", _work.Atlas);
            _service = await RunningAtlas.OpenAsync(_work.Atlas);
        }
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _work.Dispose();
    }

    [GdalFact]
    public void Every_collection_is_read_whole_in_degrees()
    {
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "id", "-t_srs", "OGC:CRS84", "-where", Published, "assets"),
            OpenReading.Read(_service!.Open, "id", "-oo", "PAGE_SIZE=100", "assets"), ShiftDegrees);
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "id", "-t_srs", "OGC:CRS84", "-where", Published + " AND kind = 'story'", "assets"),
            OpenReading.Read(_service.Open, "id", "assets-stories"), ShiftDegrees);
        foreach (var level in (string[])["lsoa", "msoa", "lad"])
        {
            OpenReading.AssertSame(
                OpenReading.Read(_work.Atlas, "code", "-t_srs", "OGC:CRS84", "-where", $"level_name = '{level}'", "areas"),
                OpenReading.Read(_service.Open, "code", "areas-" + level), ShiftDegrees);
        }
    }

    [GdalFact]
    public void Shapes_on_the_grid_are_those_of_the_file()
    {
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "id", "-where", Published, "assets"),
            OpenReading.Read(_service!.Items("assets", "crs=http://www.opengis.net/def/crs/EPSG/0/27700"), "id", ""), Millimetres);
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "code", "-where", "level_name = 'lsoa'", "areas"),
            OpenReading.Read(_service.Items("areas-lsoa", "crs=http://www.opengis.net/def/crs/EPSG/0/27700"), "code", ""), Millimetres);
    }

    [GdalFact]
    public void A_box_and_a_condition_keep_the_same_features()
    {
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "id", "-where", Published, "-spat", "641000", "470000", "644000", "473000", "assets"),
            OpenReading.Read(
                _service!.Items(
                    "assets",
                    "crs=http://www.opengis.net/def/crs/EPSG/0/27700&bbox=641000,470000,644000,473000"
                        + "&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/27700"),
                "id", ""),
            Millimetres);
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "id", "-t_srs", "OGC:CRS84", "-where", Published + " AND kind = 'place' AND capacity > 20", "assets"),
            OpenReading.Read(_service.Open, "id", "-oo", "PAGE_SIZE=100", "-where", "kind = 'place' AND capacity > 20", "assets"), ShiftDegrees);
        OpenReading.AssertSame(
            OpenReading.Read(_work.Atlas, "id", "-where", Published + " AND (name GLOB '*Choir*' OR cost = 'free') AND postcode IS NOT NULL", "assets"),
            OpenReading.Read(
                _service.Items(
                    "assets",
                    "crs=http://www.opengis.net/def/crs/EPSG/0/27700&filter="
                        + Uri.EscapeDataString("(name LIKE '%Choir%' OR cost = 'free') AND postcode IS NOT NULL")),
                "id", ""),
            Millimetres);
        Assert.Equal(
            OpenReading.Read(_service.Open, "id", "-spat", "1.63", "54.08", "1.67", "54.1", "assets").Keys.Order(StringComparer.Ordinal),
            OpenReading.Read(_service.Items("assets", "bbox=1.63,54.08,1.67,54.1"), "id", "").Keys.Order(StringComparer.Ordinal));
    }
}
