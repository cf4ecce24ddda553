using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class PopulationReaderTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("lsoa11_code,total,age0_17\nE01011949,1944,510\n")]
    [InlineData("LSOA Code,LSOA Name,LA Code (2021 boundaries),All Ages,0,1\nE01011949,Hartlepool 009A,E06000001,\"1,944\",12,9\n")]
    [InlineData("Lower layer Super Output Areas Code,Lower layer Super Output Areas,Observation\nE01011949,Hartlepool 009A,1944\n")]
    [InlineData("Mid-2020 Population Estimates\n\nA table of people\n\nLSOA Code,LSOA Name,Total\nE01011949,Hartlepool 009A,1944\n")]
    public async Task The_layouts_of_ons_give_code_and_all_ages(string text)
    {
        var row = Assert.Single(await Reading.Good(Open(text).ReadAsync()));
        Assert.Equal(("E01011949", 1944), (row.Code, row.Population));
        Assert.Null(row.Centroid);
    }

    [Fact]
    public async Task The_year_in_the_heading_is_the_vintage()
    {
        Assert.Equal(2011, Assert.Single(await Reading.Good(Open("lsoa11_code,total\nE01011949,1\n").ReadAsync())).Vintage);
        Assert.Null(Assert.Single(await Reading.Good(Open("LSOA Code,total\nE01011949,1\n").ReadAsync())).Vintage);
    }

    [Theory]
    [InlineData("LSOA21CD,x,y\nE01014370,375000,164800\n")]
    [InlineData("LSOA21CD,Easting,Northing\nE01014370,375000,164800\n")]
    [InlineData("LSOA21CD,lon,lat\nE01014370,-2.360602,51.381616\n")]
    public async Task Centroids_come_on_any_known_grid_and_leave_on_the_working_grid(string centroids)
    {
        var reader = new PopulationReader(
            _bench.Open("people.csv", "LSOA21CD,Total\nE01014370,1500\n"), _bench.Open("centroids.csv", centroids),
                ReferenceSystem.BritishNationalGrid, _notes);
        var rows = await Reading.Good(reader.ReadAsync());
        Assert.Equal([1500, null], rows.Select(row => row.Population));
        Assert.Equal(2021, rows[1].Vintage);
        Assert.Equal(375_000, rows[1].Centroid!.X, 10.0);
        Assert.Equal(164_800, rows[1].Centroid!.Y, 10.0);
        Assert.Equal(27700, rows[1].Centroid!.SRID);
    }

    [Fact]
    public async Task Cells_without_a_number_are_passed_over_and_told()
    {
        var rows = await Reading.Good(Open("LSOA21CD,Total\nE01000001,NA\nE01000002,0\nE01000003,\n").ReadAsync());
        Assert.Equal(("E01000002", 0), (Assert.Single(rows).Code, rows[0].Population));
        Assert.Equal(["2 areas have no number of people and were passed over (rows 2 and 4)."], _notes.Sentences);
    }

    [Fact]
    public async Task Rows_that_cannot_be_understood_are_refused_with_row_and_column()
    {
        var (rows, refusals) =
            await Reading.Split(Open("LSOA21CD,Total\nE01000001,many\nE01000002,-5\n,7\nE01000003,NaN\nE01000004,12.5\n").ReadAsync());
        Assert.Empty(rows);
        Assert.Equal([(2, "Total"), (3, "Total"), (4, "LSOA21CD"), (5, "Total"), (6, "Total")],
            refusals.Select(refusal => ((int)refusal.Row, refusal.Column)));
        Assert.Equal("people.csv, row 2, column Total: 'many' is not a number of people. Write a whole number of zero or more.",
            refusals[0].ToString());
    }

    [Fact]
    public async Task Centroids_the_wrong_way_round_are_refused_with_advice()
    {
        var reader = new PopulationReader(
            _bench.Open("people.csv", "LSOA21CD,Total\nE01014370,1\n"), _bench.Open("c.csv", "LSOA21CD,x,y\nE01014370,51.38,-2.36\n"),
                ReferenceSystem.BritishNationalGrid, _notes);
        var (_, refusals) = await Reading.Split(reader.ReadAsync());
        Assert.Equal("c.csv", Assert.Single(refusals).File);
        Assert.Contains("wrong way round", refusals[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_a_total_or_a_code_is_refused()
    {
        var noTotal = await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(Open("LSOA21CD,name\nE01014370,a\n").ReadAsync()));
        Assert.Contains("no column gives the number of people", noTotal.Message, StringComparison.Ordinal);
        var noCode = await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(Open("name,Total\na,1\n").ReadAsync()));
        Assert.Contains("no column gives the code of the area", noCode.Message, StringComparison.Ordinal);
        Assert.Contains("The file's headings are: name, Total", noCode.Message, StringComparison.Ordinal);
    }

    [RealDataFact]
    public async Task The_population_of_england_in_mid_2020_is_read_whole()
    {
        var reader = new PopulationReader(
            InputFile.Open(RealData.Path("england/population_mid2020_lsoa11_broad_ages.csv.gz")), centroids: null,
                ReferenceSystem.BritishNationalGrid, _notes);
        var rows = await Reading.Good(reader.ReadAsync());
        Assert.Equal(32_844, rows.Count);
        // ONS's published mid-2020 estimate for England.
        Assert.Equal(56_550_138, rows.Sum(row => (long)row.Population!.Value));
        Assert.All(rows, row => Assert.Equal(2011, row.Vintage));
    }

    [RealDataFact]
    public async Task National_interior_points_lie_on_the_grid()
    {
        var file = RealData.Path("england/lsoa21_point_on_surface.csv.gz");
        var reader = new PopulationReader(InputFile.Open(file), centroids: null, ReferenceSystem.BritishNationalGrid, _notes);
        var rows = await Reading.Good(reader.ReadAsync());
        Assert.Equal(35_672, rows.Count);
        Assert.All(rows, row => Assert.InRange(row.Centroid!.X, 80_000, 660_000));
    }

    private PopulationReader Open(string text) =>
        new(_bench.Open("people.csv", text), centroids: null, ReferenceSystem.BritishNationalGrid, _notes);
}
