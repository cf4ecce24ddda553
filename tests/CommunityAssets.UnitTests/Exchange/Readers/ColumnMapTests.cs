using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class ColumnMapTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("{\"nom\":\"x\"}", "\"nom\" is not a field of an asset. The fields are: name, summary, id, kind")]
    [InlineData("[1]", "a map of columns is a JSON object")]
    [InlineData("{\n\"name\":", "line 2: this is not JSON")]
    [InlineData("{\"name\": 7}", "\"name\" is not told in a way that can be understood")]
    [InlineData("{\"name\": {}}", "\"name\" is not told in a way that can be understood")]
    [InlineData("{\"name\": {\"column\":\"a\",\"value\":\"b\"}}", "\"name\" is not told in a way that can be understood")]
    [InlineData("{\"name\": {\"colum\":\"a\"}}", "\"name\" is not told in a way that can be understood")]
    [InlineData("{\"name\": []}", "\"name\" is not told in a way that can be understood")]
    public void What_is_not_known_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<BadInputException>(() => ColumnMap.Parse(json, "map.json")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Every_field_of_the_projects_own_table_can_be_told()
    {
        foreach (var name in AssetFieldNames.Names.Values)
        {
            ColumnMap.Parse($$"""{"{{name}}": "x"}""", "map.json");
        }

        Assert.Equal(41, AssetFieldNames.Names.Count);
        Assert.Equal("near_bus_stop", AssetFieldNames.Names[AssetField.NearBusStop]);
    }

    [Fact]
    public void A_topic_map_explains_a_sources_own_words()
    {
        var map = TopicMap.Read(
            _bench.Open("topics.csv",
            "value,kind,topics\nLunch club,group,food-together;Older age\nLibrary,place,\n*,organisation,company\n"));
        Assert.Equal(3, map.Count);
        Assert.Equal(AssetKind.Group, map.Find("lunch club ")?.Kind);
        Assert.Equal("food-together older-age", string.Join(' ', map.Find("Lunch club")!.Topics));
        Assert.Empty(map.Find("LIBRARY")!.Topics);
        Assert.Equal(AssetKind.Organisation, map.Find("anything else")?.Kind);
    }

    [Theory]
    [InlineData("value,kind\nLibrary,building\n",
        "row 2, column kind: 'building' is not a kind of asset. Write one of: group, place, organisation, enterprise, gift, story.")]
    [InlineData("value,topics\nLibrary,reading\n", "row 2, column topics: 'reading' is not a topic.")]
    [InlineData("value,kind\nLibrary,place\nlibrary,group\n", "row 3, column value: 'library' is there twice.")]
    [InlineData("value,note\nLibrary,x\n", "no column gives what a word means")]
    public void A_topic_map_with_unknown_words_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<BadInputException>(() => TopicMap.Read(_bench.Open("topics.csv", text))).Message,
            StringComparison.Ordinal);
}
