using CommunityAssets.Domain.People;

namespace CommunityAssets.Web.Security;

/// <summary>Somebody who makes a request and has an account.</summary>
/// <param name="Sight">What they may see and do.</param>
/// <param name="ByCookie">
/// Whether the browser told who they are by itself, as it does for requests that other sites have it make: what they write must then
/// carry an antiforgery token too.
/// </param>
public sealed record Viewer(Sight Sight, bool ByCookie)
{
    /// <summary>The session of their browser; null for somebody who came another way.</summary>
    public Session? Session { get; init; }

    /// <summary>Whether they have to set up a second factor before they may do what their role may.</summary>
    public bool SecondFactorDue { get; init; }

    /// <summary>Who makes a request; null for somebody who is not signed in.</summary>
    public static Viewer? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<Viewer>();
    }
}
