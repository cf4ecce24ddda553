using System.Collections.Concurrent;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Knows programs by the token that they send (<c>Authorization: Bearer ca_…</c>, RFC 6750). The atlas is asked each time, so that a
/// revoked token holds nowhere from that moment on. Whoever sends one that holds no longer gets nothing at all, not even what is for everybody: a
/// script should fail rather than read less than it thinks.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
public sealed class TokenViewer(IAtlas atlas, ServiceSettings settings) : IViewerSource
{
    private const string Scheme = "Bearer ";

    private static readonly Viewer Nobody = new(new Sight(Role.Public, RightSet.Of(), Account: null), ByCookie: false);

    private readonly ConcurrentDictionary<Guid, bool> _noting = new();

    /// <summary>Whether a request was sent with a token, whether or not it holds.</summary>
    public static bool IsSent(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Headers.Authorization.ToString().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public async ValueTask<Viewer?> FindAsync(HttpContext http)
    {
        if (!IsSent(http))
        {
            return null;
        }

        var text = http.Request.Headers.Authorization.ToString()[Scheme.Length..].Trim();
        if (ApiToken.HashOf(text) is not { } hash || await atlas.Tokens.FindAsync(hash, http.RequestAborted) is not { } holder)
        {
            return Nobody;
        }

        var (token, account) = (holder.Token, holder.Account);
        var today = DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime);
        if ((token.LastUsed is not { } last || last < today) && _noting.TryAdd(token.Id, true))
        {
            _ = NoteUsedAsync(token.Id, today);
        }

        // Whoever must set up a second factor first may do no more by token than by browser.
        var role = SecondFactor.IsDue(account, settings) ? Role.Contributor : account.Role;
        return new Viewer(new Sight(account.Role, TokenScopes.RightsOf(role, token.Scopes), account.Id), ByCookie: false);
    }

    // Nobody waits for it: while a long import writes to an embedded atlas it fails, and is done at the next chance.
    private async Task NoteUsedAsync(Guid token, DateOnly day)
    {
        try
        {
            await atlas.Tokens.NoteUsedAsync(token, day);
        }
        catch (Exception exception) when (exception is AtlasBusyException or AtlasUnreachableException or ObjectDisposedException)
        {
            // See above.
        }
        finally
        {
            _noting.TryRemove(token, out _);
        }
    }
}
