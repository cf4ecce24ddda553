using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityAssets.Web.Api;

/// <summary>What a map shows, as plain data.</summary>
public static class MapsApi
{
    private static readonly Parameter Indicator = new("indicator", "the id of an indicator, as /api/v1/indicators lists them");
    private static readonly Parameter Level = Parameter.OneOf("level", [.. LevelNames.All.Select(LevelNames.Name)]);
    private static readonly Parameter Vintage = new("vintage", "the year of boundaries, 1000 to 9999") { Type = "integer" };
    private static readonly Parameter Period = new("period", "a period of the indicator, as /api/v1/indicators lists them");
    private static readonly Parameter Classes = Parameter.OneOf("classes", [.. ClassMethods.All.Select(ClassMethods.Id)]);
    private static readonly Parameter Kind = Parameter.OneOf("kind", [.. KindNames.All.Select(KindNames.Name)]) with { Repeats = true };
    private static readonly Parameter Topic = new("topic", "the id of a topic") { Repeats = true };

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead(
            "/api/v1/maps/legends/meet",
            "legendOfMeetings",
            "What the nine classes of need and recorded strengths are called on the map, what each says, and how it is drawn.",
            [],
            (ReadQuery _) => TypedResults.Ok(MeetingLegend.Standard))
            .Needs(Right.SeeAtlas);
        endpoints.MapRead(
            "/api/v1/maps/legends/clusters",
            "legendOfClusters",
            "What clusters are called on the map, and how they are outlined.",
            [],
            (ReadQuery _) => TypedResults.Ok(ClusterLegend.Standard))
            .Needs(Right.SeeAtlas);
        MapPlace(endpoints);
    }

    private static void MapPlace(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/api/v1/maps/place",
        "mapOfPlace",
        "The map of the place as plain data: layers, sources, legend, choices, view. What is not asked for is chosen sensibly.",
        [Indicator, Level, Vintage, Period, Classes, Kind, Topic],
        PlaceAsync)
        .Needs(Right.SeeAtlas);

    private static async Task<Ok<MapComposition>> PlaceAsync(
        ReadQuery query, HttpContext http, MapsPlace place, CancellationToken cancellationToken)
    {
        var address = new MapAddress
        {
            Indicator = query.Text(Indicator),
            Level = LevelNames.TryParse(query.Choice(Level), out var level) ? level : null,
            Vintage = query.Whole(Vintage, 1000, 9999),
            Period = query.Text(Period),
            Classes = ClassMethods.TryParse(query.Choice(Classes), out var method) ? method : ClassMethod.Quantile,
            Kinds = [.. KindNames.All.Where(kind => query.Choices(Kind).Contains(KindNames.Name(kind), StringComparer.Ordinal))],
            Topics = [.. query.Texts(Topic)],
        };
        return TypedResults.Ok(await place.ComposeAsync(address, Sight.Of(http), cancellationToken)
            ?? throw new ParameterException(Indicator, $"There is no indicator '{address.Indicator}' in the atlas."));
    }
}
