using System.Diagnostics.CodeAnalysis;
using System.Net;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>
/// The cookie that holds a session's token: for this host alone, out of reach of scripts, over https alone. On this machine's own plain
/// http address, for trying things out, it has a name without the promise that browsers keep for <c>__Host-</c>.
/// </summary>
public static class SessionCookie
{
    /// <summary>Its name over https.</summary>
    public const string Secure = "__Host-session";

    /// <summary>Its name on plain http to this machine.</summary>
    public const string Plain = "session";

    /// <summary>Whether somebody may sign in over the connection of a request: https, or plain http that never leaves this machine.</summary>
    public static bool IsSafe(HttpRequest request) => request.IsHttps || IsThisMachine(request);

    /// <summary>The token that a browser sends.</summary>
    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out PrivateToken? token)
    {
        token = null;
        return IsSafe(request) && PrivateToken.TryParse(request.Cookies[NameFor(request)], out token);
    }

    /// <summary>Gives a browser a token.</summary>
    public static void Write(HttpContext http, PrivateToken token) =>
        http.Response.Cookies.Append(NameFor(http.Request), token.Text, Options(http.Request));

    /// <summary>Takes the token from a browser.</summary>
    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), Options(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? Secure : Plain;

    // No end: it goes with the browser's window, and the atlas says how long the session lives.
    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    private static bool IsThisMachine(HttpRequest request) =>
        string.Equals(request.Host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
