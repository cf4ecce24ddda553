using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Connecting;

/// <summary>A private link as it is shown once, to be handed over.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="Name">Whose it is; null where that is not shown.</param>
public sealed record PrivateLink(string Address, string? Name)
{
    /// <summary>The link of a connector to their own page, on the host by which it was asked for.</summary>
    public static PrivateLink Of(HttpRequest request, PrivateToken token, string? name)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(token);
        return new PrivateLink($"{request.Scheme}://{request.Host}{request.PathBase}/my/{token.Text}", name);
    }
}
