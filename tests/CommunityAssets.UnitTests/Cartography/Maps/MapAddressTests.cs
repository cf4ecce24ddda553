using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.UnitTests.Cartography.Maps;

public sealed class MapAddressTests
{
    [Fact]
    public void A_link_reproduces_the_view()
    {
        var address = new MapAddress
        {
            Indicator = "imd-2025-score",
            Level = AreaLevel.Lsoa,
            Vintage = 2021,
            Period = "2019 - 21",
            Classes = ClassMethod.NaturalBreaks,
            Kinds = [AssetKind.Group, AssetKind.Story],
            Topics = ["food", "growing"],
            Area = "E01999001",
            Asset = Guid.Parse("019aa000-0000-7000-8000-000000000001"),
            At = new MapSight(-1.23456, 52.5, 11.25),
            Table = "assets",
        };

        var query = address.ToQuery();
        var read = MapAddress.Parse(Pairs(query), out var trouble);

        Assert.Equal(
            "indicator=imd-2025-score&level=lsoa&vintage=2021&period=2019%20-%2021&classes=natural&kind=group&kind=story"
            + "&topic=food&topic=growing"
            + "&area=E01999001&asset=019aa000-0000-7000-8000-000000000001&at=-1.23456,52.5,11.25&table=assets",
            query);
        Assert.Empty(trouble);
        Assert.Equal(query, read.ToQuery());
    }

    [Fact]
    public void Nothing_chosen_needs_no_query() => Assert.Equal("", new MapAddress().ToQuery());

    [Fact]
    public void A_map_without_any_asset_has_an_address_too()
    {
        var read = MapAddress.Parse(Pairs("kind=none"), out var trouble);

        Assert.Empty(trouble);
        Assert.False(read.Marks);
        Assert.Equal("kind=none", read.ToQuery());
    }

    [Fact]
    public void Equal_views_have_equal_addresses() => Assert.Equal(
        MapAddress.Parse(Pairs("topic=b&kind=place&topic=a&kind=group&topic=b"), out _).ToQuery(),
        MapAddress.Parse(Pairs("kind=group&kind=place&topic=a&topic=b"), out _).ToQuery());

    [Theory]
    [InlineData("level=street")]
    [InlineData("vintage=twenty")]
    [InlineData("classes=best")]
    [InlineData("kind=building")]
    [InlineData("asset=7")]
    [InlineData("at=1,2")]
    [InlineData("at=1,95,3")]
    [InlineData("at=NaN,0,3")]
    [InlineData("table=chairs")]
    [InlineData("colour=red")]
    public void What_cannot_be_read_is_told_and_left_out(string query)
    {
        var read = MapAddress.Parse(Pairs("period=2021&" + query), out var trouble);

        Assert.Equal([$"The address says {query}, which can't be read."], trouble);
        Assert.Equal("period=2021", read.ToQuery());
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string query) => query.Split('&')
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
}
