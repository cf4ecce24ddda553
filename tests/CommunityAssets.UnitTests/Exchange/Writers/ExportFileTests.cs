using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.UnitTests.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Readers;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.Writers;

public sealed class ExportFileTests : IDisposable
{
    private static readonly ReferenceSystem Grid = ReferenceSystem.BritishNationalGrid;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 27700);

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_csv_has_the_canonical_columns_and_a_point_for_each_shape()
    {
        var path = Path.Combine(_bench.Folder, "assets.csv");
        Assert.Equal(2, await ExportFile.WriteAssetsAsync(path, Rows(Group(), Park()), Grid, linksOf: asset =>
            asset.Provenance.SourceId == "g1" ? [new LinkClaim("demo", "g1", "p1", LinkKind.MeetsAt), new LinkClaim("demo", "o1", "g1", LinkKind.Runs)] : []));

        using var table = CsvTable.Open(InputFile.Open(path));
        Assert.True(table.Read());
        string? Cell(string name) => table.Text(table.Headings.Find(name));
        Assert.Equal(
            ("g1", "group", "Tea & \"talk\", at four", "company;older-age"),
            (Cell("id")!, Cell("kind")!, Cell("name")!, Cell("topics")!));
        Assert.Equal(("Tue 10:00-12:00;1st Thu 14:00", "yes", "no", "£2.50 with tea", "60+"), (Cell("sessions")!, Cell("step_free")!, Cell("hearing_loop")!, Cell("cost")!, Cell("ages")!));
        Assert.Equal(("p1", "o1", "demo", "coordinates"), (Cell("meets_at")!, Cell("run_by")!, Cell("source")!, Cell("placed_by")!));
        Assert.Null(Cell("bsl"));
        var (longitude, latitude) = GridTransform.Between(Grid, ReferenceSystem.Wgs84).Apply(375154.5, 165745.25);
        Assert.Equal(latitude, double.Parse(Cell("latitude")!, System.Globalization.CultureInfo.InvariantCulture), 1e-8);
        Assert.Equal(longitude, double.Parse(Cell("longitude")!, System.Globalization.CultureInfo.InvariantCulture), 1e-8);
        Assert.True(table.Read());
        Assert.Equal("51.", Cell("latitude")![..3]);
        Assert.False(table.Read());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public async Task A_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(string summary, string expected)
    {
        var path = Path.Combine(_bench.Folder, "assets.csv");
        await ExportFile.WriteAssetsAsync(path, Rows(Park() with { Summary = summary }), Grid);

        var text = await File.ReadAllTextAsync(path);
        Assert.Contains($"p1,place,Green Park,{expected},", text, StringComparison.Ordinal);
        Assert.Contains("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GeoJSON_is_as_RFC_7946_has_it()
    {
        var path = Path.Combine(_bench.Folder, "assets.geojson");
        await ExportFile.WriteAssetsAsync(path, Rows(Group(), Park(), Online()), Grid, "© Somebody, OGL v3");

        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
        var root = document.RootElement;
        Assert.Equal("FeatureCollection", root.GetProperty("type").GetString());
        Assert.Equal("© Somebody, OGL v3", root.GetProperty("attribution").GetString());
        Assert.False(root.TryGetProperty("crs", out _));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("features")[2].GetProperty("geometry").ValueKind);
        Assert.Equal("g1", root.GetProperty("features")[0].GetProperty("id").GetString());

        var features = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), layer: null, new ReadNotes()));
        Assert.Equal("Tea & \"talk\", at four", features[0].Attributes["name"]);
        var park = (Polygon)features[1].Geometry!;
        Assert.True(park.Shell.IsCCW);
        Assert.False(park.Holes[0].IsCCW);
        var back = GridTransform.Between(ReferenceSystem.Wgs84, Grid).Apply(park);
        Assert.Equal(Park().Location.Shape!.Area, back.Area, 10.0);
        Assert.Equal(0, back.Distance(Park().Location.Shape!), 0.05);
    }

    [Fact]
    public async Task A_GeoPackage_comes_back_as_it_went_out()
    {
        var path = Path.Combine(_bench.Folder, "all.gpkg");
        var area = new Area
        {
            Key = new AreaKey("E01014370", 2021),
            Name = "Bath 007A",
            Level = AreaLevel.Lsoa,
            Population = 1500,
            Shape = Park().Location.Shape,
            Source = "ons",
        };

        Assert.Equal(4, await ExportFile.WriteAllAsync(path, Rows(Group(), Park(), Online()), Rows(area), Grid, "OGL v3"));

        var assets = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), "assets", new ReadNotes()));
        Assert.Equal(["g1", "p1", "o1"], assets.Select(feature => feature.Attributes["id"]));
        Assert.Equal("POINT (375154.5 165745.25)", assets[0].Geometry!.AsText());
        Assert.True(assets[1].Geometry!.EqualsExact(Park().Location.Shape));
        Assert.Equal(27700, assets[1].System.Code);
        Assert.Null(assets[2].Geometry);
        Assert.Equal(12L, assets[0].Attributes["capacity"]);

        var read = Assert.Single(await Reading.Good(new CommunityAssets.Exchange.Readers.AreaReader(
            InputFile.Open(path), new CommunityAssets.Exchange.Readers.AreaReading { Source = "x", Layer = "areas", Vintage = 2021 }, Grid, new ReadNotes()).ReadAsync()));
        Assert.Equal((area.Key, area.Name, area.Level), (read.Key, read.Name, read.Level));
        Assert.Equal(area.Shape!.Area, read.Shape!.Area);
    }

    [Fact]
    public async Task A_GeoPackage_has_an_index_that_knows_every_shape()
    {
        var path = Path.Combine(_bench.Folder, "a.gpkg");
        await ExportFile.WriteAssetsAsync(path, Rows(Group(), Park(), Online()), Grid);

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) || '/' || (SELECT count(*) FROM gpkg_extensions) || '/' || (SELECT max_x FROM gpkg_contents) FROM rtree_assets_geom";
        Assert.Equal("2/1/375300.0", command.ExecuteScalar());
    }

    [Theory]
    [InlineData("a.xlsx", ".gpkg, .geojson or .csv")]
    [InlineData("nowhere/a.csv", "no folder")]
    public async Task What_cannot_be_written_is_refused_in_words(string name, string expected)
    {
        var fault = await Assert.ThrowsAsync<BadInputException>(() => ExportFile.WriteAssetsAsync(Path.Combine(_bench.Folder, name), Rows(Group()), Grid));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.geojson")]
    [InlineData("a.gpkg")]
    public async Task An_export_that_fails_leaves_the_older_file_and_nothing_else(string name)
    {
        var path = _bench.Write(name, "as it was");

        await Assert.ThrowsAsync<InvalidOperationException>(() => ExportFile.WriteAssetsAsync(path, Failing(), Grid));

        Assert.Equal("as it was", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_bench.Folder));
    }

    private static Asset Group() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Group,
        Name = "Tea & \"talk\", at four",
        Topics = ["company", "older-age"],
        Location = new AssetLocation { Shape = Factory.CreatePoint(new Coordinate(375154.5, 165745.25)), Placement = Placement.Coordinates, Postcode = "BA1 1AA" },
        Sessions =
        [
            new Session { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 0), End = new TimeOnly(12, 0) },
            new Session { Day = DayOfWeek.Thursday, Start = new TimeOnly(14, 0), NthOfMonth = 1 },
        ],
        Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.HearingLoop, Answer.No),
        Cost = new Cost(CostKind.Amount, 2.5m, "with tea"),
        Audience = new Audience(60),
        Capacity = 12,
        Provenance = new Provenance("demo", "g1"),
    };

    private static Asset Park() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Place,
        Name = "Green Park",
        Location = new AssetLocation
        {
            // Clockwise, as OS draws them; GeoJSON wants the other way.
            Shape = Factory.CreatePolygon(
                Factory.CreateLinearRing([new(375100, 165700), new(375100, 165900), new(375300, 165900), new(375300, 165700), new(375100, 165700)]),
                [Factory.CreateLinearRing([new(375150, 165750), new(375200, 165750), new(375200, 165800), new(375150, 165800), new(375150, 165750)])]),
            Placement = Placement.Coordinates,
        },
        Provenance = new Provenance("demo", "p1"),
    };

    private static Asset Online() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AssetKind.Organisation,
        Name = "A helpline",
        Location = new AssetLocation { Online = true },
        Provenance = new Provenance("demo", "o1"),
    };

    private static async IAsyncEnumerable<T> Rows<T>(params T[] rows)
    {
        await Task.Yield();
        foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static async IAsyncEnumerable<Asset> Failing()
    {
        await Task.Yield();
        yield return Group();
        throw new InvalidOperationException("The atlas went away.");
    }
}
