using System.Globalization;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Api;

/// <summary>Vector tiles of assets and areas, and the TileJSON that tells of them.</summary>
public static class TilesApi
{
    internal static readonly Parameter Z = new("z", $"a zoom, 0 to {TileAddress.MaxZoom}") { InPath = true, Type = "integer" };
    internal static readonly Parameter X = new("x", "the column of a tile, 0 to 2^z - 1") { InPath = true, Type = "integer" };
    internal static readonly Parameter Y = new("y", "the row of a tile from the north, 0 to 2^z - 1") { InPath = true, Type = "integer" };
    private static readonly Parameter Kind = Parameter.OneOf("kind", [.. KindNames.All.Select(KindNames.Name)]) with { Repeats = true };
    internal static readonly Parameter Topic = new("topic", "the id of a topic") { Repeats = true };
    private static readonly Parameter Level = Parameter.OneOf("level", [.. LevelNames.All.Select(LevelNames.Name)]);
    private static readonly Parameter Vintage = new("vintage", "the year of boundaries, 1000 to 9999") { Type = "integer" };
    internal static readonly Parameter Indicator = new("indicator", "the id of an indicator, as /api/v1/indicators lists them");
    internal static readonly Parameter Period = new(
        "period", "a period of the indicator, as /api/v1/indicators lists them; needs the parameter indicator");
    private static readonly Parameter[] OfAssets = [Kind, Topic];
    private static readonly Parameter[] OfAreas = [Level, Vintage, Indicator, Period];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUntagged(
            "/tiles/assets/{z}/{x}/{y}.mvt", "assetTile", "Assets as a Mapbox Vector Tile 2.1.", [Z, X, Y, .. OfAssets], AssetsAsync)
            .Needs(Right.SeeAtlas)
            .Produces(StatusCodes.Status200OK, contentType: TileAnswer.MediaType)
            .Produces(StatusCodes.Status204NoContent);
        endpoints.MapUntagged(
            "/tiles/areas/{z}/{x}/{y}.mvt",
            "areaTile",
            "Areas as a Mapbox Vector Tile 2.1, one layer a level.",
            [Z, X, Y, .. OfAreas],
            AreasAsync)
            .Needs(Right.SeeAtlas)
            .Produces(StatusCodes.Status200OK, contentType: TileAnswer.MediaType)
            .Produces(StatusCodes.Status204NoContent);
        endpoints.MapRead("/tiles/assets.json", "assetTileJson", "TileJSON 3 of the tiles of assets.", OfAssets, TilesJson.AssetsAsync)
            .Needs(Right.SeeAtlas);
        endpoints.MapRead("/tiles/areas.json", "areaTileJson", "TileJSON 3 of the tiles of areas.", OfAreas, TilesJson.AreasAsync)
            .Needs(Right.SeeAtlas);
    }

    /// <summary>Reads what a query of areas asks for.</summary>
    internal static AskedAreas Areas(ReadQuery query) => new(
        LevelNames.TryParse(query.Choice(Level), out var level) ? level : null,
        query.Whole(Vintage, 1000, 9999),
        query.Text(Indicator),
        query.Text(Period));

    /// <summary>The layers that are asked for, each with the period of its indicator there.</summary>
    internal static async Task<(IReadOnlyList<(AreaLayer Layer, string? Period)> Layers, string? Indicator)> LayersAsync(
        AskedAreas asked, TilesAreas tiles)
    {
        var (indicator, period) = (asked.Indicator, asked.Period);
        var layers = (await tiles.LayersAsync())
            .Where(layer => asked.Layer is { } one
                ? (layer.Level, layer.Vintage) == one
                : (asked.Level is null || layer.Level == asked.Level) && (asked.Vintage is null || layer.Vintage == asked.Vintage))
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
        SendAssetsAsync(http, query, Tile((Z, z), (X, x), (Y, y)), kind: null, answers, tiles);

    private static Task AreasAsync(
        string z, string x, string y, ReadQuery query, HttpContext http, TileAnswers answers, TilesAreas tiles) =>
        SendAreasAsync(http, query, Tile((Z, z), (X, x), (Y, y)), of: null, answers, tiles);

    /// <summary>Sends a tile of assets.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">Its query.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="kind">The one kind that it is about; null for what the query says.</param>
    /// <param name="answers">Kept tiles.</param>
    /// <param name="tiles">Draws them.</param>
    internal static Task SendAssetsAsync(
        HttpContext http, ReadQuery query, TileAddress tile, AssetKind? kind, TileAnswers answers, TilesAssets tiles)
    {
        var asked = Assets(query, Sight.Of(http));
        asked = kind is { } one ? asked with { Kinds = [one] } : asked;
        return answers.SendAsync(http, tile, ofAssets: true, () => tiles.DrawAsync(asked, tile));
    }

    /// <summary>Sends a tile of areas.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">Its query.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="of">The one layer that it is about; null for what the query says.</param>
    /// <param name="answers">Kept tiles.</param>
    /// <param name="tiles">Draws them.</param>
    internal static Task SendAreasAsync(
        HttpContext http, ReadQuery query, TileAddress tile, (AreaLevel Level, int Vintage)? of, TileAnswers answers, TilesAreas tiles)
    {
        // Read now, since the request may be over when the tile is drawn for others.
        var asked = Areas(query) with { Layer = of };
        return answers.SendAsync(http, tile, ofAssets: false, async () =>
        {
            var (layers, indicator) = await LayersAsync(asked, tiles);
            return await tiles.DrawAsync(layers, indicator, tile);
        });
    }

    /// <summary>Reads the address of a tile: each part's parameter and what was written.</summary>
    internal static TileAddress Tile(
        (Parameter Parameter, string Text) z, (Parameter Parameter, string Text) x, (Parameter Parameter, string Text) y)
    {
        var zoom = Whole(z.Parameter, z.Text, TileAddress.MaxZoom);
        var most = (1 << zoom) - 1;
        return new TileAddress(zoom, Whole(x.Parameter, x.Text, most), Whole(y.Parameter, y.Text, most));
    }

    private static int Whole(Parameter parameter, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new ParameterException(
                parameter,
                FormattableString.Invariant($"'{(text.Length > 20 ? text[..20] + "…" : text)}' is not a whole number from 0 to {most}."));

    /// <summary>What a query of areas asks for.</summary>
    /// <param name="Level">The level; null for all.</param>
    /// <param name="Vintage">The year of boundaries; null for the latest.</param>
    /// <param name="Indicator">Id of the indicator; null for none.</param>
    /// <param name="Period">Its period; null for the latest.</param>
    internal sealed record AskedAreas(AreaLevel? Level, int? Vintage, string? Indicator, string? Period)
    {
        /// <summary>The one layer that is asked for; null for those of the level and the vintage.</summary>
        public (AreaLevel Level, int Vintage)? Layer { get; init; }
    }
}
