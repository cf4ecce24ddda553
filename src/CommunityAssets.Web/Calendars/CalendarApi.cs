using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Calendars;

/// <summary>The regular times of an asset as a calendar, over HTTP.</summary>
public static class CalendarApi
{
    private static readonly Parameter Id = new("id", "the id of an asset, a UUID") { InPath = true, Required = true };

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/assets/{id}.ics",
        "readAssetCalendar",
        "The regular times of an asset as an iCalendar file.",
        [Id],
        ReadAsync)
        .Needs(Right.SeeAtlas)
        .Produces<string>(StatusCodes.Status200OK, "text/calendar")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(
        string id, HttpContext http, ReadQuery read, IAtlas atlas, ServiceSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var today = LondonTime.Today(settings.Time);
        if (!Guid.TryParseExact(id, "D", out var key) || await atlas.Assets.FindAsync(key, cancellationToken) is not { } asset
            || Sight.Of(http).Of(asset) != AssetView.Everything)
        {
            return Problems.NotFound("There is no asset with this id that you may see.");
        }

        if (!AssetCalendar.HasTimes(asset, today))
        {
            return Problems.NotFound($"No regular times to come are known of {asset.Name}.");
        }

        var request = http.Request;
        var page = $"{request.Scheme}://{request.Host}{request.PathBase}/assets/{asset.Id:D}";
        var position = new GeometryWriter(atlas.Info.Grid).Position(asset.Location.Shape?.PointOnSurface);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{asset.Id:D}.ics\"";
        return Results.Text(AssetCalendar.Write(asset, page, position, today), AssetCalendar.MediaType, Encoding.UTF8);
    }
}
