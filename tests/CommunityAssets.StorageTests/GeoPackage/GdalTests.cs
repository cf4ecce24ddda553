using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests.Contract;
using NetTopologySuite.Geometries;

namespace CommunityAssets.StorageTests.GeoPackage;

/// <summary>An embedded atlas is an ordinary GeoPackage: GDAL's checker passes it, and its layers open like anybody's.</summary>
public sealed class GdalTests : AtlasContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    [GdalFact]
    public async Task A_new_atlas_passes_GDALs_checker()
    {
        await Atlas.DisposeAsync();
        Validate();
    }

    [GdalFact]
    public async Task A_full_atlas_passes_GDALs_checker_also_while_it_is_open()
    {
        await FillAsync();
        var asset = (await Atlas.Assets.FindBySourceAsync("register", "Choir"))!;
        await Atlas.Assets.SaveAsync(asset with { Location = new AssetLocation { Shape = Make.At(375_500, 165_500) } }, "steward", null);
        await Atlas.Assets.AddAsync(Make.Asset("Added by hand", Make.At(375_600, 165_600)), "steward", null);
        Validate();
        await Atlas.DisposeAsync();
        Validate();
    }

    [GdalFact]
    public async Task Every_level_of_areas_is_a_layer_of_its_own()
    {
        await FillAsync();
        await Atlas.DisposeAsync();
        var all = Info();
        foreach (var layer in (string[])["assets", "areas", "areas_lsoa_2021", "areas_ward_2024", "network", "postcodes"])
        {
            Assert.Contains($"Layer name: {layer}\n", all, StringComparison.Ordinal);
        }

        var lsoa = Info("areas_lsoa_2021");
        Assert.Contains("Geometry: Multi Polygon", lsoa, StringComparison.Ordinal);
        Assert.Contains("Feature Count: 2", lsoa, StringComparison.Ordinal);
        Assert.Contains("Extent: (375000.000000, 165000.000000) - (376000.000000, 165500.000000)", lsoa, StringComparison.Ordinal);
        Assert.Contains("27700", lsoa, StringComparison.Ordinal);
        Assert.Contains("FID Column = fid", lsoa, StringComparison.Ordinal);
        var assets = Info("assets");
        Assert.Contains("Feature Count: 4", assets, StringComparison.Ordinal);
        Assert.Contains("name: String", assets, StringComparison.Ordinal);
    }

    [GdalFact]
    public async Task GDAL_finds_by_box_what_the_atlas_holds()
    {
        await FillAsync();
        await Atlas.DisposeAsync();
        var (code, output) =
            GdalFactAttribute.Run("ogrinfo", "-ro", "-spat", "375000", "165000", "375200", "165200", file.Path, "assets", "-geom=SUMMARY");
        Assert.Equal(0, code);
        Assert.Contains("Choir", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Shed", output, StringComparison.Ordinal);
    }

    [GdalFact]
    public async Task What_somebody_edits_in_another_program_is_found_by_the_atlas()
    {
        await FillAsync();
        await Atlas.DisposeAsync();
        var (code, output) = GdalFactAttribute.Run(
            "ogrinfo", file.Path, "-sql", "UPDATE assets SET name = 'Harmony Singers', geom = (SELECT geom FROM assets WHERE "
                + "source_id = 'Shed') WHERE source_id = 'Choir'");
        Assert.True(code == 0 && !output.Contains("ERROR", StringComparison.Ordinal), output);
        var again = await OpenAgainAsync();
        Assert.Equal(
            ["Harmony Singers"], (await again.Assets.SearchAsync(new AssetQuery { Text = "harmoni" })).Hits.Select(hit => hit.Asset.Name));
        Assert.Empty((await again.Assets.SearchAsync(new AssetQuery { Text = "choir" })).Hits);
        Assert.Equal(2, (await again.Assets.CountAsync(new AssetQuery { Near = Make.At(375_400, 165_400), WithinMetres = 1 })).Total);
    }

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();

    private async Task FillAsync()
    {
        await ImportAsync(
            Make.Area("E01000001", AreaLevel.Lsoa, 375_000, 165_000, 500), Make.Area("E01000002", AreaLevel.Lsoa, 375_500, 165_000, 500),
            Make.Area("E05000001", AreaLevel.Ward, 375_000, 165_000, 1000, 2024) with
            {
                Shape = new MultiPolygon([Make.Square(375_000, 165_000, 1000), Make.Square(377_000, 165_000, 10)]),
            });
        await ImportAsync(new AreaPopulation("E01000001", 2021, 1500, Make.At(375_100, 165_100)));
        await ImportAsync(new AreaMembership(new AreaKey("E01000001", 2021), new AreaKey("E05000001", 2024), AreaLevel.Ward, "Ward"));
        await ImportAsync(new AreaChange(new AreaKey("E01000009", 2011), new AreaKey("E01000001", 2021), AreaChangeKind.Unchanged));
        await ImportAsync(Make.Postcode("AM1 1AA", Make.At(375_100, 165_100), "E01000001"), Make.Postcode("AM1 1AB", null));
        await ImportAsync(
            Make.Indicator("i", "Health"),
            Make.Value("i", "E01000001", 1.5),
            new IndicatorValue("i", "E01000002", 2021, "2021", null, Suppressed: true, Note: "held back"));
        await ImportAsync(Make.Edge("1", (375_000, 165_000), (375_500, 165_500)));
        await ImportAsync(
            [
                Make.Asset("Choir", Make.At(375_100, 165_100), "Sings."), Make.Asset("Shed", Make.At(375_400, 165_400)),
                Make.Asset("Park", Make.Square(375_700, 165_100, 50)) with { Topics = ["growing"] }, Make.Asset("Nowhere"),
            ],
            new LinkClaim("register", "Choir", "Shed", LinkKind.MeetsAt));
    }

    private void Validate()
    {
        var (code, output) = GdalFactAttribute.Run(
            GdalFactAttribute.Python!, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error", file.Path);
        Assert.True(code == 0, output);
    }

    private string Info(string? layer = null)
    {
        var (code, output) =
            GdalFactAttribute.Run("ogrinfo", layer is null ? ["-ro", "-al", "-so", file.Path] : ["-ro", "-so", file.Path, layer]);
        Assert.True(code == 0, output);
        return output;
    }
}
