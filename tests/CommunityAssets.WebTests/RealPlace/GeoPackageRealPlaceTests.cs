using CommunityAssets.WebTests.Ogc;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>The real place in one embedded file.</summary>
public sealed class GeoPackageRealPlaceTests(GeoPackageRealPlaceTests.Filled place) : RealPlaceTests<GeoPackageRealPlaceTests.Filled>(place)
{
    [RealPlaceFact(Gdal = true)]
    public void The_atlas_itself_passes_GDALs_checker_and_shows_each_level_as_a_layer()
    {
        Gdal.Validate(Place.Name);
        var layers = Gdal.Layers(Place.Name);
        Assert.Equal(115, layers["areas_lsoa_2011"]);
        Assert.Equal(35_672, layers["areas_lsoa_2021"]);
        Assert.Equal(583, layers["areas_oa_2011"]);
        Assert.Equal(5783, layers["postcodes"]);
    }

    [RealPlaceFact(Gdal = true)]
    public async Task Features_over_HTTP_are_those_of_the_file_for_GDAL()
    {
        const string Published = "status = 'published' AND visibility = 'public'";
        const string Grid = "crs=http://www.opengis.net/def/crs/EPSG/0/27700";
        const double Millimetres = 0.002;

        // What GDAL and this program make of the grid in degrees is up to 5 m apart.
        const double ShiftDegrees = 0.00008;
        await using var service = await RunningAtlas.OpenAsync(Place.Name);
        OpenReading.AssertSame(
            OpenReading.Read(Place.Name, "id", "-t_srs", "OGC:CRS84", "-where", Published, "assets"),
            OpenReading.Read(service.Open, "id", "-oo", "PAGE_SIZE=1000", "assets"), ShiftDegrees);
        OpenReading.AssertSame(
            OpenReading.Read(Place.Name, "id", "-where", Published + " AND kind = 'place' AND postcode IS NOT NULL", "assets"),
            OpenReading.Read(
                service.Items("assets", $"{Grid}&filter=" + Uri.EscapeDataString("kind = 'place' AND postcode IS NOT NULL")), "id", ""),
            Millimetres);
        OpenReading.AssertSame(
            OpenReading.Read(Place.Name, "code", "-where", "level_name = 'lsoa' AND vintage = 2011", "areas"),
            OpenReading.Read(service.Items("areas-lsoa-2011", Grid), "code", ""), Millimetres);
        OpenReading.AssertSame(
            OpenReading.Read(
                Place.Name, "code", "-where", "level_name = 'lsoa' AND vintage = 2021", "-spat", "370000", "160000", "380000", "168000",
                "areas"),
            OpenReading.Read(
                service.Items("areas-lsoa", $"{Grid}&bbox=370000,160000,380000,168000&bbox-{Grid}"), "code", ""), Millimetres);
    }

    public sealed class Filled : RealPlaceAtlas
    {
        protected override bool IsHere => true;

        public override Task<string> EmptyAsync(string name) => Task.FromResult(Path.Combine(Folder, name + ".gpkg"));

        protected override Task RemoveAsync() => Task.CompletedTask;
    }
}
