namespace CommunityAssets.Web.Security;

/// <summary>One way in which a request tells who makes it: a session's cookie, a token.</summary>
public interface IViewerSource
{
    /// <summary>Who makes a request, as far as this way tells.</summary>
    /// <returns>Null when the request says nothing of the kind, or what it says holds no longer.</returns>
    ValueTask<Viewer?> FindAsync(HttpContext http);
}
