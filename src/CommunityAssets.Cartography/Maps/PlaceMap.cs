using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Cartography.Palettes;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>
/// The map of a place: strengths as marks with the colour, on areas that one need indicator shades calmly. Pure: facts and values in,
/// composition out.
/// </summary>
public static class PlaceMap
{
    /// <summary>How many classes the shading has, where the values allow; round numbers may need one or two more.</summary>
    public const int Classes = 5;

    // Great Britain and Northern Ireland: what an atlas that holds nothing yet looks at.
    private static readonly ImmutableArray<double> Britain = [-8.7, 49.8, 1.8, 60.9];

    /// <summary>Composes the map.</summary>
    /// <param name="facts">What is known of the place.</param>
    /// <param name="address">What was asked for.</param>
    /// <param name="choice">What is shaded (<see cref="PlaceChoice.Of"/>).</param>
    /// <param name="values">The finite values of the choice's areas, in any order; empty without an indicator.</param>
    /// <param name="suppressed">How many areas have a value that is held back.</param>
    /// <param name="notYetMapped">Codes of the choice's areas that have no strength recorded so far; empty where it was not looked into.</param>
    public static MapComposition Compose(
        PlaceFacts facts,
        MapAddress address,
        PlaceChoice choice,
        ReadOnlySpan<double> values,
        int suppressed,
        ImmutableArray<string> notYetMapped)
    {
        var classes = RoundedClasses.Of(values, address.Classes, Classes);
        var colours = Ramp.Of(classes.Classes);
        var count = (int)Math.Min(choice.Level?.Count ?? 0, int.MaxValue);
        return new MapComposition
        {
            Composition = "place",
            Version = facts.Version.ToString(CultureInfo.InvariantCulture),
            Title = facts.Title,
            View = new MapView(facts.Bounds ?? Britain, 4, 18),
            Address = State(address, choice),
            Choices = Choices(facts),
            Sources = [.. Sources(facts, address, choice)],
            Layers = [.. Layers(facts, choice, classes, colours, notYetMapped)],
            Taps = [.. Taps(choice)],
            Legend = choice is { Indicator: { } indicator, Period: { } period }
                ? Legend.Of(indicator, period, classes, colours, Math.Max(0, count - values.Length - suppressed), suppressed)
                : null,
            NotYetMapped = notYetMapped.IsEmpty ? null : new LegendNote("Not yet mapped", notYetMapped.Length),
            Attribution = facts.Attribution,
        };
    }

    /// <summary>The query of the tiles of the areas that a choice shades.</summary>
    public static string AreaTilesQuery(PlaceChoice choice)
    {
        var text = choice.Level is { } level
            ? string.Create(CultureInfo.InvariantCulture, $"?level={LevelNames.Name(level.Level)}&vintage={level.Vintage}")
            : "";
        return choice is { Indicator: { } indicator, Period: { } period }
            ? $"{text}&indicator={Uri.EscapeDataString(indicator.Id)}&period={Uri.EscapeDataString(period)}"
            : text;
    }

    private static MapState State(MapAddress address, PlaceChoice choice)
    {
        var made = address with
        {
            Indicator = choice.Indicator?.Id,
            Level = choice.Level?.Level,
            Vintage = choice.Level?.Vintage,
            Period = choice.Period,
            Area = null,
            Asset = null,
            At = null,
            Table = null,
        };
        return new MapState(
            made.Indicator,
            made.Level is { } level ? LevelNames.Name(level) : null,
            made.Vintage,
            made.Period,
            ClassMethods.Id(made.Classes),
            [.. (made.Kinds.IsEmpty ? KindNames.All : made.Kinds).Order().Select(KindNames.Name)],
            made.Topics,
            made.ToQuery());
    }

    private static MapChoices Choices(PlaceFacts facts) => new(
        [.. facts.Indicators.Select(held => new IndicatorChoice(
            held.Indicator.Id,
            held.Indicator.Name,
            held.Indicator.Domain,
            held.Indicator.Unit,
            NumberForm.Of(held.Indicator.Unit),
            PolarityNames.Name(held.Indicator.Polarity),
            PolarityNames.Words(held.Indicator.Polarity),
            held.Indicator.Tells,
            held.Indicator.Source,
            [
                .. held.Layers.Select(layer =>
                    new IndicatorChoiceLayer(LevelNames.Name(layer.Level), layer.Vintage, layer.Period, layer.Values)),
            ]))],
        [
            .. facts.Levels.Select(level =>
                new LevelChoice(LevelNames.Name(level.Level), LevelNames.Many(level.Level), level.Vintage, level.Count)),
        ],
        [.. KindStyle.All.Select(style => new KindChoice(
            KindNames.Name(style.Kind),
            KindNames.Label(style.Kind),
            KindNames.Name(style.Kind),
            KindNames.Many(style.Kind),
            facts.Kinds.TryGetValue(style.Kind, out var number) ? number : 0,
            style.Colour.ToString(),
            style.ShapeName))],
        facts.Topics,
        [.. ClassMethods.All.Select(method => new ClassesChoice(ClassMethods.Id(method), ClassMethods.Label(method)))]);

    private static IEnumerable<MapSource> Sources(PlaceFacts facts, MapAddress address, PlaceChoice choice)
    {
        if (facts.Base is { } ground)
        {
            yield return ground;
        }

        if (choice.Level is not null)
        {
            yield return new MapSource("areas", "vector", ["/tiles/areas/{z}/{x}/{y}.mvt" + AreaTilesQuery(choice)], 0, TileNames.MaxZoom)
            {
                PromoteId = "code",
            };
        }

        var narrowed = new MapAddress { Kinds = address.Kinds, Topics = address.Topics }.ToQuery();
        yield return new MapSource(
            "assets", "vector", ["/tiles/assets/{z}/{x}/{y}.mvt" + (narrowed.Length > 0 ? "?" + narrowed : "")], 0, TileNames.MaxZoom)
        {
            PromoteId = "id",
        };
    }

    private static IEnumerable<MapLayer> Layers(
        PlaceFacts facts,
        PlaceChoice choice,
        RoundedClasses classes,
        ImmutableArray<Colour> colours,
        ImmutableArray<string> notYetMapped)
    {
        var kinds = KindStyle.All.ToImmutableSortedDictionary(
            style => KindNames.Name(style.Kind), style => style.Colour.ToString(), StringComparer.Ordinal);
        var (ink, halo) = (Ground.Ink.ToString(), Ground.Panel.ToString());
        if (facts.Base is { } ground)
        {
            yield return new BaseLayer("base", ground.Id);
        }

        if (choice.Level is { } level)
        {
            var (areas, shaded) = (TileNames.Areas(level.Level), choice.Indicator is not null);
            if (shaded)
            {
                yield return new ChoroplethLayer(
                    "area-fill", "areas", "value", classes.Classes.Limits, [.. colours.Select(colour => colour.ToString())], "hatch", 0.7)
                {
                    SourceLayer = areas,
                    SmoothFrom = BorderZoom.Of(level.Level),
                };
            }

            // Around the mean the middle is as pale as paper: its areas still show by their borders.
            var border = shaded && classes.Classes.Scale == 0 ? Ground.Panel : Ground.Border;
            yield return new OutlineLayer("area-line", "areas", border.ToString(), shaded ? 0.6 : 1, Dotted: false)
            {
                SourceLayer = areas,
                MinZoom = shaded ? BorderZoom.Of(level.Level) : null,
            };
            if (!notYetMapped.IsEmpty)
            {
                yield return new OutlineLayer("area-not-yet-mapped", "areas", ink, 1.4, Dotted: true)
                {
                    SourceLayer = areas,
                    Key = "code",
                    Only = notYetMapped,
                };
            }

            yield return new HighlightLayer("area-chosen", "areas", "code", ink, 3) { SourceLayer = areas };
        }

        yield return new ShapeLayer("asset-shapes", "assets", "kind", kinds)
        {
            SourceLayer = TileNames.AssetShapes,
            MinZoom = TileNames.ShapesFrom,
        };
        yield return new ClusterLayer("asset-clusters", "assets", "count", [.. KindNames.All.Select(KindNames.Name)], kinds)
        {
            SourceLayer = TileNames.Clusters,
        };
        yield return new SymbolLayer(
            "asset-marks",
            "assets",
            "kind",
            KindStyle.All.ToImmutableSortedDictionary(
                style => KindNames.Name(style.Kind),
                style => new MapSymbol(style.ShapeName, style.Colour.ToString()),
                StringComparer.Ordinal),
            halo,
            "stack")
        {
            SourceLayer = TileNames.Assets,
        };
        if (choice.Level is { } named)
        {
            yield return new LabelLayer("area-names", "areas", "name", ink, halo)
            {
                SourceLayer = TileNames.AreaNames(named.Level),
                MinZoom = LabelZoom.Of(named.Level),
            };
        }

        yield return new LabelLayer("asset-names", "assets", "name", ink, halo)
        {
            SourceLayer = TileNames.Assets,
            MinZoom = LabelZoom.Assets,
        };
    }

    private static IEnumerable<MapTap> Taps(PlaceChoice choice)
    {
        yield return new MapTap("asset-marks", "asset", "id", "/api/v1/assets/{id}", "/assets/{id}");
        yield return new MapTap("asset-shapes", "asset", "id", "/api/v1/assets/{id}", "/assets/{id}");
        yield return new MapTap("asset-clusters", "zoom", null, null, null);
        if (choice.Level is { } level)
        {
            var vintage = level.Vintage.ToString(CultureInfo.InvariantCulture);
            yield return new MapTap(
                choice.Indicator is null ? "area-line" : "area-fill",
                "area",
                "code",
                "/api/v1/overview?area={code}&vintage=" + vintage,
                "/areas/{code}?vintage=" + vintage);
        }
    }
}
