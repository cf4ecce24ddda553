using System.Globalization;
using System.Net;
using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Tiles;

/// <summary>OGC API – Tiles, as a client walks it: from the landing page by links alone to the bytes of a tile.</summary>
public sealed class OgcTilesTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Relations = "http://www.opengis.net/def/rel/ogc/1.0/";

    [Theory]
    [InlineData("assets", "assets")]
    [InlineData("assets-groups", "assets")]
    [InlineData("areas-lsoa", "lsoa")]
    public async Task From_a_collection_links_lead_to_its_tiles(string collection, string layer)
    {
        var document = await service.Http.JsonAsync($"/ogc/collections/{collection}?f=json");
        var tilesets = await service.Http.JsonAsync(Link(document, Relations + "tilesets-vector"));
        var listed = Assert.Single(tilesets.List("tilesets"));
        Assert.Equal("vector", listed.Text("dataType"));
        Assert.Equal("http://www.opengis.net/def/crs/EPSG/0/3857", listed.Text("crs"));

        var tileset = await service.Http.JsonAsync(Link(listed, "self"));
        Assert.Equal("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad", tileset.Text("tileMatrixSetURI"));
        Assert.Contains(tileset.List("layers"), one => one.Text("id") == layer);
        Assert.All(tileset.List("layers"), one => Assert.Equal("vector", one.Text("dataType")));
        var scheme = await service.Http.JsonAsync(Link(tileset, Relations + "tiling-scheme"));
        Assert.Equal("WebMercatorQuad", scheme.Text("id"));

        var limits = tileset.List("tileMatrixSetLimits").Single(limit => limit.Text("tileMatrix") == "14");
        var item = tileset.List("links").Single(link => link.Text("rel") == "item");
        Assert.True(item.GetProperty("templated").GetBoolean());
        Assert.Equal("application/vnd.mapbox-vector-tile", item.Text("type"));
        var found = 0;
        for (var row = (int)limits.Number("minTileRow"); row <= limits.Number("maxTileRow"); row++)
        {
            for (var column = (int)limits.Number("minTileCol"); column <= limits.Number("maxTileCol"); column++)
            {
                var (r, c) = (row.ToString(CultureInfo.InvariantCulture), column.ToString(CultureInfo.InvariantCulture));
                var address = item.Text("href")!.Replace("{tileMatrix}", "14", StringComparison.Ordinal)
                    .Replace("{tileRow}", r, StringComparison.Ordinal).Replace("{tileCol}", c, StringComparison.Ordinal);
                using var answer = await service.Http.GetAsync(address);
                Assert.True(answer.IsSuccessStatusCode, address);
                found += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }
        }

        Assert.True(found > 0);
    }

    [Fact]
    public async Task A_tile_of_a_collection_is_the_tile_of_the_same_layer_with_row_before_column()
    {
        var tile = ChoirTile.At(14);
        var areas = await service.Http.GetByteArrayAsync(At("areas-lsoa", "14", tile.Y, tile.X, "?indicator=loneliness"));
        var plain = await service.Http.GetByteArrayAsync(FormattableString.Invariant(
            $"/tiles/areas/14/{tile.X}/{tile.Y}.mvt?level=lsoa&indicator=loneliness"));
        var groups = await service.Http.GetByteArrayAsync(At("assets-groups", "14", tile.Y, tile.X));
        var narrowed = await service.Http.GetByteArrayAsync(
            FormattableString.Invariant($"/tiles/assets/14/{tile.X}/{tile.Y}.mvt?kind=group"));

        Assert.Equal(plain, areas);
        Assert.Equal(narrowed, groups);
    }

    [Fact]
    public async Task The_layout_of_tiles_has_the_numbers_of_the_standard()
    {
        var sets = await service.Http.JsonAsync("/ogc/tileMatrixSets");
        var set = await service.Http.JsonAsync(Link(Assert.Single(sets.List("tileMatrixSets")), Relations + "tiling-scheme"));
        var matrices = set.List("tileMatrices");

        // OGC 17-083r4, table D.1.
        Assert.Equal(559082264.0287178, matrices[0].Number("scaleDenominator"), 6);
        Assert.Equal(34123.673341597024, matrices[14].Number("scaleDenominator"), 6);
        Assert.Equal(9.554628535647032, matrices[14].Number("cellSize"), 9);
        Assert.Equal((16384, 16384), ((int)matrices[14].Number("matrixWidth"), (int)matrices[14].Number("matrixHeight")));
        Assert.Equal("14", matrices[14].Text("id"));
        Assert.Equal([-20037508.342789244, 20037508.342789244], matrices[3].List("pointOfOrigin").Select(number => number.GetDouble()));
    }

    [Fact]
    public async Task The_standards_that_are_met_are_told()
    {
        var told = await service.Http.JsonAsync("/ogc/conformance?f=json");
        var conformance = told.List("conformsTo").Select(one => one.GetString()).ToList();

        Assert.Contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core", conformance);
        Assert.Contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets", conformance);
        Assert.Contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt", conformance);
        Assert.Contains("http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata", conformance);
    }

    [Theory]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/x/0/0", 400, "tileMatrix")]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/99/0/0", 400, "tileMatrix")]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/2/4/0", 400, "tileRow")]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/2/0/-1", 400, "tileCol")]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/2/0/99999999999999999999999", 400, "tileCol")]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/2/0/0?f=png", 400, "f")]
    [InlineData("/ogc/collections/assets/tiles/WebMercatorQuad/2/0/0?indicator=loneliness", 400, "indicator")]
    [InlineData("/ogc/collections/areas-lsoa/tiles?topic=music-singing", 400, "topic")]
    [InlineData("/ogc/collections/areas-lsoa/tiles/WebMercatorQuad/2/0/0?indicator=unheard-of", 400, "indicator")]
    [InlineData("/ogc/collections/assets/tiles/WorldCRS84Quad/2/0/0", 404, null)]
    [InlineData("/ogc/collections/roads/tiles/WebMercatorQuad/2/0/0", 404, null)]
    [InlineData("/ogc/collections/roads/tiles", 404, null)]
    [InlineData("/ogc/tileMatrixSets/WorldCRS84Quad", 404, null)]
    public async Task What_cannot_be_used_is_refused_in_words(string address, int status, string? parameter)
    {
        var problem = await service.Http.ProblemAsync(address, status);

        Assert.Equal(parameter, problem.TryGetProperty("parameter", out var named) ? named.GetString() : null);
    }

    private static string At(string collection, string matrix, int row, int column, string query = "") =>
        FormattableString.Invariant($"/ogc/collections/{collection}/tiles/WebMercatorQuad/{matrix}/{row}/{column}{query}");

    private static string Link(JsonElement document, string relation) =>
        document.List("links").Single(link => link.Text("rel") == relation && link.Text("type") == "application/json").Text("href")!;
}
