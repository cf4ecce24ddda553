using System.Globalization;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Api;

/// <summary>Vector tiles of assets and areas, and the TileJSON that tells of them.</summary>
public static class TilesApi
{
    private static readonly Parameter Z = new("z", $"a zoom, 0 to {TileAddress.MaxZoom}") { InPath = true, Type = "integer" };
    private static readonly Parameter X = new("x", "the column of a tile, 0 to 2^z - 1") { InPath = true, Type = "integer" };
    private static readonly Parameter Y = new("y", "the row of a tile from the north, 0 to 2^z - 1") { InPath = true, Type = "integer" };
    private static readonly Parameter Kind = Parameter.OneOf("kind", [.. KindNames.All.Select(KindNames.Name)]) with { Repeats = true };
    private static readonly Parameter Topic = new("topic", "the id of a topic") { Repeats = true };
    private static readonly Parameter Level = Parameter.OneOf("level", [.. LevelNames.All.Select(LevelNames.Name)]);
    private static readonly Parameter Vintage = new("vintage", "the year of boundaries, 1000 to 9999") { Type = "integer" };
    private static readonly Parameter Indicator = new("indicator", "the id of an indicator, as /api/v1/indicators lists them");
    private static readonly Parameter Period = new(
        "period", "a period of the indicator, as /api/v1/indicators lists them; needs the parameter indicator");
    private static readonly Parameter[] OfAssets = [Kind, Topic];
    private static readonly Parameter[] OfAreas = [Level, Vintage, Indicator, Period];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUntagged(
            "/tiles/assets/{z}/{x}/{y}.mvt", "assetTile", "Assets as a Mapbox Vector Tile 2.1.", [Z, X, Y, .. OfAssets], AssetsAsync)
            .Produces(StatusCodes.Status200OK, contentType: TileAnswer.MediaType)
            .Produces(StatusCodes.Status204NoContent);
        endpoints.MapUntagged(
            "/tiles/areas/{z}/{x}/{y}.mvt",
            "areaTile",
            "Areas as a Mapbox Vector Tile 2.1, one layer a level.",
            [Z, X, Y, .. OfAreas],
            AreasAsync)
            .Produces(StatusCodes.Status200OK, contentType: TileAnswer.MediaType)
            .Produces(StatusCodes.Status204NoContent);
        endpoints.MapRead("/tiles/assets.json", "assetTileJson", "TileJSON 3 of the tiles of assets.", OfAssets, TilesJson.AssetsAsync);
        endpoints.MapRead("/tiles/areas.json", "areaTileJson", "TileJSON 3 of the tiles of areas.", OfAreas, TilesJson.AreasAsync);
    }

    /// <summary>The layers that a query of areas asks for, each with the period of its indicator there.</summary>
    internal static async Task<(IReadOnlyList<(AreaLayer Layer, string? Period)> Layers, string? Indicator)> LayersAsync(
        ReadQuery query, TilesAreas tiles)
    {
        AreaLevel? level = LevelNames.TryParse(query.Choice(Level), out var chosen) ? chosen : null;
        var vintage = query.Whole(Vintage, 1000, 9999);
        var (indicator, period) = (query.Text(Indicator), query.Text(Period));
        var layers = (await tiles.LayersAsync())
            .Where(layer => (level is null || layer.Level == level) && (vintage is null || layer.Vintage == vintage))
            .GroupBy(layer => layer.Level)
            .Select(group => group.MaxBy(layer => layer.Vintage)!)
            .ToList();
        if (indicator is null)
        {
            return period is null
                ? ([.. layers.Select(layer => (layer, (string?)null))], null)
                : throw new ParameterException(Period, "period is given without indicator.");
        }

        var held = await tiles.IndicatorAsync(indicator)
            ?? throw new ParameterException(Indicator, $"There is no indicator '{indicator}' in the atlas.");
        if (period is not null && held.Layers.All(layer => layer.Period != period))
        {
            throw new ParameterException(Period, $"'{indicator}' has no values for the period '{period}'.");
        }

        return ([.. layers.Select(layer => (layer, PeriodOn(held, layer, period)))], indicator);
    }

    /// <summary>What a query of assets asks for.</summary>
    internal static AssetQuery Assets(ReadQuery query, Sight sight)
    {
        var kinds = KindNames.All.Where(kind => query.Choices(Kind).Contains(KindNames.Name(kind), StringComparer.Ordinal));
        return sight.Narrow(new AssetQuery { Kinds = [.. kinds], Topics = [.. query.Texts(Topic)] });
    }

    // An indicator without values on a layer still says so: its areas then have no value, rather than no such attribute.
    private static string? PeriodOn(IndicatorHolding held, AreaLayer layer, string? period) => period ?? held.Layers
        .Where(values => values.Level == layer.Level && values.Vintage == layer.Vintage)
        .Select(values => values.Period)
        .Max(StringComparer.Ordinal) ?? "";

    private static Task AssetsAsync(
        string z, string x, string y, ReadQuery query, HttpContext http, TileAnswers answers, TilesAssets tiles) =>
        SendAssetsAsync(http, query, Tile(z, x, y), answers, tiles);

    private static Task AreasAsync(
        string z, string x, string y, ReadQuery query, HttpContext http, TileAnswers answers, TilesAreas tiles)
    {
        var tile = Tile(z, x, y);
        return answers.SendAsync(http, tile, ofAssets: false, async () =>
        {
            var (layers, indicator) = await LayersAsync(query, tiles);
            return await tiles.DrawAsync(layers, indicator, tile);
        });
    }

    /// <summary>Sends a tile of assets.</summary>
    internal static Task SendAssetsAsync(HttpContext http, ReadQuery query, TileAddress tile, TileAnswers answers, TilesAssets tiles)
    {
        var asked = Assets(query, Sight.Of(http));
        return answers.SendAsync(http, tile, ofAssets: true, () => tiles.DrawAsync(asked, tile));
    }

    private static TileAddress Tile(string z, string x, string y)
    {
        var zoom = Whole(Z, z, TileAddress.MaxZoom);
        var most = (1 << zoom) - 1;
        return new TileAddress(zoom, Whole(X, x, most), Whole(Y, y, most));
    }

    private static int Whole(Parameter parameter, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new ParameterException(
                parameter,
                FormattableString.Invariant($"'{(text.Length > 20 ? text[..20] + "…" : text)}' is not a whole number from 0 to {most}."));
}
