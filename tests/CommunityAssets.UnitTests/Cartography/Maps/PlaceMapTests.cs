using System.Text.Json;
using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Cartography.Palettes;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.UnitTests.Cartography.Maps;

public sealed class PlaceMapTests
{
    private static readonly Indicator Imd = new()
    {
        Id = "imd-2025-score",
        Name = "Index of Multiple Deprivation 2025: score",
        Unit = "score",
        Polarity = Polarity.HigherIsWorse,
        Source = "MHCLG",
    };

    private static readonly Indicator Lonely = new() { Id = "loneliness", Name = "Feeling lonely often or always", Unit = "%" };

    private static readonly PlaceFacts Facts = new()
    {
        Title = "Aldermere",
        Version = 12,
        Bounds = [-1.5, 52.1, -1.2, 52.3],
        Indicators =
        [
            new IndicatorFacts(
                Lonely,
                [new(AreaLevel.Ward, 2024, "2023", 20), new(AreaLevel.Lsoa, 2021, "2023", 60), new(AreaLevel.Lsoa, 2021, "2020", 60)]),
            new IndicatorFacts(Imd, [new(AreaLevel.Lsoa, 2021, "2025", 60)]),
        ],
        Levels = [new(AreaLevel.Lsoa, 2021, 60), new(AreaLevel.Ward, 2024, 20)],
        Kinds = new Dictionary<AssetKind, long> { [AssetKind.Group] = 214, [AssetKind.Place] = 131 },
        Topics = [new TopicChoice("growing", "Growing and gardens", 31)],
        Attribution = ["Contains public sector information."],
    };

    private static readonly double[] Values = [.. Enumerable.Range(0, 57).Select(number => 2.1 + number)];

    [Fact]
    public void A_deprivation_score_on_the_smallest_areas_is_shown_unless_asked_otherwise()
    {
        var map = Compose(new MapAddress());

        Assert.Equal(
            ("imd-2025-score", "lsoa", 2021, "2025", "quantile"),
            (map.Address.Indicator, map.Address.Level, map.Address.Vintage, map.Address.Period, map.Address.Classes));
        Assert.Equal(["group", "place", "organisation", "enterprise", "gift", "story"], map.Address.Kinds.AsEnumerable());
        Assert.Equal("indicator=imd-2025-score&level=lsoa&vintage=2021&period=2025", map.Address.Query);
    }

    [Fact]
    public void Without_a_score_deprivation_is_shown_in_tenths_before_ranks_and_anything_else()
    {
        IndicatorFacts Of(string measure) => new(
            new Indicator { Id = measure, Name = "Index of Multiple Deprivation 2019: " + measure }, [new(AreaLevel.Lsoa, 2021, "2019", 60)]);
        var facts = Facts with { Indicators = [Facts.Indicators[0], Of("rank"), Of("decile")] };

        Assert.Equal("decile", PlaceChoice.Of(facts, new MapAddress()).Indicator!.Id);
        Assert.Equal("rank", PlaceChoice.Of(facts with { Indicators = [.. facts.Indicators.Take(2)] }, new MapAddress()).Indicator!.Id);
    }

    [Theory]
    [InlineData("loneliness", null, null, "lsoa", "2023")]
    [InlineData("loneliness", null, "2020", "lsoa", "2020")]
    [InlineData("loneliness", AreaLevel.Ward, null, "ward", "2023")]
    [InlineData("loneliness", AreaLevel.Ward, "2020", "ward", "2023")]
    [InlineData("imd-2025-score", AreaLevel.Ward, null, "lsoa", "2025")]
    [InlineData(null, AreaLevel.Ward, null, "ward", "2023")]
    public void The_nearest_that_an_indicator_has_is_shown(
        string? indicator, AreaLevel? level, string? period, string shownLevel, string shownPeriod)
    {
        var map = Compose(new MapAddress { Indicator = indicator, Level = level, Period = period });

        Assert.Equal((shownLevel, shownPeriod), (map.Address.Level, map.Address.Period));
        Assert.Equal(indicator ?? "loneliness", map.Address.Indicator);
    }

    [Fact]
    public void Layers_go_from_the_ground_up_with_strengths_over_need()
    {
        var map = Compose(new MapAddress());

        Assert.Equal(
            ["area-fill", "area-line", "area-chosen", "asset-shapes", "asset-clusters", "asset-marks", "area-names", "asset-names"],
            map.Layers.Select(layer => layer.Id));
        var fill = Assert.IsType<ChoroplethLayer>(map.Layers[0]);
        Assert.Equal(fill.Limits.Length + 1, fill.Colours.Length);
        Assert.Equal("lsoa", fill.SourceLayer);
        Assert.Equal(
            "/tiles/areas/{z}/{x}/{y}.mvt?level=lsoa&vintage=2021&indicator=imd-2025-score&period=2025",
            map.Sources.Single(source => source.Id == "areas").Tiles[0]);
    }

    [Fact]
    public void Every_layer_draws_from_a_source_that_is_listed()
    {
        var map = Compose(new MapAddress());

        Assert.All(map.Layers, layer => Assert.Contains(layer.Source, map.Sources.Select(source => source.Id)));
        Assert.All(map.Taps, tap => Assert.Contains(tap.Layer, map.Layers.Select(layer => layer.Id)));
    }

    [Fact]
    public void The_legend_agrees_with_the_colours()
    {
        var map = Compose(new MapAddress { Classes = ClassMethod.EqualInterval });

        var fill = Assert.IsType<ChoroplethLayer>(map.Layers[0]);
        Assert.Equal(fill.Colours.AsEnumerable(), map.Legend!.Classes.Select(one => one.Colour));
        Assert.Equal(fill.Limits.AsEnumerable(), map.Legend.Classes.Skip(1).Select(one => one.From));
        Assert.Equal((2, 1), (map.Legend.NoData.Count, map.Legend.Suppressed.Count));
    }

    [Fact]
    public void Around_the_average_colours_go_both_ways_and_borders_show_on_the_pale_middle()
    {
        var map = Compose(new MapAddress { Classes = ClassMethod.StandardDeviation });

        var fill = Assert.IsType<ChoroplethLayer>(map.Layers[0]);
        string[] scale = ["#1b6f8a", "#8fc3cf", "#f2f0ec", "#e5b98a", "#b0631a"];
        Assert.All(fill.Colours, colour => Assert.Contains(colour, scale));
        Assert.Equal(fill.Limits.Length + 1, fill.Colours.Length);
        Assert.Equal("deviation", map.Address.Classes);
        Assert.Contains("classes=deviation", map.Address.Query, StringComparison.Ordinal);
        Assert.Contains("one standard deviation wide", map.Legend!.Method, StringComparison.Ordinal);
        Assert.Equal(Ground.Border.ToString(), map.Layers.OfType<OutlineLayer>().First().Colour);
        Assert.Equal(Ground.Panel.ToString(), Compose(new MapAddress()).Layers.OfType<OutlineLayer>().First().Colour);
        Assert.Equal(
            ["quantile", "equal", "natural", "pretty", "deviation", "headtail"], map.Choices.Classes.Select(choice => choice.Id));
    }

    [Fact]
    public void Chosen_kinds_and_topics_narrow_the_tiles()
    {
        var map = Compose(new MapAddress { Kinds = [AssetKind.Story, AssetKind.Group], Topics = ["growing"] });

        Assert.Equal(
            "/tiles/assets/{z}/{x}/{y}.mvt?kind=group&kind=story&topic=growing",
            map.Sources.Single(source => source.Id == "assets").Tiles[0]);
        Assert.Equal(["group", "story"], map.Address.Kinds.AsEnumerable());
    }

    [Fact]
    public void Areas_without_a_record_are_dotted_over_the_shading_and_told_apart_from_no_data()
    {
        var map = PlaceMap.Compose(Facts, new MapAddress(), PlaceChoice.Of(Facts, new MapAddress()), Values, 1, ["E01000003", "E01000007"]);

        Assert.Equal(["area-fill", "area-line", "area-not-yet-mapped", "area-chosen"], map.Layers.Take(4).Select(layer => layer.Id));
        var dotted = Assert.IsType<OutlineLayer>(map.Layers[2]);
        Assert.True(dotted.Dotted);
        Assert.Equal(("lsoa", "code"), (dotted.SourceLayer, dotted.Key));
        Assert.Equal(["E01000003", "E01000007"], dotted.Only!.Value.AsEnumerable());
        Assert.Equal(("Not yet mapped", 2), (map.NotYetMapped!.Words, map.NotYetMapped.Count));
        Assert.Equal(5, map.Legend!.Classes.Length);
        Assert.Equal(2, map.Legend.NoData.Count);
    }

    [Theory]
    [InlineData(AreaLevel.Lsoa, 9)]
    [InlineData(AreaLevel.Ward, 7)]
    public void Far_out_no_border_covers_the_shading_of_small_areas(AreaLevel level, int from)
    {
        var map = Compose(new MapAddress { Indicator = level == AreaLevel.Lsoa ? "imd-2025-score" : "loneliness", Level = level });

        Assert.Equal(from, Assert.IsType<OutlineLayer>(map.Layers[1]).MinZoom);
        Assert.Equal(from, Assert.IsType<ChoroplethLayer>(map.Layers[0]).SmoothFrom);
    }

    [Fact]
    public void Areas_that_nothing_shades_are_outlined_and_not_called_unmapped()
    {
        var facts = Facts with { Indicators = [] };
        var map = PlaceMap.Compose(facts, new MapAddress(), PlaceChoice.Of(facts, new MapAddress()), [], 0, []);

        Assert.Null(map.Layers.OfType<OutlineLayer>().First().MinZoom);
        Assert.Null(map.Legend);
        Assert.DoesNotContain(map.Layers, layer => layer is ChoroplethLayer);
        Assert.False(Assert.IsType<OutlineLayer>(map.Layers[0]).Dotted);
        Assert.Null(map.NotYetMapped);
        Assert.Equal("area-line", map.Taps.Single(tap => tap.Does == "area").Layer);
    }

    [Fact]
    public void An_empty_atlas_looks_at_the_whole_country()
    {
        var facts = new PlaceFacts { Title = "new", Version = 1 };
        var map = PlaceMap.Compose(facts, new MapAddress(), PlaceChoice.Of(facts, new MapAddress()), [], 0, []);

        Assert.Equal([-8.7, 49.8, 1.8, 60.9], map.View.Bounds.AsEnumerable());
        Assert.Equal(["assets"], map.Sources.Select(source => source.Id));
        Assert.Equal((null, null, ""), (map.Address.Indicator, map.Address.Level, map.Address.Query));
    }

    [Fact]
    public void The_base_map_lies_under_everything()
    {
        var ground = new MapSource("base", "raster", ["https://maps.example/{z}/{x}/{y}.png"], 0, 19) { Attribution = "© Somebody" };
        var facts = Facts with { Base = ground };
        var map = PlaceMap.Compose(facts, new MapAddress(), PlaceChoice.Of(facts, new MapAddress()), Values, 1, []);

        Assert.Equal("base", map.Layers[0].Id);
        Assert.Equal("© Somebody", map.Sources[0].Attribution);
    }

    [Fact]
    public void As_JSON_it_is_what_browsers_agreed_on()
    {
        var json = JsonSerializer.Serialize(Compose(new MapAddress()), JsonSerializerOptions.Web);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;

        Assert.Equal(
            ("place", "12", "Aldermere"),
            (root.GetProperty("composition").GetString(), root.GetProperty("version").GetString(), root.GetProperty("title").GetString()));
        Assert.Equal(4, root.GetProperty("view").GetProperty("bounds").GetArrayLength());
        var fill = root.GetProperty("layers")[0];
        Assert.Equal(
            ("choropleth", "lsoa", "value", "hatch"),
            (
                fill.GetProperty("kind").GetString(),
                fill.GetProperty("sourceLayer").GetString(),
                fill.GetProperty("attribute").GetString(),
                fill.GetProperty("noData").GetString()));
        var marks = root.GetProperty("layers").EnumerateArray().Single(layer => layer.GetProperty("id").GetString() == "asset-marks");
        Assert.Equal("star", marks.GetProperty("symbols").GetProperty("gift").GetProperty("shape").GetString());
        var kind = root.GetProperty("choices").GetProperty("kinds")[0];
        Assert.Equal(
            ("group", "Groups", "group", "groups", 214),
            (
                kind.GetProperty("id").GetString(),
                kind.GetProperty("label").GetString(),
                kind.GetProperty("one").GetString(),
                kind.GetProperty("many").GetString(),
                kind.GetProperty("count").GetInt32()));
        Assert.Equal("code", root.GetProperty("sources")[0].GetProperty("promoteId").GetString());
        Assert.Equal(5, root.GetProperty("legend").GetProperty("classes").GetArrayLength());
    }

    private static MapComposition Compose(MapAddress address) =>
        PlaceMap.Compose(Facts, address, PlaceChoice.Of(Facts, address), Values, 1, []);
}
