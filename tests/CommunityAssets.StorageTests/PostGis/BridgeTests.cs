using CommunityAssets.Storage.PostGis;
using CommunityAssets.StorageTests.Contract;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.StorageTests.PostGis;

/// <summary>The project that takes the place of the package NetTopologySuite.IO.PostGIS, against PostGIS's own reading and
/// writing.</summary>
[PostGisServerNeeded]
public sealed class BridgeTests : IAsyncLifetime
{
    private static readonly string[] Shapes =
    [
        "POINT (374901.25 164502.75)",
        "POINT EMPTY",
        "LINESTRING (0 0, 10 0, 10 10.5)",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 2))",
        "MULTIPOINT ((1 2), (3 4))",
        "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 2))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
    ];

    private string address = "";
    private NpgsqlDataSource source = null!;

    public async Task InitializeAsync()
    {
        address = await PostGisServer.Instance.MakeDatabaseAsync();
        var builder = new NpgsqlDataSourceBuilder(PostGisAddress.Parse(address).Settings.ConnectionString);
        builder.UseNetTopologySuite();
        source = builder.Build();
        await PostGisServer.RunAsync(address, "CREATE TABLE shapes (id int, geom geometry)");
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await PostGisServer.Instance.RemoveDatabaseAsync(address);
    }

    [AtlasFact]
    public async Task What_is_written_is_what_PostGIS_understands()
    {
        foreach (var shape in Shapes)
        {
            await using var command = source.CreateCommand("SELECT ST_AsText($1) = ST_AsText($2::geometry), ST_SRID($1)");
            command.Parameters.Add(new NpgsqlParameter { Value = Read(shape), NpgsqlDbType = NpgsqlDbType.Geometry });
            command.Parameters.Add(new NpgsqlParameter { Value = shape });
            await using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            Assert.True(reader.GetBoolean(0), shape);
            Assert.Equal(27700, reader.GetInt32(1));
        }
    }

    [AtlasFact]
    public async Task What_PostGIS_sends_is_what_is_read()
    {
        foreach (var shape in Shapes)
        {
            await using var command = source.CreateCommand("SELECT ST_GeomFromText($1, 27700)");
            command.Parameters.Add(new NpgsqlParameter { Value = shape });
            var read = Assert.IsAssignableFrom<Geometry>(await command.ExecuteScalarAsync());
            Assert.True(Read(shape).EqualsExact(read), shape);
            Assert.Equal(27700, read.SRID);
        }
    }

    [AtlasFact]
    public async Task Geometries_are_copied_in_and_out_in_binary_form()
    {
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var copy = await connection.BeginBinaryImportAsync("COPY shapes FROM STDIN (FORMAT BINARY)");
            for (var id = 0; id < Shapes.Length; id++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(id, NpgsqlDbType.Integer);
                await copy.WriteAsync(Read(Shapes[id]), NpgsqlDbType.Geometry);
            }

            await copy.CompleteAsync();
        }

        await using var second = await source.OpenConnectionAsync();
        await using var export = await second.BeginBinaryExportAsync(
            "COPY (SELECT geom FROM shapes ORDER BY id) TO STDOUT (FORMAT BINARY)");
        foreach (var shape in Shapes)
        {
            Assert.Equal(1, await export.StartRowAsync());
            Assert.True(Read(shape).EqualsExact(await export.ReadAsync<Geometry>(NpgsqlDbType.Geometry)), shape);
        }

        Assert.Equal(-1, await export.StartRowAsync());
    }

    [AtlasFact]
    public async Task Heights_and_measures_are_kept()
    {
        await using var command = source.CreateCommand("SELECT ST_AsText($1)");
        var line = new LineString([new CoordinateZM(1, 2, 3, 4), new CoordinateZM(5, 6, 7, 8)]);
        command.Parameters.Add(new NpgsqlParameter { Value = line, NpgsqlDbType = NpgsqlDbType.Geometry });
        Assert.Equal("LINESTRING ZM (1 2 3 4,5 6 7 8)", await command.ExecuteScalarAsync());
    }

    [AtlasFact]
    public void Either_byte_order_is_read()
    {
        var reader = new PostGisReader(NtsGeometryServices.Instance.DefaultCoordinateSequenceFactory, new PrecisionModel(), Ordinates.XY);
        var point = new Point(3, 4) { SRID = 27700 };
        foreach (var order in (ByteOrder[])[ByteOrder.BigEndian, ByteOrder.LittleEndian])
        {
            using var bytes = new MemoryStream(new WKBWriter(order, handleSRID: true).Write(point));
            var read = reader.Read(bytes);
            Assert.True(point.EqualsExact(read));
            Assert.Equal(27700, read.SRID);
        }
    }

    private static Geometry Read(string text)
    {
        var shape = new WKTReader().Read(text);
        shape.SRID = 27700;
        return shape;
    }
}
