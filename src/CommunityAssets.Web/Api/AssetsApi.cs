using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>Assets over HTTP.</summary>
public static class AssetsApi
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly Parameter Within = new(
        "within", "a distance from 'near' in metres, more than 0 and at most 200,000")
    { Type = "number" };
    private static readonly Parameter InArea = new("area", "the code of an area in this atlas");
    private static readonly Parameter Day = Parameter.OneOf("day", Days) with { Repeats = true };
    private static readonly Parameter Free = new("free", "true for what is known to be free, or false") { Type = "boolean" };
    private static readonly Parameter Reach = Parameter.OneOf(
        "access", [.. Access.Features.Select(AccessNames.Name)]) with
    { Repeats = true };
    private static readonly Parameter OfSource = new("source", "the short name of a source");
    private static readonly Parameter VerifiedSince = new("verifiedSince", "a date such as 2026-03-12");
    private static readonly Parameter Sort = Parameter.OneOf("sort", "relevance", "distance", "name", "updated");
    private static readonly Parameter Id = new("id", "the id of an asset, a UUID") { InPath = true, Required = true };

    private static readonly Parameter[] Searched =
    [
        Named.Words, Named.Box, Named.Near, Within, InArea, Named.Vintage, Named.Kind, Named.Topic, Day, Free, Reach, OfSource,
        VerifiedSince, Sort, Named.Limit, Named.Cursor,
    ];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead(
            "/api/v1/assets",
            "listAssets",
            "Assets that match everything asked, as a GeoJSON FeatureCollection, a page at a time.",
            Searched,
            ListAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson);
        endpoints.MapRead("/api/v1/assets/{id}", "readAsset", "One asset with every field, as a GeoJSON Feature.", [Id], ReadAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        var query = Sight.Of(http).Narrow(await QueryAsync(read, atlas, cancellationToken));
        AssetPage page;
        try
        {
            page = await atlas.Assets.SearchAsync(query, cancellationToken);
        }
        catch (BadInputException exception) when (query.Cursor is not null)
        {
            throw new ParameterException(Named.Cursor, exception.Message);
        }

        var assets = new AssetWriter(atlas.Info.Grid);
        return new JsonAnswer(JsonAnswer.GeoJson, async (writer, flush) =>
        {
            FeatureList.Begin(writer, page.Matched, page.Hits.Count, Paging.Links(http, page.Next));
            foreach (var hit in page.Hits)
            {
                assets.Write(writer, hit.Asset, hit.Metres);
                await flush();
            }

            FeatureList.End(writer);
        });
    }

    private static async Task<IResult> ReadAsync(
        string id, HttpContext http, ReadQuery read, IAtlas atlas, LinkReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!Guid.TryParseExact(id, "D", out var key))
        {
            return Problems.NotFound("An asset's id is a UUID such as 01890f5e-7c1d-7b3a-9f00-0a1b2c3d4e5f.");
        }

        var sight = Sight.Of(http);
        var asset = await atlas.Assets.FindAsync(key, cancellationToken);
        switch (asset is null ? AssetView.Nothing : sight.Of(asset))
        {
            case AssetView.Nothing:
                return Problems.NotFound($"There is no asset {key:D} in this atlas.");
            case AssetView.NameAlone when await atlas.Duplicates.StandInAsync(key, cancellationToken) is { } standIn
                && await atlas.Assets.FindAsync(standIn, cancellationToken) is { } stands && sight.Of(stands) == AssetView.Everything:
                http.Response.Headers.Link = $"</api/v1/assets/{standIn:D}>; rel=\"successor-version\"";
                return Problems.Gone(
                    $"{asset!.Name} ({KindNames.Name(asset.Kind)}) was merged into another record of the same thing, {stands.Name}. "
                    + $"Read /api/v1/assets/{standIn:D} instead.");
            case AssetView.NameAlone:
                return Problems.Gone(
                    $"{asset!.Name} ({KindNames.Name(asset.Kind)}) is retired: it is no longer there, or no longer in its source.");
            default:
                var links = await reader.OfAsync([asset!], sight, cancellationToken);
                return JsonAnswer.Of(
                    JsonAnswer.GeoJson, writer => new AssetWriter(atlas.Info.Grid).Write(writer, asset!, more: properties =>
                {
                    properties.WriteStartArray("links");
                    foreach (var link in links)
                    {
                        var other = link.Other(asset!.Id);
                        properties.WriteStartObject();
                        properties.WriteString("kind", LinkNames.Name(link.Kind));
                        properties.WriteString("words", link.Words(asset.Id));
                        properties.WriteBoolean("forward", link.From.Id == asset.Id);
                        properties.WriteString("id", other.Id);
                        properties.WriteString("name", other.Name);
                        properties.WriteString("otherKind", KindNames.Name(other.Kind));
                        properties.WriteEndObject();
                    }

                    properties.WriteEndArray();
                }));
        }
    }

    private static async Task<AssetQuery> QueryAsync(ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        var near = read.Point(Named.Near, atlas.Info.Grid);
        var within = read.Number(Within, 0.001, 200_000);
        var sort = read.Choice(Sort);
        if (near is null && within is not null)
        {
            throw new ParameterException(Named.Near, "within needs a point to measure from, and near is missing.");
        }

        if (near is null && sort == "distance")
        {
            throw new ParameterException(Named.Near, "sort=distance needs a point to measure from, and near is missing.");
        }

        var vintage = Named.ReadVintage(read);
        return new AssetQuery
        {
            Text = read.Text(Named.Words),
            Box = read.Box(Named.Box, atlas.Info.Grid),
            Near = near,
            WithinMetres = within,
            Area = read.Text(InArea) is { } code ? await AreaKeyAsync(atlas, code, vintage, cancellationToken)
                : vintage is null ? null : throw new ParameterException(Named.Vintage, "vintage goes with area, and area is missing."),
            Kinds = [.. read.Choices(Named.Kind).Select(name => KindNames.TryParse(name, out var kind) ? kind : default)],
            Topics = [.. Topics.Read(read)],
            Days = [.. read.Choices(Day).Select(name => (DayOfWeek)((Array.IndexOf(Days, name) + 1) % 7))],
            Free = read.Flag(Free),
            Access = [.. read.Choices(Reach).Select(name => AccessNames.TryParse(name, out var feature) ? feature : default)],
            Source = read.Text(OfSource),
            VerifiedSince = read.Date(VerifiedSince),
            Sort = sort switch
            {
                "distance" => AssetSort.Distance,
                "name" => AssetSort.Name,
                "updated" => AssetSort.Updated,
                _ => AssetSort.Relevance,
            },
            Limit = Named.ReadLimit(read),
            Cursor = read.Text(Named.Cursor),
        };
    }

    private static async Task<AreaKey> AreaKeyAsync(IAtlas atlas, string code, int? vintage, CancellationToken cancellationToken) =>
        (await atlas.Areas.FindAsync(code, vintage, cancellationToken))?.Key
        ?? throw new ParameterException(InArea, $"There is no area '{code}'{(vintage is null ? "" : $" of {vintage}")} in this atlas.");
}
