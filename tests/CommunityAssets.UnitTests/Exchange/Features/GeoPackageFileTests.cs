using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.UnitTests.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Readers;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.Features;

public sealed class GeoPackageFileTests : FeatureBench
{
    [Fact]
    public async Task A_packed_GeoPackage_is_read_and_its_copy_taken_away()
    {
        var path = await Make();
        var packed = Path.Combine(Bench.Folder, "a.gpkg.gz");
        await using (var target = File.Create(packed))
        await using (var gzip = new System.IO.Compression.GZipStream(target, System.IO.Compression.CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(await File.ReadAllBytesAsync(path));
        }

        var before = Directory.GetDirectories(Path.GetTempPath(), "communityassets-*").Length;
        Assert.Equal(2, (await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(packed), "assets", Notes))).Count);
        Assert.False(Directory.GetDirectories(Path.GetTempPath(), "communityassets-*").Length > before + 1);
    }

    [Fact]
    public async Task Of_several_layers_the_one_with_the_shapes_wanted_is_read()
    {
        var path = await Make();
        Change(path, "UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT' WHERE table_name = 'assets'");

        var features = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), layer: null, ShapeNeed.Polygons, Notes));

        Assert.Equal("E01014370", Assert.Single(features).Attributes["code"]);
        Assert.Contains("2 layers (areas, assets)", await Fault(path, null), StringComparison.Ordinal);
        Assert.Contains("no layer \"roads\". The file has: areas, assets.", await Fault(path, "roads"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_does_not_tell_its_shapes_is_looked_into()
    {
        // The layer of assets is declared GEOMETRY and holds points; that of areas is made to say no more.
        var path = await Make();
        Change(path, "UPDATE gpkg_geometry_columns SET geometry_type_name = 'GEOMETRY'");

        var features = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), layer: null, ShapeNeed.Polygons, Notes));

        Assert.Equal("E01014370", Assert.Single(features).Attributes["code"]);
        Assert.Equal(["areas", "assets"], FeatureFile.Layers(InputFile.Open(path)));
    }

    [Fact]
    public async Task Types_of_columns_are_kept_and_row_numbers_left_out()
    {
        var path = await Make();
        Change(path, "ALTER TABLE assets ADD COLUMN open BOOLEAN; ALTER TABLE assets ADD COLUMN area REAL; UPDATE assets SET open = 1, area = 2.5");

        var feature = (await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), "assets", Notes)))[0];

        Assert.Equal((true, 2.5, 12L), (feature.Attributes["open"], feature.Attributes["area"], feature.Attributes["capacity"]));
        Assert.False(feature.Attributes.ContainsKey("fid"));
        Assert.False(feature.Attributes.ContainsKey("geom"));
        Assert.Null(feature.Id);
    }

    [Theory]
    [InlineData("X'00010203'", "not in GeoPackage's form")]
    [InlineData("X'4750000100006C34'", "cut off or damaged")]
    [InlineData("X'475000010000000001030000000100000000'", "cut off or damaged")]
    // A line that claims four thousand million points.
    [InlineData("X'47500001000000000102000000FFFFFFFF'", "cut off or damaged")]
    [InlineData("X'47500001000000000101000000000000000000F87F00000000000000C0'", "NaN or infinity")]
    [InlineData("X'4750000100000000010200000001000000000000000000F07F0000000000000040'", "NaN or infinity")]
    [InlineData("X'4750002100000000'", "extended type")]
    [InlineData("X'47500001000000000108000000'", "curves")]
    public async Task A_damaged_shape_refuses_its_row_alone(string blob, string expected)
    {
        var path = await Make();
        Change(path, $"UPDATE assets SET geom = {blob} WHERE fid = 1");

        var (good, refusals) = await Reading.Split(FeatureFile.ReadAsync(InputFile.Open(path), "assets", Notes));

        Assert.Single(good);
        Assert.Contains(expected, Assert.Single(refusals).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("X'4750001100000000'")]
    [InlineData("X'47500001000000000101000000000000000000F87F000000000000F87F'")]
    public async Task An_empty_shape_is_none(string blob)
    {
        var path = await Make();
        Change(path, $"UPDATE assets SET geom = {blob} WHERE fid = 1");

        Assert.Null((await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), "assets", Notes)))[0].Geometry);
    }

    [Fact]
    public async Task Views_and_virtual_tables_that_pose_as_layers_are_not_read()
    {
        var path = await Make();
        Change(path, "ALTER TABLE assets RENAME TO hidden; CREATE VIEW assets AS SELECT * FROM hidden");

        Assert.Contains("The file has: areas.", await Fault(path, "assets"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpkg_contents")]
    [InlineData("gpkg_geometry_columns")]
    [InlineData("gpkg_spatial_ref_sys")]
    public async Task Views_that_pose_as_the_contents_are_not_run(string table)
    {
        // A view may have no end: here it has one, so that a reader which runs it is caught.
        var path = await Make();
        Change(path, $"PRAGMA foreign_keys=OFF; PRAGMA legacy_alter_table=ON; ALTER TABLE {table} RENAME TO hidden; CREATE VIEW {table} AS SELECT * FROM hidden");

        Assert.Contains($"no GeoPackage ({table} is no table)", await Fault(path, "assets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_computed_when_they_are_read_are_not_run()
    {
        var path = await Make();
        Change(path, "ALTER TABLE assets ADD COLUMN twice TEXT NOT NULL AS (name || name) VIRTUAL");

        Assert.Contains("the column assets.twice is computed when it is read", await Fault(path, "areas"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_that_a_file_makes_of_its_own_values_are_not_run()
    {
        var path = await Make();
        Change(path, "ALTER TABLE assets ADD COLUMN c INTEGER CHECK (c > 5); PRAGMA ignore_check_constraints=ON; UPDATE assets SET c = 1");

        Assert.Equal(2, (await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), "assets", Notes))).Count);
    }

    [Fact]
    public async Task A_layer_that_is_told_of_many_times_is_one_and_too_many_are_refused()
    {
        var path = await Make();
        Change(path, "CREATE TABLE told AS SELECT * FROM gpkg_geometry_columns WHERE table_name = 'areas'; DROP TABLE gpkg_geometry_columns; "
            + "ALTER TABLE told RENAME TO gpkg_geometry_columns; INSERT INTO gpkg_geometry_columns SELECT * FROM gpkg_geometry_columns");
        Assert.Single(await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), layer: null, Notes)));

        Change(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
            + "INSERT INTO gpkg_geometry_columns SELECT g.* FROM n, (SELECT * FROM gpkg_geometry_columns LIMIT 1) g");
        Assert.Contains("more than 1,000 layers", await Fault(path, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_in_a_system_that_is_not_known_is_refused_with_how_to_convert()
    {
        var path = await Make();
        Change(path, "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 2154, srs_name = 'Lambert-93' WHERE srs_id = 27700");

        var message = await Fault(path, "assets");
        Assert.Contains("Lambert-93", message, StringComparison.Ordinal);
        Assert.Contains("ogr2ogr", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_no_GeoPackage_and_a_damaged_one_are_refused()
    {
        var plain = Path.Combine(Bench.Folder, "plain.db");
        Change(plain, "CREATE TABLE a (b)");
        Assert.Contains("no GeoPackage", await Fault(plain, null), StringComparison.Ordinal);

        var cut = Path.Combine(Bench.Folder, "cut.gpkg");
        var bytes = await File.ReadAllBytesAsync(await Make());
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)]);
        Assert.Contains("damaged or cut off", await Fault(cut, "assets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_leaves_the_file_as_it_was()
    {
        var path = await Make();
        var before = await File.ReadAllBytesAsync(path);

        await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(path), "assets", Notes));

        Assert.Equal(before, await File.ReadAllBytesAsync(path));
        Assert.Equal([path], Directory.GetFiles(Bench.Folder));
    }

    private async Task<string> Fault(string path, string? layer) =>
        (await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(FeatureFile.ReadAsync(InputFile.Open(path), layer, Notes)))).Message;

    private static void Change(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        // As a GIS would bring them: the triggers of the index call them.
        connection.CreateFunction("ST_IsEmpty", (byte[]? _) => false);
        foreach (var name in (string[])["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"])
        {
            connection.CreateFunction(name, (byte[]? _) => 1d);
        }

        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<string> Make()
    {
        var path = Path.Combine(Bench.Folder, "made.gpkg");
        var factory = new GeometryFactory(new PrecisionModel(), 27700);
        var assets = new[] { "a1", "a2" }.Select((id, i) => new Asset
        {
            Id = Guid.CreateVersion7(),
            Kind = AssetKind.Place,
            Name = id,
            Provenance = new Provenance("x", id),
            Capacity = 12,
            Location = new AssetLocation { Shape = factory.CreatePoint(new Coordinate(375000 + i, 165000)), Placement = Placement.Coordinates },
        });
        var area = new Area
        {
            Key = new AreaKey("E01014370", 2021),
            Name = "Bath 007A",
            Level = AreaLevel.Lsoa,
            Shape = factory.CreatePolygon([new(375000, 165000), new(376000, 165000), new(376000, 166000), new(375000, 165000)]),
        };
        await ExportFile.WriteAllAsync(path, Rows(assets), Rows([area]), ReferenceSystem.BritishNationalGrid);
        return path;
    }

    private static async IAsyncEnumerable<T> Rows<T>(IEnumerable<T> rows)
    {
        await Task.Yield();
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
