using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Where people start once they have signed in and were on their way to nowhere else: those who work with communities at their own page,
/// everybody else at the map. An address of its own, since who somebody is is known only after the last step of signing in.
/// </summary>
public static class StartPage
{
    /// <summary>The address that leads on.</summary>
    public const string Address = "/start";

    /// <summary>Adds it.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.LocalRedirect(Of(Sight.Of(http)));
        })
        .Needs(Right.SeeAtlas)
        .ExcludeFromDescription();

    /// <summary>Where somebody starts.</summary>
    public static string Of(Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.May(Right.SeeWorkforceAssets) ? "/home" : "/";
    }
}
