namespace CommunityAssets.Web.Security;

/// <summary>Finds out who makes a request, before anything is shown.</summary>
/// <param name="next">What comes after.</param>
/// <param name="sources">The ways in which a request tells who makes it; the first that knows is believed.</param>
public sealed class Viewing(RequestDelegate next, IEnumerable<IViewerSource> sources)
{
    private readonly IViewerSource[] _sources = [.. sources];

    /// <summary>Gives the request its <see cref="Sight"/>.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        // A page about a failure comes through here a second time: the atlas, which may be what failed, is not asked again.
        if (http.Features.Get<Sight>() is null)
        {
            http.Features.Set(Sight.Public);
            foreach (var source in _sources)
            {
                if (await source.FindAsync(http) is { } viewer)
                {
                    http.Features.Set(viewer);
                    http.Features.Set(viewer.Sight);
                    break;
                }
            }
        }

        await next(http);
    }
}
