using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class PostcodeReaderTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(
        """
        pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,ctry,rgn,pcon,oa01,lsoa01,oa11,lsoa11,msoa11,lat,long,oa21,lsoa21,msoa21
        "BA1 1AA","BA1  1AA","BA1 1AA","198001","","E99999999","E99999999","E06000022","E05012291","E43000264","0","375049","0164826",1,"E92000001","E12000009","E14000547","E00072345","E01014370","E00072346","E01014371","E02002985",51.382,-2.36,"E00072346","E01014372","E02002985"
        """, "E06000022 E05012291 E92000001 E12000009 E00072346 E01014371 E02002985 E01014372")]
    [InlineData(
        """
        pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty25cd,lad25cd,wd25cd,parncp25cd,ctry25cd,rgn25cd,lsoa21cd,msoa21cd,lat,long
        BA1 1AA,BA1  1AA,BA1 1AA,198001,,0,375049,164826,1,E00072346,E99999999,E06000022,E05012291,E04000999,E92000001,E12000009,E01014372,E02002985,51.382,-2.36
        """, "E00072346 E06000022 E05012291 E04000999 E92000001 E12000009 E01014372 E02002985")]
    [InlineData(
        """
        pcd7,pcd8,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,oa11cd,oac11cd,lsoa11cd,lsoa11nm,msoa11cd,ladcd,ladnm
        BA11AA,BA1  1AA,BA1 1AA,198001,,0,375049,164826,E00072346,1C3,E01014371,Bath 007A,E02002985,E06000022,B&NES
        """, "E00072346 E01014371 E02002985 E06000022")]
    public async Task Directories_of_every_year_give_point_and_areas(string text, string areas)
    {
        var postcode = Assert.Single(await Reading.Good(Open(text).ReadAsync()));
        Assert.Equal("BA1 1AA", postcode.Code);
        Assert.Equal((375_049, 164_826, 27700), (postcode.Point!.X, postcode.Point.Y, postcode.Point.SRID));
        Assert.Equal(areas.Split(' '), postcode.Areas);
        Assert.Null(postcode.Terminated);
    }

    [Fact]
    public async Task Terminated_postcodes_are_kept_with_their_month()
    {
        var postcodes = await Reading.Good(Open("pcds,doterm,oseast1m,osnrth1m\nBA1 1AA,199606,375049,164826\nBA1 1AB,,375049,164826\n"
            + "BA1 1AD,2019-03,375049,164826\n").ReadAsync());
        Assert.Equal([new DateOnly(1996, 6, 1), null, new DateOnly(2019, 3, 1)], postcodes.Select(postcode => postcode.Terminated));
    }

    [Theory]
    [InlineData("pcds,oseast1m,osnrth1m,osgrdind,oslaua,lat,long\nJE2 3AA,,,9,L99999999,99.999999,0.000000\n")]
    [InlineData("pcds,oseast1m,osnrth1m,osgrdind,oslaua,lat,long\nBA1 1AA,375049,164826,9,E06000022,51.3,-2.3\n")]
    [InlineData("pcds,oslaua,lat,long\nBA1 1AA,E06000022,99.999999,0.000000\n")]
    public async Task A_postcode_without_location_is_kept_without_a_point(string text)
    {
        Assert.Null(Assert.Single(await Reading.Good(Open(text).ReadAsync())).Point);
        Assert.Equal(["1 postcode has no location (row 2)."], _notes.Sentences);
    }

    [Fact]
    public async Task Eastings_of_northern_ireland_are_on_the_irish_grid()
    {
        var postcode = Assert.Single(
            await Reading.Good(Open("pcds,oseast1m,osnrth1m,osgrdind,lat,long\nBT1 5GS,333700,374000,1,54.597,-5.93\n").ReadAsync()));
        // Belfast City Hall is at about 146,500 E 529,500 N on the British National Grid.
        Assert.InRange(postcode.Point!.X, 145_000, 148_000);
        Assert.InRange(postcode.Point.Y, 528_000, 531_500);
    }

    [Fact]
    public async Task Code_point_open_has_no_heading_and_comes_in_many_parts()
    {
        const string Ba = "\"BA1 0AQ\",10,375337,164493,\"E92000001\",\"E19000002\",\"E18000010\",\"\",\"E06000022\","
            + "\"E05001935\"\n\"BA1 0ZZ\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n";
        const string Bs = "\"BS1 1AA\",10,358700,172800,\"E92000001\",\"\",\"\",\"\",\"E06000023\",\"E05010892\"\n";
        Assert.Equal(2, (await Reading.Good(Open(Ba).ReadAsync())).Count);
        var zipped = new PostcodeReader(
            _bench.Open("codepo_gb.zip", Workbench.Zip(("Data/CSV/ba.csv", Ba), ("Data/CSV/bs.csv", Bs), ("Doc/licence.txt", "OGL"))),
            ReferenceSystem.BritishNationalGrid, _notes);
        var postcodes = await Reading.Good(zipped.ReadAsync());
        Assert.Equal(["BA1 0AQ", "BA1 0ZZ", "BS1 1AA"], postcodes.Select(postcode => postcode.Code));
        Assert.Equal("E92000001 E06000022 E05001935", string.Join(' ', postcodes[0].Areas));
        Assert.Equal((375_337, 164_493), (postcodes[0].Point!.X, postcodes[0].Point!.Y));
        Assert.Null(postcodes[1].Point);
    }

    [Fact]
    public async Task Rows_that_cannot_be_understood_are_refused_with_row_and_column()
    {
        var (postcodes, refusals) = await Reading.Split(Open(
            "pcds,doterm,oseast1m,osnrth1m\nnowhere,,375049,164826\nBA1 1AA,soon,375049,164826\nBA1 1AB,,x,164826\n"
            + "BA1 1AD,,51.38,-2.36\nBA1 1AE,,375049\n").ReadAsync());
        Assert.Empty(postcodes);
        Assert.Equal([(2, "pcds"), (3, "doterm"), (4, "oseast1m"), (5, "oseast1m"), (6, null)],
            refusals.Select(refusal => ((int)refusal.Row, refusal.Column)));
        Assert.Equal("postcodes.csv, row 2, column pcds: 'nowhere' is not a postcode. Write it as BA1 1AA.", refusals[0].ToString());
        Assert.Contains("look like latitude and longitude", refusals[3].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_postcodes_is_refused() =>
        Assert.Contains(
            "no column gives the postcode",
            (await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(Open("name,value\na,1\n").ReadAsync()))).Message,
                StringComparison.Ordinal);

    [Fact]
    public async Task Points_of_a_map_layer_with_a_postcode_are_read()
    {
        var reader = new PostcodeReader(_bench.Open("p.geojson",
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"pc":"BA1 0AQ","dc":"E06000022","pq":"10"},"geometry":{"type":"Point","coordinates":[-2.355562,51.378849]}},
              {"type":"Feature","properties":{"pc":"BA1 0AR","dc":"E06000022"},"geometry":{"type":"LineString","coordinates":[[-2.3,51.3],[-2.3,51.4]]}},
              {"type":"Feature","properties":{"pc":"?"},"geometry":null}]}
            """), ReferenceSystem.BritishNationalGrid, _notes);
        var (postcodes, refusals) = await Reading.Split(reader.ReadAsync());
        var postcode = Assert.Single(postcodes);
        Assert.Equal("E06000022", Assert.Single(postcode.Areas));
        Assert.Equal(375_350, postcode.Point!.X, 5.0);
        Assert.Equal(164_482, postcode.Point.Y, 5.0);
        Assert.Equal(["the shape is a LineString and not a point.", "'?' is not a postcode."], refusals.Select(refusal => refusal.Found));
    }

    [RealDataFact]
    public async Task The_postcodes_of_the_real_place_are_read_whole()
    {
        var reader = new PostcodeReader(
            InputFile.Open(RealData.Path("banes/postcodes/postcodes.geojson.gz")), ReferenceSystem.BritishNationalGrid, _notes);
        var postcodes = await Reading.Good(reader.ReadAsync());
        Assert.Equal(5_783, postcodes.Count);
        Assert.All(postcodes, postcode => Assert.Contains("E06000022", postcode.Areas));
        Assert.All(postcodes, postcode => Assert.NotNull(postcode.Point));
    }

    private PostcodeReader Open(string text) => new(_bench.Open("postcodes.csv", text), ReferenceSystem.BritishNationalGrid, _notes);
}
