using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Addresses whose path itself opens something (<c>/my/{token}</c>, <see cref="PrivateToken"/>). They are kept by no cache, told to no other
/// site, found by no search engine, and written to no log.
/// </summary>
public static class PrivatePaths
{
    // Below these names everything is hidden, also what somebody copied by half; elsewhere whatever has the form of a private token.
    private static readonly string[] Names = ["my", "story", "suggestions", "claim", "invitation", "keeping"];

    /// <summary>Whether something in a path is for its holder alone.</summary>
    public static bool IsPrivate(PathString path) => Hide(path) != (path.Value ?? "");

    /// <summary>The path as it may be written down: what opens something is left out.</summary>
    /// <returns><c>/my/…</c> for <c>/my/3Jk…</c>; any other path as it is.</returns>
    public static string Hide(PathString path)
    {
        var parts = (path.Value ?? "").Split('/');
        var hide = false;
        for (var at = 1; at < parts.Length; at++)
        {
            if ((hide && parts[at].Length > 0) || PrivateToken.TryParse(parts[at], out _))
            {
                parts[at] = "…";
            }

            hide |= at == 1 && Names.Contains(parts[at], StringComparer.OrdinalIgnoreCase);
        }

        return string.Join('/', parts);
    }
}
