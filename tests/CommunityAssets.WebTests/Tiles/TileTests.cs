using System.Net;
using System.Text;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Tiles;

public sealed class TileTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Areas_carry_values_and_assets_carry_names()
    {
        var areas = await TileAsync("areas", 12, "?level=lsoa&indicator=loneliness");
        Assert.Contains("E01999001", areas, StringComparison.Ordinal);
        Assert.Contains("Testham 001A", areas, StringComparison.Ordinal);
        Assert.Contains("suppressed", areas, StringComparison.Ordinal);

        var assets = await TileAsync("assets", 14, "");
        Assert.Contains("Riverside Community Choir", assets, StringComparison.Ordinal);
        Assert.Contains(SmallPlace.Choir.ToString(), assets, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task What_the_public_may_not_see_is_in_no_tile(int zoom)
    {
        var text = await TileAsync("assets", zoom, "");

        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Closed cafe", text, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallPlace.Workforce.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_and_topics_narrow_the_assets()
    {
        var music = await TileAsync("assets", 14, "?topic=music-singing");
        Assert.Contains("Riverside Community Choir", music, StringComparison.Ordinal);
        Assert.DoesNotContain("Testham Old Hall", music, StringComparison.Ordinal);

        var places = await TileAsync("assets", 14, "?kind=place&kind=story");
        Assert.Contains("Testham Old Hall", places, StringComparison.Ordinal);
        Assert.DoesNotContain("Riverside Community Choir", places, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_level_each_level_has_a_layer()
    {
        var text = await TileAsync("areas", 8, "");

        Assert.Contains("lsoa", text, StringComparison.Ordinal);
        Assert.Contains("lad", text, StringComparison.Ordinal);
        Assert.Contains("country", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tiles/areas/10/0/0.mvt")]
    [InlineData("/tiles/assets/18/0/262143.mvt")]
    [InlineData("/tiles/areas/0/0/0.mvt?level=ward")]
    public async Task Where_there_is_nothing_there_is_no_content(string address)
    {
        using var answer = await service.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/tiles/areas/19/0/0.mvt", "z")]
    [InlineData("/tiles/areas/-1/0/0.mvt", "z")]
    [InlineData("/tiles/areas/1.5/0/0.mvt", "z")]
    [InlineData("/tiles/areas/1/2/0.mvt", "x")]
    [InlineData("/tiles/areas/1/0/2.mvt", "y")]
    [InlineData("/tiles/areas/1/0/99999999999999999999.mvt", "y")]
    [InlineData("/tiles/assets/a/0/0.mvt", "z")]
    [InlineData("/tiles/assets/0/0/0.mvt?kind=building", "kind")]
    [InlineData("/tiles/assets/0/0/0.mvt?level=lsoa", "level")]
    [InlineData("/tiles/areas/0/0/0.mvt?level=street", "level")]
    [InlineData("/tiles/areas/0/0/0.mvt?indicator=unheard-of", "indicator")]
    [InlineData("/tiles/areas/0/0/0.mvt?indicator=loneliness&period=1066", "period")]
    [InlineData("/tiles/areas/0/0/0.mvt?period=2024", "period")]
    [InlineData("/tiles/areas/0/0/0.mvt?vintage=0", "vintage")]
    [InlineData("/tiles/areas.json?format=xml", "format")]
    public async Task What_cannot_be_used_is_refused_by_name(string address, string parameter)
    {
        var problem = await service.Http.ProblemAsync(address, 400);

        Assert.Equal(parameter, problem.Text("parameter"));
    }

    [Theory]
    [InlineData("/tiles/roads/0/0/0.mvt")]
    [InlineData("/tiles/roads.json")]
    [InlineData("/tiles/areas/0/0/0.png")]
    public async Task Other_tiles_are_not_there(string address) => await service.Http.ProblemAsync(address, 404);

    [Fact]
    public async Task A_tile_is_asked_about_again_and_sent_only_when_the_atlas_has_changed()
    {
        var address = Address("areas", 12, "?level=lsoa");
        using var first = await service.Http.GetAsync(address);
        Assert.Equal("application/vnd.mapbox-vector-tile", first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true });
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await service.Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Many_askers_at_once_get_the_same_tile()
    {
        var address = Address("areas", 11, "?level=lsoa&indicator=green-score");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => service.Http.GetByteArrayAsync(address)));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.NotEmpty(answers[0]);
    }

    [Fact]
    public async Task TileJSON_tells_where_tiles_are_and_what_is_in_them()
    {
        var areas = await service.Http.JsonAsync("/tiles/areas.json?level=lsoa&indicator=loneliness");
        Assert.Equal("3.0.0", areas.Text("tilejson"));
        Assert.Equal((0, 14), ((int)areas.Number("minzoom"), (int)areas.Number("maxzoom")));
        Assert.Equal(["lsoa", "lsoa-names"], areas.List("vector_layers").Select(layer => layer.Text("id")));
        Assert.Equal(
            ["code", "hasValue", "name", "suppressed", "value"],
            areas.List("vector_layers")[0].GetProperty("fields").EnumerateObject().Select(field => field.Name)
                .Order(StringComparer.Ordinal));
        Assert.Equal(4, areas.List("bounds").Count);

        var assets = await service.Http.JsonAsync("/tiles/assets.json?kind=group");
        Assert.Equal(["assets", "clusters", "asset-shapes"], assets.List("vector_layers").Select(layer => layer.Text("id")));
        var address = assets.List("tiles")[0].GetString()!;
        Assert.StartsWith(service.Http.BaseAddress!.ToString(), address, StringComparison.Ordinal);
        Assert.EndsWith("/tiles/assets/{z}/{x}/{y}.mvt?kind=group", address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_has_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Address("areas", 12, "?level=lsoa"));
        using var answer = await service.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    private static string Address(string layer, int zoom, string query)
    {
        var tile = ChoirTile.At(zoom);
        return FormattableString.Invariant($"/tiles/{layer}/{tile.Z}/{tile.X}/{tile.Y}.mvt{query}");
    }

    private async Task<string> TileAsync(string layer, int zoom, string query) =>
        Encoding.UTF8.GetString(await service.Http.GetByteArrayAsync(Address(layer, zoom, query)));
}
