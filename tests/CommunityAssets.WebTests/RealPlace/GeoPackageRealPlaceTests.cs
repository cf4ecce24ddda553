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

    public sealed class Filled : RealPlaceAtlas
    {
        protected override bool IsHere => true;

        public override Task<string> EmptyAsync(string name) => Task.FromResult(Path.Combine(Folder, name + ".gpkg"));

        protected override Task RemoveAsync() => Task.CompletedTask;
    }
}
