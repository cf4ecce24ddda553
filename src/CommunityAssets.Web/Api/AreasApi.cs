using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>Areas over HTTP.</summary>
public static class AreasApi
{
    private static readonly Parameter Within = new("within", "the code of an area in this atlas");
    private static readonly Parameter Text = new("q", "words of a name or the start of a code, at most 300 characters");
    private static readonly Parameter Shape = Parameter.OneOf("geometry", "simplified", "full", "none");
    private static readonly Parameter Code = new("code", "the code of an area") { InPath = true, Required = true };
    private static readonly Parameter At = Named.Near with { Required = true };

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead(
            "/api/v1/areas",
            "listAreas",
            "Areas that match everything asked, as a GeoJSON FeatureCollection, a page at a time.",
            [Named.Level, Named.Vintage, Named.Box, Within, Text, Shape, Named.Limit, Named.Cursor],
            ListAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson);
        endpoints.MapRead(
            "/api/v1/areas/at",
            "areasAt",
            "The areas that hold a point, smallest first, as a GeoJSON FeatureCollection.",
            [At, Shape],
            AtAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson);
        endpoints.MapRead(
            "/api/v1/areas/{code}",
            "readArea",
            "One area and the areas that it lies in, as a GeoJSON Feature.",
            [Code, Named.Vintage, Shape],
            ReadAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        var detail = Detail(read);
        var query = new AreaQuery
        {
            Level = Named.ReadLevel(read),
            Vintage = Named.ReadVintage(read),
            Box = read.Box(Named.Box, atlas.Info.Grid),
            Within = read.Text(Within) is { } code
                ? (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken))?.Key
                    ?? throw new ParameterException(Within, $"There is no area '{code}' in this atlas.")
                : null,
            Text = read.Text(Text),
            Shapes = detail != ShapeDetail.None,
            Limit = Named.ReadLimit(read),
            Cursor = read.Text(Named.Cursor),
        };
        AreaPage page;
        try
        {
            page = await atlas.Areas.SearchAsync(query, cancellationToken);
        }
        catch (BadInputException exception) when (query.Cursor is not null)
        {
            throw new ParameterException(Named.Cursor, exception.Message);
        }

        return Features(atlas, page.Areas, detail, page.Matched, Paging.Links(http, page.Next));
    }

    private static async Task<IResult> AtAsync(HttpContext http, ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        var point = read.Point(At, atlas.Info.Grid) ?? throw new ParameterException(At, "near is given without a value.");
        var areas = await atlas.Areas.AtAsync(point, cancellationToken);
        return Features(atlas, areas, Detail(read), areas.Count, Paging.Links(http, null));
    }

    private static async Task<IResult> ReadAsync(string code, ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        ReadQuery.CheckText(Code, code);
        var vintage = Named.ReadVintage(read);
        var detail = Detail(read);
        if (await atlas.Areas.FindAsync(code, vintage, cancellationToken) is not { } area)
        {
            return Problems.NotFound(Missing(code, vintage));
        }

        var parents = await atlas.Areas.ParentsAsync(area.Key, cancellationToken);
        return JsonAnswer.Of(JsonAnswer.GeoJson, writer => new AreaWriter(atlas.Info.Grid).Write(writer, area, detail, properties =>
        {
            properties.WriteStartArray("parents");
            foreach (var parent in parents)
            {
                properties.WriteStartObject();
                AreaWriter.WriteNames(properties, parent);
                properties.WriteEndObject();
            }

            properties.WriteEndArray();
        }));
    }

    /// <summary>The words for an area that is not there.</summary>
    internal static string Missing(string code, int? vintage) => vintage is null
        ? $"There is no area '{code}' in this atlas. /api/v1/areas?q= finds areas by name."
        : $"There is no area '{code}' of {vintage} in this atlas. Without vintage the latest is taken.";

    private static ShapeDetail Detail(ReadQuery read) => read.Choice(Shape) switch
    {
        "full" => ShapeDetail.Full,
        "none" => ShapeDetail.None,
        _ => ShapeDetail.Simplified,
    };

    private static JsonAnswer Features(
        IAtlas atlas, IReadOnlyList<Area> areas, ShapeDetail detail, long matched, IReadOnlyList<(string Rel, string Address)> links)
    {
        var features = new AreaWriter(atlas.Info.Grid);
        return new JsonAnswer(JsonAnswer.GeoJson, async (writer, flush) =>
        {
            FeatureList.Begin(writer, matched, areas.Count, links);
            foreach (var area in areas)
            {
                features.Write(writer, area, detail);
                await flush();
            }

            FeatureList.End(writer);
        });
    }
}
