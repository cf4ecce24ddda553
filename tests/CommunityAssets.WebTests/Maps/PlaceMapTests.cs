using System.Net;
using CommunityAssets.WebTests.Running;
using CommunityAssets.WebTests.Tiles;

namespace CommunityAssets.WebTests.Maps;

public sealed class PlaceMapTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task The_map_is_told_whole_without_any_parameter()
    {
        var map = await service.Http.JsonAsync("/api/v1/maps/place");

        Assert.Equal(("place", "Testham"), (map.Text("composition"), map.Text("title")));
        var address = map.GetProperty("address");
        Assert.Equal(
            ("loneliness", "lsoa", "2024", "quantile"),
            (address.Text("indicator"), address.Text("level"), address.Text("period"), address.Text("classes")));
        Assert.Equal(2021, address.Number("vintage"));
        Assert.Equal(
            ["area-fill", "area-line", "area-not-yet-mapped", "area-chosen", "asset-shapes", "asset-clusters", "asset-marks", "area-names", "asset-names"],
            map.List("layers").Select(layer => layer.Text("id")));
    }

    [Fact]
    public async Task Areas_where_the_public_sees_nothing_recorded_are_told_as_not_yet_mapped()
    {
        var map = await service.Http.JsonAsync("/api/v1/maps/place");
        var told = map.List("layers").Single(layer => layer.Text("id") == "area-not-yet-mapped").List("only").Select(code => code.GetString());
        var empty = new List<string?>();
        foreach (var area in (await service.Http.JsonAsync("/api/v1/areas?level=lsoa&vintage=2021&geometry=none")).List("features"))
        {
            var code = area.GetProperty("properties").Text("code");
            if ((await service.Http.JsonAsync($"/api/v1/assets?area={code}")).Number("numberMatched") == 0)
            {
                empty.Add(code);
            }
        }

        Assert.NotEmpty(empty);
        Assert.Equal(empty, told);
        Assert.Equal(empty.Count, map.GetProperty("notYetMapped").Number("count"));
    }

    [Fact]
    public async Task The_view_is_of_the_place_and_not_of_its_country()
    {
        var map = await service.Http.JsonAsync("/api/v1/maps/place");
        var bounds = map.GetProperty("view").List("bounds").Select(number => number.GetDouble()).ToList();

        // Two kilometres from 2° west and about 52.6° north: 0.0295° by 0.018°.
        Assert.InRange(bounds[0], -2.003, -1.997);
        Assert.InRange(bounds[2] - bounds[0], 0.028, 0.031);
        Assert.InRange(bounds[3] - bounds[1], 0.017, 0.019);
    }

    [Fact]
    public async Task Only_what_the_public_may_see_is_counted()
    {
        var choices = (await service.Http.JsonAsync("/api/v1/maps/place")).GetProperty("choices");
        var kinds = choices.List("kinds").ToDictionary(kind => kind.Text("id")!, kind => (int)kind.Number("count"), StringComparer.Ordinal);

        Assert.Equal(0, kinds["enterprise"]);
        var groups = SmallPlace.Assets().Count(asset => asset is
        {
            Kind: Domain.Assets.AssetKind.Group, Status: Domain.Assets.AssetStatus.Published, Visibility: Domain.Assets.Visibility.Public,
        });
        Assert.Equal(groups, kinds["group"]);
        Assert.Contains(choices.List("topics"), topic => topic.Text("id") == "active-outdoors" && topic.Number("count") >= 24);
    }

    [Fact]
    public async Task The_legend_tells_held_back_and_missing_apart()
    {
        var lonely = (await service.Http.JsonAsync("/api/v1/maps/place?indicator=loneliness&level=lsoa")).GetProperty("legend");
        Assert.Equal(("Often lonely", "%", "2024", "Testham survey", "Higher is worse"), (
            lonely.Text("title"), lonely.Text("unit"), lonely.Text("period"), lonely.Text("source"), lonely.Text("polarity")));
        Assert.Equal((1, 0), ((int)lonely.GetProperty("suppressed").Number("count"), (int)lonely.GetProperty("noData").Number("count")));
        Assert.Equal(3, lonely.List("classes").Sum(one => one.Number("count")));
        Assert.Equal(["20% to 24%", "25% to 30%"], lonely.List("classes").Select(one => one.Text("words")));

        var green = (await service.Http.JsonAsync("/api/v1/maps/place?indicator=green-score")).GetProperty("legend");
        Assert.Equal((0, 2), ((int)green.GetProperty("suppressed").Number("count"), (int)green.GetProperty("noData").Number("count")));
        Assert.Equal("Higher is better", green.Text("polarity"));
    }

    [Fact]
    public async Task Its_own_tile_addresses_answer()
    {
        var map = await service.Http.JsonAsync("/api/v1/maps/place?kind=group&kind=place&topic=music-singing");
        foreach (var source in map.List("sources"))
        {
            var tile = ChoirTile.At(12);
            var address = source.List("tiles")[0].GetString()!
                .Replace("{z}/{x}/{y}", FormattableString.Invariant($"{tile.Z}/{tile.X}/{tile.Y}"), StringComparison.Ordinal);
            using var answer = await service.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_state_it_tells_is_an_address_that_gives_the_same_map()
    {
        var first = await service.Http.JsonAsync("/api/v1/maps/place?level=lad&classes=natural&kind=story&topic=music-singing");
        var query = first.GetProperty("address").Text("query");
        var second = await service.Http.JsonAsync("/api/v1/maps/place?" + query);

        Assert.Contains("level=lad", query, StringComparison.Ordinal);
        Assert.Equal(first.ToString(), second.ToString());
    }

    [Theory]
    [InlineData("indicator=unheard-of", "indicator")]
    [InlineData("level=street", "level")]
    [InlineData("vintage=soon", "vintage")]
    [InlineData("vintage=99999", "vintage")]
    [InlineData("classes=best", "classes")]
    [InlineData("kind=building", "kind")]
    [InlineData("kind=none", "kind")]
    [InlineData("colour=red", "colour")]
    [InlineData("level=lsoa&level=ward", "level")]
    [InlineData("indicator=%00", "indicator")]
    public async Task What_cannot_be_used_is_refused_by_name(string query, string parameter)
    {
        var problem = await service.Http.ProblemAsync("/api/v1/maps/place?" + query, 400);

        Assert.Equal(parameter, problem.Text("parameter"));
    }

    [Fact]
    public async Task Another_composition_is_not_there() => await service.Http.ProblemAsync("/api/v1/maps/moon", 404);

    [Fact]
    public async Task The_same_map_is_not_sent_twice()
    {
        using var first = await service.Http.GetAsync("/api/v1/maps/place");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/maps/place");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await service.Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
