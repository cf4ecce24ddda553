using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

public sealed class NeedsTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task Indicators_say_what_there_is_of_them()
    {
        var list = (await _http.JsonAsync("/api/v1/indicators")).List("indicators");
        Assert.Equal(["green-score", "loneliness"], list.Select(indicator => indicator.Text("id")));
        var lonely = list[1];
        Assert.Equal("higher-is-worse", lonely.Text("polarity"));
        Assert.Equal("Higher is worse", lonely.Text("polarityWords"));
        Assert.Equal("2024", lonely.List("layers")[0].Text("period"));
        Assert.Equal("lsoa", lonely.List("layers")[0].Text("level"));
        Assert.Equal(4, lonely.List("layers")[0].Number("values"));
    }

    [Fact]
    public async Task Values_come_with_limits_ranks_and_names_and_what_is_held_back_is_not_zero()
    {
        var told = await _http.JsonAsync("/api/v1/indicators/loneliness/values?level=lsoa&period=2024");
        Assert.Equal(4, told.Number("areas"));
        Assert.Equal(3, told.Number("of"));
        var values = told.List("values");
        Assert.Equal(["Testham 001A", "Testham 001B", "Testham 001C", "Testham 001D"], values.Select(value => value.Text("name")));
        Assert.Equal(30, values[0].Number("value"));
        Assert.Equal(28, values[0].Number("lower"), 0.001);
        Assert.Equal(450, values[0].Number("count"));
        Assert.Equal([1, 2, 2], values.Take(3).Select(value => value.GetProperty("rank").GetInt32()));
        Assert.Equal(JsonValueKind.Null, values[3].GetProperty("value").ValueKind);
        Assert.True(values[3].GetProperty("suppressed").GetBoolean());
        Assert.Equal("Fewer than 10 answers.", values[3].Text("note"));
        var green = await _http.JsonAsync("/api/v1/indicators/green-score/values");
        Assert.Equal(0, green.List("values")[0].Number("value"));
        Assert.False(green.List("values")[0].GetProperty("suppressed").GetBoolean());
        Assert.Equal(2, green.List("values").Count);
    }

    [Fact]
    public async Task The_smallest_level_and_the_latest_period_are_taken_unless_told()
    {
        var told = await _http.JsonAsync("/api/v1/indicators/loneliness/values");
        Assert.Equal("lsoa", told.Text("level"));
        Assert.Equal("2024", told.Text("period"));
        var earlier = await _http.JsonAsync("/api/v1/indicators/loneliness/values?period=2022");
        Assert.Equal(12, earlier.List("values").Single().Number("value"));
    }

    [Fact]
    public async Task An_overview_tells_strengths_first_then_needs_in_words()
    {
        var story = await _http.JsonAsync("/api/v1/overview?area=E01999001");
        Assert.Equal(["area", "strengths", "links", "known", "indicators", "estimated"], story.EnumerateObject().Select(part => part.Name));
        Assert.Equal("Testham 001A", story.GetProperty("area").Text("name"));
        Assert.Equal(1500, story.GetProperty("area").Number("population"));
        var strengths = story.GetProperty("strengths");
        Assert.Equal(3, strengths.Number("total"));
        Assert.Equal("3 strengths are on the map here so far: 1 group, 1 place and 1 organisation.", strengths.Text("sentence"));
        Assert.Equal("Music and singing", strengths.List("byTopic").Single(topic => topic.Text("id") == "music-singing").Text("label"));
        Assert.Equal("Riverside Community Choir", strengths.List("examples")[0].Text("name"));
        Assert.Equal(2, story.GetProperty("links").Number("count"));
        var known = story.GetProperty("known");
        Assert.Equal(2, known.Number("checked"));
        Assert.Equal("2026-05-12", known.Text("latestCheck"));
        Assert.True(known.GetProperty("notYetMapped").GetBoolean());
        Assert.Contains("What is not recorded may well be there.", known.Text("sentence"), StringComparison.Ordinal);

        var lonely = story.List("indicators").Single(line => line.Text("id") == "loneliness");
        Assert.Equal("2024", lonely.Text("period"));
        Assert.Equal("30%", lonely.Text("valueWords"));
        Assert.Equal("between 28% and 32%", lonely.Text("limitsWords"));
        Assert.Equal("highest of 3", lonely.Text("rankWords"));
        Assert.Equal("higher than Testham", lonely.Text("comparison"));
        Assert.Equal(22.4, lonely.GetProperty("place").Number("value"));
        Assert.Equal("England", lonely.GetProperty("england").Text("name"));
        Assert.True(lonely.GetProperty("scale").Number("min") < 20);
        Assert.True(lonely.GetProperty("scale").Number("max") > 32);
    }

    [Fact]
    public async Task Held_back_and_missing_values_are_told_apart_and_nothing_is_made_of_them()
    {
        var story = await _http.JsonAsync("/api/v1/overview?area=E01999004");
        var lonely = story.List("indicators").Single(line => line.Text("id") == "loneliness");
        Assert.Equal("Held back by the publisher", lonely.Text("valueWords"));
        Assert.True(lonely.GetProperty("suppressed").GetBoolean());
        Assert.Null(lonely.Text("comparison"));
        Assert.Equal(JsonValueKind.Null, lonely.GetProperty("rank").ValueKind);
        var green = story.List("indicators").Single(line => line.Text("id") == "green-score");
        Assert.Equal("No data", green.Text("valueWords"));
        Assert.False(green.GetProperty("suppressed").GetBoolean());
        Assert.StartsWith("Not yet mapped", story.GetProperty("strengths").Text("sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ties_and_overlaps_are_told_as_such()
    {
        var south = await LineAsync("E01999002", "loneliness");
        Assert.Equal("joint lowest of 3", south.Text("rankWords"));
        Assert.Equal("lower than Testham", south.Text("comparison"));
        var north = await LineAsync("E01999003", "loneliness");
        Assert.Equal("similar to Testham", north.Text("comparison"));
        var zero = await LineAsync("E01999001", "green-score");
        Assert.Equal("0", zero.Text("valueWords"));
        Assert.Null(zero.Text("comparison"));
    }

    [Fact]
    public async Task No_overview_says_that_a_place_lacks_anything()
    {
        foreach (var code in new[] { SmallPlace.SouthWest, SmallPlace.NorthEast, SmallPlace.Authority, SmallPlace.Country })
        {
            var text = (await _http.JsonAsync("/api/v1/overview?area=" + code)).GetRawText();
            Assert.DoesNotContain("lack", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("deficit", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("no assets", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<JsonElement> LineAsync(string area, string indicator) =>
        (await _http.JsonAsync("/api/v1/overview?area=" + area)).List("indicators").Single(line => line.Text("id") == indicator);

    [Fact]
    public async Task An_area_without_a_boundary_is_there_to_compare_with_and_not_told_as_unmapped()
    {
        var story = await _http.JsonAsync("/api/v1/overview?area=" + SmallPlace.OtherNation);
        Assert.Equal("Wales is in this atlas to compare with: its boundary is not loaded.", story.GetProperty("strengths").Text("sentence"));
        Assert.False(story.GetProperty("known").GetProperty("notYetMapped").GetBoolean());
        Assert.Equal(JsonValueKind.Null, story.GetProperty("area").GetProperty("bounds").ValueKind);
    }
}
