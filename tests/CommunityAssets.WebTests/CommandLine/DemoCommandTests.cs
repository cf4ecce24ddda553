using System.Text.Json;

namespace CommunityAssets.WebTests.CommandLine;

public sealed class DemoCommandTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task The_demo_place_comes_in_through_the_ordinary_importers_and_twice_changes_nothing()
    {
        await Command.DoneAsync("demo", "--atlas", work.Atlas);
        var first = (await Command.DoneAsync("info", "--atlas", work.Atlas, "--json")).Out;
        var holdings = JsonDocument.Parse(first).RootElement;
        var assets = holdings.GetProperty("assets");
        Assert.InRange(assets.GetProperty("total").GetInt32(), 500, 800);
        Assert.Equal(6, assets.GetProperty("byKind").EnumerateObject().Count());
        Assert.Contains(holdings.GetProperty("areas").EnumerateArray(), layer => layer.GetProperty("level").GetString() == "lsoa" && layer.GetProperty("count").GetInt32() >= 55);
        Assert.True(holdings.GetProperty("indicators").GetArrayLength() >= 25);
        Assert.True(holdings.GetProperty("links").GetInt32() > 50);
        Assert.True(holdings.GetProperty("postcodes").GetInt32() > 1500);
        Assert.True(holdings.GetProperty("networkStretches").GetInt32() > 1000);

        await Command.DoneAsync("demo", "--atlas", work.Atlas);
        var again = JsonDocument.Parse((await Command.DoneAsync("info", "--atlas", work.Atlas, "--json")).Out).RootElement;
        Assert.Equal(assets.GetRawText(), again.GetProperty("assets").GetRawText());
        Assert.Equal(holdings.GetProperty("indicators").GetRawText(), again.GetProperty("indicators").GetRawText());
    }
}
