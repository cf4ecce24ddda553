using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class AreaReaderTests : IDisposable
{
    private const string Square = """{"type":"Polygon","coordinates":[[[-2.36,51.38],[-2.35,51.38],[-2.35,51.39],[-2.36,51.39],[-2.36,51.38]]]}""";

    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("""{"LSOA11CD":"E01014370","LSOA11NM":"Bath 007A"}""", "E01014370", "Bath 007A", AreaLevel.Lsoa, 2011)]
    [InlineData("""{"lsoa21_name":"Bath 007A","lsoa21_code":"E01014370"}""", "E01014370", "Bath 007A", AreaLevel.Lsoa, 2021)]
    [InlineData("""{"OA11CD":"E00072563","LAD11CD":"E06000022"}""", "E00072563", "E00072563", AreaLevel.Oa, 2011)]
    [InlineData("""{"gid":3212,"msoa11cd":"E02002985","msoa11nm":"Bath 001","msoa11nmw":"x"}""", "E02002985", "Bath 001", AreaLevel.Msoa, 2011)]
    [InlineData("""{"FID":1,"WD24CD":"E05001935","WD24NM":"Abbey","LAD24CD":"E06000022","LAD24NM":"Bath"}""", "E05001935", "Abbey", AreaLevel.Ward, 2024)]
    [InlineData("""{"LAD24CD":"W06000011","LAD24NM":"Swansea","LAD24NMW":"Abertawe"}""", "W06000011", "Swansea", AreaLevel.Lad, 2024)]
    [InlineData("""{"RGN23CD":"E12000009","RGN23NM":"South West"}""", "E12000009", "South West", AreaLevel.Region, 2023)]
    [InlineData("""{"PARNCP23CD":"E04000997","PARNCP23NM":"West Harptree"}""", "E04000997", "West Harptree", AreaLevel.Parish, 2023)]
    [InlineData("""{"DataZoneCode":"x","dz22_code":"S01013481","dz22_name":"Culter 01"}""", "S01013481", "Culter 01", AreaLevel.Lsoa, 2022)]
    public async Task Code_name_level_and_year_are_found_in_publishers_own_fields(string properties, string code, string name, AreaLevel level, int vintage)
    {
        var area = Assert.Single(await Reading.Good(Open("areas.geojson", Feature(properties, Square)).ReadAsync()));

        Assert.Equal(new AreaKey(code, vintage), area.Key);
        Assert.Equal((name, level, "ons"), (area.Name, area.Level, area.Source));
        Assert.Equal(27700, area.Shape!.SRID);
        Assert.Equal(696.0 * 1112.5, area.Shape.Area, 3000.0);
    }

    [Fact]
    public async Task A_plain_code_field_is_known_by_what_it_holds_and_the_year_by_the_name_of_the_file()
    {
        var area = Assert.Single(await Reading.Good(
            Open("parishes_2016.geojson", Feature("""{"name":"West Harptree CP","area_code":"CPC","unit_id":550.0,"code":"E04000997"}""", Square)).ReadAsync()));

        Assert.Equal(new AreaKey("E04000997", 2016), area.Key);
        Assert.Equal(("West Harptree CP", AreaLevel.Parish), (area.Name, area.Level));
    }

    [Fact]
    public async Task What_is_told_goes_before_what_is_found()
    {
        var options = new AreaReading { Source = "ons", Level = AreaLevel.Lad, Vintage = 2019, CodeField = "lad11cd", NameField = "title" };
        var area = Assert.Single(await Reading.Good(
            Open("a.geojson", Feature("""{"OA11CD":"E00072563","LAD11CD":"E06000022","title":"Bath"}""", Square), options).ReadAsync()));

        Assert.Equal((new AreaKey("E06000022", 2019), "Bath", AreaLevel.Lad), (area.Key, area.Name, area.Level));
    }

    [Fact]
    public async Task The_level_that_is_told_chooses_between_fields()
    {
        var options = new AreaReading { Source = "ons", Level = AreaLevel.Lad };
        var area = Assert.Single(await Reading.Good(
            Open("a.geojson", Feature("""{"OA11CD":"E00072563","LAD11CD":"E06000022"}""", Square), options).ReadAsync()));

        Assert.Equal(new AreaKey("E06000022", 2011), area.Key);
    }

    [Fact]
    public async Task A_file_of_one_area_may_be_told_its_code_and_name()
    {
        var options = new AreaReading { Source = "os", Vintage = 2017, CodeField = "=E06000022", NameField = "=Bath and North East Somerset" };
        var area = Assert.Single(await Reading.Good(Open("la.geojson", Feature("""{"FID":0.0}""", Square), options).ReadAsync()));

        Assert.Equal((new AreaKey("E06000022", 2017), "Bath and North East Somerset", AreaLevel.Lad), (area.Key, area.Name, area.Level));
    }

    [Fact]
    public async Task Patches_take_any_code()
    {
        var options = new AreaReading { Source = "us", Level = AreaLevel.Patch, CodeField = "name", Vintage = 2026 };
        var area = Assert.Single(await Reading.Good(Open("a.geojson", Feature("""{"name":"Twerton and Whiteway"}""", Square), options).ReadAsync()));

        Assert.Equal(("Twerton and Whiteway", AreaLevel.Patch), (area.Key.Code, area.Level));
    }

    [Theory]
    [InlineData("a.geojson", """{"FID":0}""", "--code-field")]
    [InlineData("a.geojson", """{"code":"E06000022"}""", "--vintage")]
    public async Task What_cannot_be_found_refuses_the_file_and_names_the_option(string name, string properties, string expected)
    {
        var fault = await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(Open(name, Feature(properties, Square)).ReadAsync()));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_told_and_is_not_there_refuses_the_file_and_lists_the_fields()
    {
        var options = new AreaReading { Source = "ons", CodeField = "lsoa_code" };
        var fault = await Assert.ThrowsAsync<BadInputException>(() =>
            Reading.Split(Open("a.geojson", Feature("""{"LSOA21CD":"E01014370","LSOA21NM":"x"}""", Square), options).ReadAsync()));

        Assert.Contains("no field \"lsoa_code\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains("LSOA21CD, LSOA21NM", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_of_another_level_points_and_missing_shapes_are_refused_row_by_row()
    {
        var options = new AreaReading { Source = "ons", Level = AreaLevel.Lsoa, CodeField = "code", Vintage = 2021 };
        var (records, refusals) = await Reading.Split(Open(
            "a.geojson",
            string.Join('\n',
                Feature("""{"code":"E01014370"}""", Square),
                Feature("""{"code":"E05001935"}""", Square),
                Feature("""{"code":"E01014371"}""", """{"type":"Point","coordinates":[-2,51]}"""),
                Feature("""{"code":"E01014372"}""", "null"),
                Feature("""{"code":null}""", Square)),
            options).ReadAsync());

        Assert.Single(records);
        Assert.Equal([2L, 3L, 4L, 5L], refusals.Select(refusal => refusal.Row));
        Assert.Equal("'E05001935' is the code of a ward, not of an LSOA or data zone.", refusals[0].Found);
        Assert.Contains("needs a polygon", refusals[1].Found, StringComparison.Ordinal);
        Assert.Contains("no boundary", refusals[2].Found, StringComparison.Ordinal);
        Assert.Contains("no code", refusals[3].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_polygon_that_crosses_itself_is_mended_and_noted()
    {
        // A bow tie: two triangles that meet in a point.
        const string bow = """{"type":"Polygon","coordinates":[[[-2.36,51.38],[-2.35,51.39],[-2.35,51.38],[-2.36,51.39],[-2.36,51.38]]]}""";
        var area = Assert.Single(await Reading.Good(Open("a.geojson", Feature("""{"LSOA21CD":"E01014370"}""", bow)).ReadAsync()));

        Assert.True(area.Shape!.IsValid);
        Assert.Equal("MultiPolygon", area.Shape.GeometryType);
        Assert.Equal(696.0 * 1112.5 / 2, area.Shape.Area, 3000.0);
        Assert.Equal(["1 polygon crossed or touched itself and was mended (row 1)."], _notes.Sentences);
    }

    [Fact]
    public async Task A_boundary_that_encloses_nothing_is_refused()
    {
        const string flat = """{"type":"Polygon","coordinates":[[[-2.36,51.38],[-2.35,51.38],[-2.36,51.38],[-2.36,51.38]]]}""";
        var (_, refusals) = await Reading.Split(Open("a.geojson", Feature("""{"LSOA21CD":"E01014370"}""", flat)).ReadAsync());

        Assert.Contains("encloses nothing", Assert.Single(refusals).Found, StringComparison.Ordinal);
    }

    [RealDataFact]
    public async Task Real_boundaries_have_the_area_that_GDAL_measures()
    {
        // Number of features and sum of areas on EPSG:27700 by GDAL 3.6.2; the whole is the size of Bath and North East Somerset.
        var areas = await Reading.Good(new AreaReader(
            InputFile.Open(RealData.Path("banes/boundaries/lsoa_2011.geojson")), new AreaReading { Source = "ons" }, ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());

        Assert.Equal(115, areas.Count);
        Assert.All(areas, area => Assert.True(area.Shape!.IsValid));
        Assert.Equal(351_150_707, areas.Sum(area => area.Shape!.Area), 2_000.0);
        Assert.Equal(["1 polygon crossed or touched itself and was mended (row 80)."], _notes.Sentences);
    }

    [RealDataFact]
    public async Task Real_boundaries_of_England_and_Wales_all_come_through()
    {
        var areas = await Reading.Good(new AreaReader(
            InputFile.Open(RealData.Path("england/lsoa21_boundaries_ew_simplified.geojson.gz")), new AreaReading { Source = "ons" }, ReferenceSystem.BritishNationalGrid, _notes).ReadAsync());

        Assert.Equal(35672, areas.Count);
        Assert.Equal(33755, areas.Count(area => area.Key.Code.StartsWith('E')));
        Assert.Equal(35672, areas.Select(area => area.Key).Distinct().Count());
        Assert.All(areas, area => Assert.Equal((AreaLevel.Lsoa, 2021), (area.Level, area.Key.Vintage)));
    }

    private static string Feature(string properties, string geometry) => $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    private AreaReader Open(string name, string text, AreaReading? options = null) =>
        new(_bench.Open(name, text), options ?? new AreaReading { Source = "ons" }, ReferenceSystem.BritishNationalGrid, _notes);
}
