namespace CommunityAssets.Web.Tiles;

/// <summary>Sends tiles that are kept already before anything else is asked of a request.</summary>
/// <param name="next">What comes after.</param>
/// <param name="answers">The tiles.</param>
public sealed class TilesAtHand(RequestDelegate next, TileAnswers answers)
{
    /// <summary>Sends a kept tile, or passes the request on.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var mayBe = (request.Path.StartsWithSegments("/tiles", StringComparison.Ordinal)
            || request.Path.StartsWithSegments("/ogc", StringComparison.Ordinal))
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        if (!mayBe || !await answers.TrySendAsync(http))
        {
            await next(http);
        }
    }
}
