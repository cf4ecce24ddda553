using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>
/// What people's files get wrong, for every kind of import. Each is told with file, row, column, what was found and what to do; nothing is
/// changed.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private const string Square =
        "{\"type\":\"Polygon\",\"coordinates\":[[[-2.36,51.38],[-2.35,51.38],[-2.35,51.39],[-2.36,51.39],[-2.36,51.38]]]}";
    private const string Line = "{\"type\":\"LineString\",\"coordinates\":[[-2.36,51.38],[-2.35,51.38]]}";
    private const string Point = "{\"type\":\"Point\",\"coordinates\":[-2.36,51.38]}";
    private const string People = "lsoa21cd,population\n";
    private const string Changes = "lsoa11cd,chgind,lsoa21cd\n";
    private const string Postcodes = "pcds,oseast1m,osnrth1m,lsoa21cd\n";
    private const string Values = "area,indicator,period,value\n";
    private const string Assets = "id,kind,name,latitude,longitude\n";
    private const string Osm = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><osm version=\"0.6\">";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    /// <summary>Each kind of import with the name of a file, what it begins with, one good row, and what it ends with.</summary>
    public static TheoryData<string, string, string, string, string> Kinds() => new()
    {
        { "areas", "areas.geojson", Head, Feature("\"LSOA21CD\":\"E01000002\"", Square), Foot },
        { "population", "people.csv", People, "E01000001,1500\n", "" },
        { "lookup", "lookup.csv", Changes, "E01000009,U,E01000001\n", "" },
        { "postcodes", "postcodes.csv", Postcodes, "BA1 1AA,375000,165000,E01000001\n", "" },
        { "indicators", "values.csv", Values, "E01000001,alone,2021,12.5\n", "" },
        { "assets", "assets.csv", Assets, "1,group,Knit and natter,51.38,-2.36\n", "" },
        { "assets", "assets.geojson", Head, Feature("\"id\":1,\"kind\":\"group\",\"name\":\"Knit and natter\"", Point), Foot },
        { "openstreetmap", "town.osm", Osm, Node("1", "51.38", "-2.36"), "</osm>" },
        { "network", "ways.geojson", Head, Feature("\"id\":1", Line), Foot },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_good_file_is_taken(string kind, string name, string head, string row, string foot)
    {
        await PlaceAsync();
        await Command.DoneAsync("import", kind, work.Write(name, head + row + foot), "--source", "s", "--atlas", work.Atlas);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_is_empty_or_has_no_rows_is_refused(string kind, string name, string head, string row, string foot)
    {
        Assert.NotEmpty(row);
        await PlaceAsync();
        await RefusedAsync(kind, work.Write(name, ""), $"{name}: the file is empty (0 bytes). Download or export it again.");
        await RefusedAsync(kind, work.Write(name, head + foot), $"{name}: there is nothing in it to import", "export it again");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_is_not_UTF_8_is_refused(string kind, string name, string head, string row, string foot)
    {
        await PlaceAsync();
        // Into a text: behind the first value that stands in quotation marks, or into the last cell.
        var at = row.IndexOf("v=\"", StringComparison.Ordinal) is >= 0 and var value ? value + 3
            : row.IndexOf("\":{\"", StringComparison.Ordinal) is >= 0 and var start ? start + 4
            : row.Length - 1;
        byte[] bytes = [.. Encoding.UTF8.GetBytes(head + row[..at]), 0xE9, .. Encoding.UTF8.GetBytes(row[at..] + foot)];
        var said = await RefusedAsync(kind, work.Write(name, bytes), name, "Save");
        Assert.Matches("not UTF-8", said);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_was_cut_off_while_packed_is_refused(string kind, string name, string head, string row, string foot)
    {
        await PlaceAsync();
        var separator = foot == Foot ? "," : "";
        var text = new StringBuilder(head).AppendJoin(separator, Enumerable.Repeat(row, 3000)).Append(foot).ToString();
        var packed = Pack(Encoding.UTF8.GetBytes(text));
        var said = await RefusedAsync(kind, work.Write(name + ".gz", packed[..(packed.Length / 2)]), $"{name}.gz", "cut off", "again");
        Assert.Contains("could be unpacked, then it broke", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_folder_is_no_file(string kind, string name, string head, string row, string foot)
    {
        Assert.NotEmpty(head + row + foot);
        await PlaceAsync();
        var folder = Path.Combine(work.Folder, name);
        Directory.CreateDirectory(folder);
        await RefusedAsync(kind, folder, folder + " is a folder.", "Give the path of one file in it.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_vanishes_midway_is_told_as_such(string kind, string name, string head, string row, string foot)
    {
        await PlaceAsync();
        var before = await InfoAsync();
        var file = work.Write(name, head + row + foot);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Cli.Commands.CommandLine.RunAsync(
            ["import", kind, file, "--source", "bad", "--atlas", work.Atlas], new Terminal(output, error, Live: false),
            new Vanishing(file));
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains(name, error.ToString(), StringComparison.Ordinal);
        Assert.Matches("there is no such file|not there|has gone|is gone", error.ToString());
        Assert.Equal(before, await InfoAsync());
    }

    public static TheoryData<string, string, string, string> Rows() => new()
    {
        // Too few columns.
        {
            "population", "short.csv", People + "E01000001\n",
            "short.csv, row 2: the row has 1 columns and the heading has 2. Put in the missing cells"
        },
        {
            "lookup", "short.csv", Changes + "E01000009,U\n",
            "short.csv, row 2: the row has 2 columns and the heading has 3. Put in the missing cells"
        },
        { "postcodes", "short.csv", Postcodes + "BA1 1AA\n", "short.csv, row 2: the row has 1 columns and the heading has 4." },
        { "indicators", "short.csv", Values + "E01000001,alone\n", "short.csv, row 2: the row has 2 columns and the heading has 4." },
        { "assets", "short.csv", Assets + "1,group\n", "short.csv, row 2: the row has 2 columns and the heading has 5." },

        // The same twice.
        {
            "areas", "twice.geojson", Head + Area("E01000002") + "," + Area("E01000002") + Foot,
            "twice.geojson, row 2, column area code: 'E01000002"
        },
        {
            "population", "twice.csv", People + "E01000001,1\nE01000001,2\n",
            "twice.csv, row 3, column area code: 'E01000001' is in this file already, in row 2. Keep"
        },
        {
            "lookup", "twice.csv", Changes + "E01000009,U,E01000001\nE01000009,S,E01000001\n",
            "twice.csv, row 3, column chgind: the change from E01000009 to E01000001 is another one than in row 2. Keep"
        },
        {
            "postcodes", "twice.csv", Postcodes + "BA1 1AA,375000,165000,\nBA11AA,375001,165000,\n",
            "twice.csv, row 3, column postcode: 'BA1 1AA' is in this file already, in row 2."
        },
        {
            "indicators", "twice.csv", Values + "E01000001,alone,2021,1\nE01000001,alone,2021,2\n",
            "twice.csv, row 3, column value: 'alone, E01000001, 2021' is in this file already, in row 2."
        },
        {
            "assets", "twice.csv", Assets + "1,group,A,51.38,-2.36\n1,group,B,51.38,-2.36\n",
            "twice.csv, row 3, column id: '1' is in this file already, in row 2. Keep row 2 or row 3"
        },
        {
            "assets", "unnumbered.csv", "kind,name,latitude,longitude\ngroup,A,51.38,-2.36\ngroup,A,51.38,-2.36\n",
            "unnumbered.csv, row 3, column name: it has the same name in the same place as row 2"
        },
        {
            "openstreetmap", "twice.osm", Osm + Node("1", "51.38", "-2.36") + Node("1", "51.39", "-2.36") + "</osm>",
            "twice.osm, row 2, column id: 'node/1' is in this file already"
        },
        {
            "network", "twice.geojson", Head + Feature("\"id\":1", Line) + "," + Feature("\"id\":1", Line) + Foot,
            "twice.geojson, row 2, column id: '1' is in this file already, in row 1."
        },

        // Thousands commas, NaN, infinity.
        {
            "population", "number.csv", People + "E01000001,\"1,50\"\n",
            "number.csv, row 2, column population: '1,50' is not a number of people. Write a whole number"
        },
        {
            "population", "number.csv", People + "E01000001,NaN\n",
            "number.csv, row 2, column population: 'NaN' is not a number of people."
        },
        {
            "population", "number.csv", People + "E01000001,Infinity\n",
            "number.csv, row 2, column population: 'Infinity' is not a number of people."
        },
        {
            "postcodes", "number.csv", Postcodes + "BA1 1AA,375000,\"165,000\",\n",
            "number.csv, row 2, column osnrth1m: '165,000' has a thousands comma. Write it without: 165000."
        },
        {
            "postcodes", "number.csv", Postcodes + "BA1 1AA,NaN,165000,\n",
            "number.csv, row 2, column oseast1m: 'NaN' is not a number. Leave the cell empty"
        },
        {
            "indicators", "number.csv", Values + "E01000001,alone,2021,\"1,500\"\n",
            "number.csv, row 2, column value: '1,500' has a thousands comma. Write it without: 1500."
        },
        {
            "indicators", "number.csv", Values + "E01000001,alone,2021,NaN\n",
            "number.csv, row 2, column value: 'NaN' is not a number. Leave the cell empty"
        },
        {
            "indicators", "number.csv", Values + "E01000001,alone,2021,-Infinity\n",
            "number.csv, row 2, column value: '-Infinity' is not a number. Leave the cell empty"
        },
        {
            "assets", "number.csv", "id,kind,name,easting,northing\n1,group,A,\"375,000\",165000\n",
            "number.csv, row 2, column easting: '375,000' has a thousands comma. Write it without: 375000."
        },
        {
            "assets", "number.csv", Assets + "1,group,A,NaN,-2.36\n",
            "number.csv, row 2, column latitude: 'NaN' is not a number. Leave the cell empty"
        },
        { "assets", "number.csv", Assets + "1,group,A,51.38,inf\n", "number.csv, row 2, column longitude: 'inf' is not a number." },
        {
            "areas", "number.geojson", Areas.Replace("51.39", "1e999", StringComparison.Ordinal),
            "number.geojson, row 1, column geometry.coordinates: '1e999' is too large a number."
        },
        {
            "network", "number.geojson", Ways.Replace("-2.35", "NaN", StringComparison.Ordinal),
            "number.geojson, line 1, byte "
        },
        {
            "openstreetmap", "number.osm", Osm + Node("1", "NaN", "-2.36") + "</osm>",
            "number.osm, row 1, column node/1: its lat or lon is missing or no number. Mend it"
        },

        // In the sea, or the wrong way round.
        {
            "areas", "sea.geojson", Areas.Replace("51.3", "43.3", StringComparison.Ordinal),
            "sea.geojson, row 1, column geometry: Longitude -2.36, latitude 43.38 is a point in the sea"
        },
        {
            "network", "sea.geojson", Ways.Replace("51.3", "43.3", StringComparison.Ordinal),
            "sea.geojson, row 1, column geometry: Longitude -2.36, latitude 43.38 is a point in the sea"
        },
        {
            "assets", "sea.csv", Assets + "1,group,A,-2.36,51.38\n",
            "sea.csv, row 2, column longitude: Longitude 51.38 and latitude -2.36 look as if they were the wrong way round. Swap the two"
        },
        {
            "assets", "sea.csv", Assets + "1,group,A,0,0\n",
            "sea.csv, row 2, column longitude: Longitude 0 and latitude 0 are a point in the sea off Africa"
        },
        {
            "assets", "sea.csv", Assets + "1,group,A,43.38,-9.5\n",
            "sea.csv, row 2, column longitude: Longitude -9.5, latitude 43.38 is a point in the sea or abroad"
        },
        { "postcodes", "sea.csv", Postcodes + "BA1 1AA,165000,1375000,\n", "sea.csv, row 2, column oseast1m: " },
        {
            "openstreetmap", "sea.osm", Osm + Node("1", "43", "-9") + "</osm>",
            "sea.osm, row 1, column geometry: Longitude -9, latitude 43 is a point in the sea"
        },

        // Codes that match no area.
        {
            "population", "code.csv", People + "Mill End,1\n",
            "code.csv, row 2, column area code: 'Mill End' matches no area of this atlas. Check the code."
        },
        {
            "population", "code.csv", People + "E01099999,1\n",
            "code.csv: No row of it has the code of an area in this atlas (it has 'E01099999', for example). Import the areas"
        },
        {
            "indicators", "code.csv", Values + "Mill End,alone,2021,1\n",
            "code.csv, row 2, column area code: 'Mill End' matches no area of this atlas."
        },
        { "indicators", "code.csv", Values + "E01099999,alone,2021,1\n", "code.csv: No row of it has the code of an area in this atlas" },
        {
            "areas", "code.geojson", Head + Feature("\"name\":\"Mill End\"", Square) + Foot,
            "code.geojson: no field holds the code of the area, such as LSOA21CD"
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_bad_row_is_told_with_its_place_and_what_to_do(string kind, string name, string text, string says)
    {
        await PlaceAsync();
        await RefusedAsync(kind, work.Write(name, text), says);
    }

    [Theory]
    [InlineData("areas", "\"LSOA21CD\":\"E01000002\"")]
    [InlineData("assets", "\"id\":1,\"kind\":\"place\",\"name\":\"Common\"")]
    public async Task A_polygon_that_crosses_itself_is_mended_and_reported(string kind, string properties)
    {
        await PlaceAsync();
        const string Bow =
            "{\"type\":\"Polygon\",\"coordinates\":[[[-2.36,51.38],[-2.35,51.39],[-2.35,51.38],[-2.36,51.39],[-2.36,51.38]]]}";
        var run = await Command.DoneAsync(
            "import", kind, work.Write("bow.geojson", Head + Feature(properties, Bow) + Foot), "--source", "s", "--atlas", work.Atlas);
        Assert.Matches(@"crossed .*itself and was mended \(row 1\)", run.Out);
    }

    [Fact]
    public async Task Rows_refused_for_the_same_reason_are_told_together_on_the_screen_and_one_by_one_in_the_file()
    {
        await PlaceAsync();
        var rejects = Path.Combine(work.Folder, "rejects.csv");
        var run = await Command.RunAsync(
            "import", "assets", work.Write("kinds.csv", "id,name,latitude,longitude\n1,Hall,51.385,-2.355\n2,Choir,51.385,-2.355\n3,,51.385,-2.355\n4,Club,51.385,-2.355\n"),
            "--source", "s", "--rejects", rejects, "--atlas", work.Atlas);
        Assert.Equal(2, run.Code);
        Assert.Contains("kinds.csv, rows 2 to 3: nothing says what kind of asset this is. Add a column named kind, or tell it for the whole file: --kind place", run.Error, StringComparison.Ordinal);
        Assert.Contains("kinds.csv, row 5: nothing says what kind", run.Error, StringComparison.Ordinal);
        Assert.Equal(5, (await File.ReadAllLinesAsync(rejects)).Length);
    }

    [Fact]
    public async Task A_file_of_another_kind_of_data_says_what_was_passed_over()
    {
        await PlaceAsync();
        await RefusedAsync(
            "openstreetmap", work.Write("list.geojson", Head + Feature("\"name\":\"Hall\"", "{\"type\":\"Point\",\"coordinates\":[-2.355,51.385]}") + Foot),
            "list.geojson: there is nothing in it to import. 1 feature with no tag of an asset was passed over. Check that it is the right file for this command.");
    }

    [Fact]
    public async Task A_point_out_at_sea_is_refused_where_no_area_of_the_atlas_is_near()
    {
        await PlaceAsync();
        await RefusedAsync(
            "assets", work.Write("far.csv", Assets + "1,place,Hall,51.38,-2.36\n2,place,Rock,49.5,-8.5\n"),
            "far.csv, row 3: Longitude -8.5, latitude 49.5 is a point in the sea or abroad, far from any coast of Britain and from every area of this atlas. "
            + "Check the coordinates and their signs");
    }

    [Fact]
    public async Task A_far_island_whose_areas_are_in_the_atlas_is_no_point_in_the_sea()
    {
        const string Island =
            "{\"type\":\"Polygon\",\"coordinates\":[[[-8.62,57.80],[-8.62,57.83],[-8.54,57.83],[-8.54,57.80],[-8.62,57.80]]]}";
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        await Command.DoneAsync(
            "import", "areas", work.Write("island.geojson", Head + Feature("\"LSOA21CD\":\"E01000002\"", Island) + Foot), "--atlas", work.Atlas);
        var run = await Command.DoneAsync(
            "import", "assets", work.Write("far.csv", Assets + "1,place,Village Bay,57.812,-8.57\n"), "--source", "s", "--atlas", work.Atlas);
        Assert.DoesNotContain("sea", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_cannot_be_known_a_point_out_at_sea_is_taken_and_asked_about()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        var run = await Command.DoneAsync(
            "import", "assets", work.Write("far.csv", Assets + "1,place,Rock,49.5,-8.5\n"), "--source", "s", "--atlas", work.Atlas);
        Assert.Contains("1 place lies far out at sea or abroad; check its coordinates (row 2).", run.Out, StringComparison.Ordinal);

        await PlaceAsync();
        var across = await Command.DoneAsync(
            "import", "assets", work.Write("dublin.csv", Assets + "1,place,Library,53.344,-6.267\n"), "--source", "t", "--atlas", work.Atlas);
        Assert.Contains("1 place lies far out at sea or abroad; check its coordinates (row 2).", across.Out, StringComparison.Ordinal);
        var reef = await Command.DoneAsync(
            "import", "openstreetmap", work.Write("reef.osm", Osm + Node("1", "49.5", "-8.5") + "</osm>"),
            "--source", "osm", "--atlas", work.Atlas);
        Assert.Contains("1 place lies far out at sea or abroad; check its coordinates", reef.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assets", "long.csv", "id,kind,name,latitude,longitude\n1,group,\"", "the row does not end within")]
    [InlineData("indicators", "long.csv", "area,indicator,period,value\nE01000001,", "the row does not end within")]
    [InlineData(
        "areas", "long.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"LSOA21CD\":\"",
        "is a text of more than 4 MB")]
    [InlineData(
        "openstreetmap", "long.osm", "<osm version=\"0.6\"><node id=\"1\" lat=\"51\" lon=\"-2\"><tag k=\"name\" v=\"",
        "a tag or text is longer than 4 MB")]
    public async Task A_line_of_200_megabytes_is_given_up_before_it_fills_the_memory(string kind, string name, string head, string says)
    {
        await PlaceAsync();
        var file = Path.Combine(work.Folder, name + ".gz");
        await using (var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes(head));
            var block = Encoding.UTF8.GetBytes(new string('a', 1 << 20));
            for (var written = 0; written < 200; written++)
            {
                await packed.WriteAsync(block);
            }
        }

        var said = await Executable.RunAsync(megabytes: 64, "import", kind, file, "--source", "bad", "--atlas", work.Atlas);
        Assert.True(said.Code == ExitCode.BadInput, said.Error + said.Out);
        Assert.Contains(name, said.Error, StringComparison.Ordinal);
        Assert.Contains(says, said.Error, StringComparison.Ordinal);
    }

    private const string Head = "{\"type\":\"FeatureCollection\",\"features\":[";
    private const string Foot = "]}";

    private static string Ways => Head + Feature("\"id\":1", Line) + Foot;

    private static string Areas => Head + Area("E01000002") + Foot;

    private static string Feature(string properties, string geometry) =>
        "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}";

    private static string Area(string code) => Feature($"\"LSOA21CD\":\"{code}\"", Square);

    private static string Node(string id, string latitude, string longitude) =>
        $"<node id=\"{id}\" lat=\"{latitude}\" lon=\"{longitude}\">"
        + "<tag k=\"amenity\" v=\"library\"/><tag k=\"name\" v=\"Library\"/></node>";

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>An atlas with one small area and one strength, which bad files should leave as they are.</summary>
    private async Task PlaceAsync()
    {
        await Command.DoneAsync("new", "--atlas", work.Atlas);
        await Command.DoneAsync(
            "import", "areas", work.Write("place.geojson", Head + Area("E01000001") + Foot), "--source", "s", "--atlas", work.Atlas);
        await Command.DoneAsync(
            "import", "assets", work.Write("one.csv", Assets + "1,group,Choir,51.385,-2.355\n"), "--source", "bad", "--atlas", work.Atlas);
    }

    private async Task<string> RefusedAsync(string kind, string file, params string[] says)
    {
        var before = await InfoAsync();
        var run = await Command.RunAsync("import", kind, file, "--source", "bad", "--atlas", work.Atlas);
        Assert.True(run.Code == ExitCode.BadInput, $"{run.Code}: {run.Error}{run.Out}");
        Assert.All(says, words => Assert.Contains(words, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await InfoAsync());
        return run.Error;
    }

    private async Task<string> InfoAsync() =>
        JsonDocument.Parse((await Command.DoneAsync("info", "--atlas", work.Atlas, "--json")).Out).RootElement.GetRawText();

    /// <summary>A clock that takes a file away when it is asked for the time: after an import has opened it, before it is read.</summary>
    private sealed class Vanishing(string file) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            File.Delete(file);
            return System.GetUtcNow();
        }
    }
}
