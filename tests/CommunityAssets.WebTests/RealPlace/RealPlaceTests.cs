using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.UnitTests;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.OpenReferral;
using CommunityAssets.WebTests.Running;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>
/// Bath and North East Somerset, as its publishers give it out, goes into an atlas and comes out again. What it should hold is asked of
/// GDAL, which reads the same files in its own way.
/// </summary>
public abstract partial class RealPlaceTests<TAtlas>(TAtlas place) : IClassFixture<TAtlas>
    where TAtlas : RealPlaceAtlas
{
    // The shift from WGS 84 differs between programs by a few metres.
    private const double ShiftMetres = 5;

    private static readonly AreaKey Council = new("E06000022", 2017);

    protected TAtlas Place => place;

    private IAtlas Atlas => place.Atlas;

    [RealPlaceFact(Gdal = true)]
    public async Task Each_level_and_year_has_as_many_areas_as_its_file()
    {
        var layers = (await Atlas.Areas.LayersAsync()).ToDictionary(layer => (layer.Level, layer.Vintage), layer => layer.Count);
        Assert.Equal(Count("banes/boundaries/oa_2011.geojson"), layers[(AreaLevel.Oa, 2011)]);
        Assert.Equal(Count("banes/boundaries/lsoa_2011.geojson"), layers[(AreaLevel.Lsoa, 2011)]);
        Assert.Equal(Count("england/lsoa21_boundaries_ew_simplified.geojson.gz"), layers[(AreaLevel.Lsoa, 2021)]);
        Assert.Equal(Count("banes/boundaries/msoa_2011_full.geojson.gz"), layers[(AreaLevel.Msoa, 2011)]);
        Assert.Equal(Count("banes/boundaries/ward_2011_full.geojson.gz"), layers[(AreaLevel.Ward, 2011)]);
        Assert.Equal(Count("banes/boundaries/ward_2016.geojson"), layers[(AreaLevel.Ward, 2016)]);
        Assert.Equal(Count("banes/boundaries/ward_2019_simplified.geojson"), layers[(AreaLevel.Ward, 2019)]);
        Assert.Equal(Count("banes/boundaries/parishes.geojson.gz", "code IS NOT NULL"), layers[(AreaLevel.Parish, 2016)]);
        Assert.Equal(1, layers[(AreaLevel.Lad, 2017)]);
    }

    [RealPlaceFact(Gdal = true)]
    public async Task Each_layer_of_strengths_has_as_many_as_its_file()
    {
        var published = (await Atlas.Assets.CountAsync(new AssetQuery())).BySource;
        foreach (var file in RealPlaceFiles.Strengths)
        {
            var source = RealPlaceFiles.SourceOf(file);
            var retired = (await Atlas.Assets.CountAsync(new AssetQuery { Source = source, Status = AssetStatus.Retired })).Total;
            // Two of the local shops are the same shape with the same address.
            var repeated = string.Equals(file, "banes_local_shops.geojson", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(Gdal.Count(RealPlaceFiles.PathOf(file)) == published[source] + retired + repeated, source);
            Assert.Equal(repeated, Strengths(file).Rejected);
        }
    }

    [RealPlaceFact(Schemas = true)]
    public async Task Its_feed_for_other_directories_is_as_the_published_schemas_say()
    {
        var (app, http) = await RunningService.StartAsync(Atlas, RunningService.Settings);
        try
        {
            var walk = new FeedWalk(http);
            await walk.EverythingAsync(100);
            PublishedSchemas.Check(walk.Answers);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    [RealPlaceFact]
    public void Rows_that_cannot_be_taken_are_told_with_file_row_column_and_what_to_do()
    {
        Assert.Contains(
            "banes_local_shops.geojson, row 160, column name: it has the same name in the same place as row 17",
            Strengths("banes_local_shops.geojson").Error, StringComparison.Ordinal);
        var parishes = place.Import("banes/boundaries/parishes.geojson.gz");
        Assert.Equal(1, parishes.Rejected);
        Assert.Contains("parishes.geojson.gz, row 6, column code: the area has no code", parishes.Error, StringComparison.Ordinal);
        Assert.Contains("--code-field", parishes.Error, StringComparison.Ordinal);
    }

    [RealPlaceFact(Gdal = true)]
    public async Task Kinds_topics_and_access_are_what_the_sources_words_mean()
    {
        var buildings = RealPlaceFiles.PathOf("os_important_buildings.geojson.gz");
        var worship = await Atlas.Assets.CountAsync(new AssetQuery { Source = "os-important-buildings", Topics = ["faith-meaning"] });
        Assert.Equal(Gdal.Count(buildings, "buildgthem = 'Religious Buildings'"), worship.Total);
        Assert.Equal([AssetKind.Place], worship.ByKind.Keys);
        Assert.Equal(
            Gdal.Count(buildings, "buildgthem IN ('Education', 'Medical Care', 'Emergency Service')"),
            (await Atlas.Assets.CountAsync(new AssetQuery { Source = "os-important-buildings" })).ByKind[AssetKind.Organisation]);
        Assert.Equal(
            Gdal.Count(RealPlaceFiles.PathOf("bh_accessible_bath.geojson.gz"), "wheelchair = 'yes'"),
            (await Atlas.Assets.CountAsync(new AssetQuery { Source = "bh-accessible-bath", Access = [AccessFeature.StepFree] })).Total);
        var allotments = Atlas.Assets.StreamAsync(new AssetQuery { Source = "banes-gss-allotments" });
        Assert.Equal(
            Gdal.Count(RealPlaceFiles.PathOf("banes_gss_allotments.geojson"), "site_name IS NULL"),
            await allotments.CountAsync(asset => asset.Name == "Allotments"));
    }

    [RealPlaceFact(Gdal = true)]
    public async Task Shapes_lie_where_GDAL_puts_them()
    {
        var areas = new Envelope();
        await foreach (var area in Atlas.Areas.StreamAsync(AreaLevel.Ward, 2019))
        {
            areas.ExpandToInclude(area.Shape!.EnvelopeInternal);
        }

        Near(Gdal.GridExtent(RealData.Path("banes/boundaries/ward_2019_simplified.geojson")), areas);

        var sites = new Envelope();
        var hectares = 0.0;
        await foreach (var asset in Atlas.Assets.StreamAsync(new AssetQuery { Source = "os-greenspace-site" }))
        {
            sites.ExpandToInclude(asset.Location.Shape!.EnvelopeInternal);
            hectares += asset.Location.Shape.Area / 10_000;
        }

        var file = RealPlaceFiles.PathOf("os_greenspace_site.geojson.gz");
        Near(Gdal.GridExtent(file), sites);
        var expected = Gdal.Number(file, "SELECT SUM(ST_Area(ST_Transform(SetSRID(geometry, 4326), 27700))) / 10000 AS ha FROM {layer}");
        Assert.InRange(hectares, expected * 0.999, expected * 1.001);
    }

    [RealPlaceFact(Gdal = true)]
    public async Task The_network_has_every_stretch_of_the_roads_and_rights_of_way()
    {
        const string Parts = "SELECT SUM(ST_NumGeometries(geometry)) AS n FROM {layer}";
        var roads = RealData.Path("banes/network/roads.geojson.gz");
        var ways = RealData.Path("banes/network/public_rights_of_way_bath.geojson.gz");
        var counts = new Dictionary<string, (long Count, double Metres)>(StringComparer.Ordinal);
        await foreach (var edge in Atlas.Network.StreamAsync())
        {
            var (count, metres) = counts.GetValueOrDefault(edge.Source!);
            counts[edge.Source!] = (count + 1, metres + edge.Metres);
        }

        Assert.Equal((long)Gdal.Number(roads, Parts), counts["roads"].Count);
        var length = Gdal.Number(roads, "SELECT SUM(ST_Length(ST_Transform(SetSRID(geometry, 4326), 27700))) AS m FROM {layer}");
        Assert.InRange(counts["roads"].Metres, length * 0.999, length * 1.001);
        // One right of way is in the file twice.
        Assert.Equal((long)Gdal.Number(ways, Parts) - 1, counts["public-rights-of-way-bath"].Count);
        var notices = place.Import("banes/network/public_rights_of_way_bath.geojson.gz").Notices;
        Assert.Contains("1 line came twice and was taken once (row 246).", notices);
    }

    [RealPlaceFact(Gdal = true)]
    public async Task Values_are_those_of_the_files()
    {
        await SameSumAsync("england/imd2025_lsoa21.csv.gz", "IMD_score", "imd-2025-score", AreaLevel.Lsoa, 2021, "2025");
        await SameSumAsync("england/imd2025_lsoa21.csv.gz", "outdoors_rank", "imd-2025-outdoors-rank", AreaLevel.Lsoa, 2021, "2025");
        await SameSumAsync(
            "banes/indicators/census_2011_ward.geojson.gz", "\"Total usua\"", "census-2011-ward-total-usua", AreaLevel.Ward, 2011, "2011");
        await SameSumAsync(
            "banes/indicators/imd2019_lsoa11_underlying_indicators.csv", "income_domain_numerator",
            "imd2019-lsoa11-underlying-indicators-income-domain-numerator", AreaLevel.Lsoa, 2011, "2019");
        await SameSumAsync(
            "england/loneliness_cls_2020_lsoa21.csv.gz", "perc", "loneliness-cls-2020-lsoa21-perc", AreaLevel.Lsoa, 2021, "2020");
        // Only this place's areas of 2011 are in the atlas.
        var here = (await Atlas.Areas.StreamAsync(AreaLevel.Lsoa, 2011).Select(area => area.Key.Code).ToListAsync());
        await SameSumAsync(
            "england/imd2015_lsoa11_score_rank_decile.csv.gz", "IMD_score", "imd-2015-score", AreaLevel.Lsoa, 2011, "2015",
            $"lsoa11_code IN ('{string.Join("','", here)}')");
    }

    [RealPlaceFact]
    public async Task A_missing_value_stays_missing()
    {
        // The first row of the file has no number of children in low-income families.
        const string Children = "imd2019-lsoa11-underlying-indicators-income-deprivation-affecting-children-index-idaci-numerator";
        var values = await Atlas.Indicators.ValuesAsync(Children, AreaLevel.Lsoa, 2011, "2019");
        Assert.Null(values.Single(value => value.Area == "E01014370").Value);
        Assert.Equal(15, values.Single(value => value.Area == "E01014371").Value);
    }

    [RealPlaceFact]
    public async Task People_are_counted_for_this_place_alone()
    {
        var people = await Atlas.Areas.PopulationsAsync(2011);
        Assert.Equal(1944, people["E01011949"]);
        var lsoas = (await Atlas.Areas.LayersAsync()).Single(layer => layer is { Level: AreaLevel.Lsoa, Vintage: 2011 });
        Assert.Equal(196_357, lsoas.Population);
    }

    [RealPlaceFact]
    public async Task Info_says_what_is_in_it()
    {
        var info = JsonDocument.Parse((await Command.DoneAsync("info", "--atlas", place.Name, "--json")).Out).RootElement;
        Assert.Equal(5783, info.GetProperty("postcodes").GetInt64());
        Assert.Equal(9040 + 375, info.GetProperty("networkStretches").GetInt64());
        // Of 5,252 features two are the same, and one library has closed.
        var strengths = RealPlaceFiles.Strengths.Sum(file => Strengths(file).Added);
        Assert.Equal(strengths - 1, info.GetProperty("assets").GetProperty("total").GetInt64());
        Assert.Equal(strengths - 1, info.GetProperty("assets").GetProperty("placed").GetInt64());
        var wards = info.GetProperty("areas").EnumerateArray().Where(layer => layer.GetProperty("level").GetString() == "ward");
        Assert.Equal(33, wards.Single(layer => layer.GetProperty("vintage").GetInt32() == 2019).GetProperty("count").GetInt32());
        var held = info.GetProperty("indicators").EnumerateArray().ToDictionary(
            indicator => indicator.GetProperty("indicator").GetProperty("id").GetString()!, indicator => indicator.GetProperty("layers"),
            StringComparer.Ordinal);
        Assert.Equal(33_755, held["imd-2025-score"][0].GetProperty("values").GetInt64());
        Assert.Equal(115, held["imd-2019-rank"][0].GetProperty("values").GetInt64());
        Assert.Equal(37, held["census-2011-ward-total-usua"][0].GetProperty("values").GetInt64());
        Assert.True(info.GetProperty("sources").GetArrayLength() >= RealPlaceFiles.Strengths.Length + 20);
    }

    [RealPlaceFact]
    public async Task A_library_is_found_with_a_slip_of_the_pen_and_knows_its_areas()
    {
        var found = await Atlas.Assets.SearchAsync(new AssetQuery { Text = "keynsham libary", Limit = 5 });
        var library = found.Hits.Single(hit => hit.Asset.Name == "Keynsham Library & Information Centre").Asset;
        Assert.Equal("BS31 1FS", library.Location.Postcode);
        var areas = await Atlas.Areas.AtAsync(library.Location.Shape!.InteriorPoint);
        Assert.Contains(areas, area => area is { Level: AreaLevel.Lad, Name: "Bath and North East Somerset" });
        Assert.Contains(areas, area => area is { Level: AreaLevel.Parish, Name: "Keynsham CP" });
        Assert.StartsWith("Keynsham", areas.Single(area => area.Level == AreaLevel.Ward).Name, StringComparison.Ordinal);
        Assert.Equal(2019, areas.Single(area => area.Level == AreaLevel.Ward).Key.Vintage);
    }

    [RealPlaceFact]
    public async Task A_library_that_closed_is_kept_and_not_shown()
    {
        var found = await Atlas.Assets.SearchAsync(new AssetQuery { Text = "chew stoke library" });
        Assert.DoesNotContain(found.Hits, hit => hit.Asset.Name == "Chew Stoke Community Library");
        var closed = await Atlas.Assets.FindBySourceAsync("libraries-2023", "E06000022, Chew Stoke Community Library");
        Assert.Equal(AssetStatus.Retired, closed!.Status);
    }

    [RealPlaceFact]
    public async Task A_postcode_has_its_point_and_its_areas()
    {
        var postcode = await Atlas.Postcodes.FindAsync("ba10aq");
        Assert.Equal("BA1 0AQ", postcode!.Code);
        Assert.Contains("E06000022", postcode.Areas);
        Assert.Contains("E05001935", postcode.Areas);
        var areas = await Atlas.Areas.AtAsync(postcode.Point!);
        Assert.Contains(areas, area => area.Key.Code == "E06000022");
        Assert.Contains(areas, area => area.Level == AreaLevel.Lsoa);
        Assert.NotEmpty(await Atlas.Postcodes.StartingWithAsync("BS41 8", 10));
    }

    [RealPlaceFact]
    public async Task The_lookup_says_which_areas_of_2021_lie_in_the_place()
    {
        // By the lookup of 2024, though the boundary is one of 2017.
        var lsoas = new AreaQuery { Level = AreaLevel.Lsoa, Vintage = 2021, Within = Council, Shapes = false, Limit = 1000 };
        var inside = await Atlas.Areas.SearchAsync(lsoas);
        Assert.Equal(118, inside.Matched);
        Assert.All(inside.Areas, area => Assert.StartsWith("Bath and North East Somerset", area.Name, StringComparison.Ordinal));
        // By where they lie: no lookup says it of 2011.
        Assert.Equal(115, (await Atlas.Areas.SearchAsync(lsoas with { Vintage = 2011 })).Matched);
        var parents = await Atlas.Areas.ParentsAsync(new AreaKey("E01014370", 2021));
        Assert.Contains(parents, parent => parent.Key.Code == "E06000022");
    }

    [RealPlaceFact]
    public async Task Everything_again_changes_nothing()
    {
        // The largest files are left out for time, and the rough middle layer, which the detailed one takes the place of.
        string[] leftOut = [.. RealPlaceFiles.Large, RealPlaceFiles.RoughMsoa];
        foreach (var step in RealPlaceFiles.All.Where(step => !leftOut.Contains(step[1], StringComparer.Ordinal)))
        {
            var again = await RealPlaceAtlas.ImportAsync(place.Name, step);
            Assert.True((again.Added, again.Changed, again.Retired) == (0, 0, 0), $"{step[1]}: {again.Summary}");
            Assert.Equal(place.Import(step[1]).Rejected, again.Rejected);
        }
    }

    [RealPlaceFact(Gdal = true)]
    public async Task What_is_exported_is_what_is_in_the_atlas()
    {
        var strengths = Path.Combine(place.Folder, "strengths.gpkg");
        await Command.DoneAsync("export", "assets", "--out", strengths, "--atlas", place.Name);
        Gdal.Validate(strengths);
        Assert.Equal((await Atlas.Assets.CountAsync(new AssetQuery())).Total, Gdal.Layers(strengths)["assets"]);

        var areas = Path.Combine(place.Folder, "areas.gpkg");
        await Command.DoneAsync("export", "areas", "--area", "E06000022", "--out", areas, "--atlas", place.Name);
        Gdal.Validate(areas);
        Assert.Equal(118, Gdal.Count(areas, "level = 'lsoa' AND vintage = 2021"));
        Assert.Equal(583, Gdal.Count(areas, "level = 'oa'"));
        Assert.Equal(33, Gdal.Count(areas, "level = 'ward' AND vintage = 2019"));
    }

    [RealPlaceFact]
    public async Task Values_of_2011_come_to_areas_of_2021_by_the_lookup_and_what_was_lost_is_told()
    {
        var name = await place.EmptyAsync("later");
        await Command.DoneAsync("new", "--atlas", name);
        await Command.DoneAsync("import", "areas", await LaterAreasAsync(), "--atlas", name);
        await RealPlaceAtlas.ImportAsync(name, ["lookup", "england/lsoa11_lsoa21_change_lookup.csv.gz"]);
        await RealPlaceAtlas.ImportAsync(name, ["population", "england/population_mid2020_lsoa11_broad_ages.csv.gz"]);

        var carried = await RealPlaceAtlas.ImportAsync(name, ["indicators", RealPlaceFiles.Deprivation2019]);
        // 112 areas are what they were, three became two each; 28 measures of each.
        Assert.Equal(28 * 118, carried.Added);
        Assert.Contains("3,304 values were carried from areas of 2011 to areas of 2021, 3,136 of them unchanged.", carried.Notices);
        Assert.Contains("168 values were taken from areas that have been split.", carried.Notices);
        Assert.Contains(carried.Notices, notice => notice.Contains("outside this atlas", StringComparison.Ordinal));

        await using var later = await Storage.Atlas.OpenAsync(name, TimeProvider.System);
        var ranks = (await later.Indicators.ValuesAsync("imd-2019-rank", AreaLevel.Lsoa, 2021, "2019"))
            .ToDictionary(value => value.Area, StringComparer.Ordinal);
        var before = (await Atlas.Indicators.ValuesAsync("imd-2019-rank", AreaLevel.Lsoa, 2011, "2019"))
            .ToDictionary(value => value.Area, StringComparer.Ordinal);
        Assert.Equal(118, ranks.Count);
        Assert.Equal(12_188, ranks["E01014370"].Value);
        Assert.Null(ranks["E01014370"].Note);
        Assert.Equal(before["E01014402"].Value, ranks["E01035205"].Value);
        Assert.Equal(before["E01014402"].Value, ranks["E01035206"].Value);
        Assert.Equal("estimated from areas of 2011", ranks["E01035206"].Note);

        // Counts are shared out, so that the place keeps its total.
        await RealPlaceAtlas.ImportAsync(name, ["indicators", "banes/indicators/imd2019_lsoa11_underlying_indicators.csv"]);
        const string People = "imd2019-lsoa11-underlying-indicators-income-domain-numerator";
        Assert.Equal(
            (await Atlas.Indicators.ValuesAsync(People, AreaLevel.Lsoa, 2011, "2019")).Sum(value => value.Value)!.Value,
            (await later.Indicators.ValuesAsync(People, AreaLevel.Lsoa, 2021, "2019")).Sum(value => value.Value)!.Value,
            tolerance: 0.001);
    }

    private static long Count(string file, string? where = null) => Gdal.Count(RealData.Path(file), where);

    private ImportAnswer Strengths(string file) => place.Import("banes/assets/" + file);

    private static void Near(Envelope expected, Envelope actual)
    {
        Assert.Equal(expected.MinX, actual.MinX, ShiftMetres);
        Assert.Equal(expected.MaxX, actual.MaxX, ShiftMetres);
        Assert.Equal(expected.MinY, actual.MinY, ShiftMetres);
        Assert.Equal(expected.MaxY, actual.MaxY, ShiftMetres);
    }

    private async Task SameSumAsync(
        string file, string column, string indicator, AreaLevel level, int vintage, string period, string? where = null)
    {
        var expected = Gdal.Number(
            RealData.Path(file), $"SELECT SUM({column}) AS total FROM {{layer}}" + (where is null ? "" : $" WHERE {where}"));
        var values = await Atlas.Indicators.ValuesAsync(indicator, level, vintage, period);
        Assert.NotEmpty(values);
        Assert.Equal(expected, values.Sum(value => value.Value ?? 0), Math.Abs(expected) * 1e-9);
    }

    /// <summary>A file of the place's areas of 2021 alone, out of the national one.</summary>
    private async Task<string> LaterAreasAsync()
    {
        await using var packed = File.OpenRead(RealData.Path("england/lsoa21_boundaries_ew_simplified.geojson.gz"));
        await using var content = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);
        using var nation = await JsonDocument.ParseAsync(content);
        var here = nation.RootElement.GetProperty("features").EnumerateArray()
            .Where(feature => NameOf(feature).StartsWith("Bath and North East Somerset ", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(118, here.Length);
        var path = Path.Combine(place.Folder, "lsoa21.geojson");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { type = "FeatureCollection", features = here }));
        return path;
    }

    private static string NameOf(JsonElement feature) => feature.GetProperty("properties").GetProperty("lsoa21_name").GetString()!;
}
