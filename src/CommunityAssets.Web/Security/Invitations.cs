using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security;

/// <summary>Makes the one-time links with which people set their passwords. They work once, for two days.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
public sealed class Invitations(IAtlas atlas, ServiceSettings settings)
{
    /// <summary>The path of the page where such a link leads, before the token.</summary>
    public const string Path = "/invitation/";

    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromHours(48);

    /// <summary>Makes one; an earlier one for the same account holds no longer.</summary>
    /// <param name="account">The account.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such account, or it is closed.</exception>
    public async Task<PrivateToken> MakeAsync(Guid account, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var token = PrivateToken.Make();
        var line = new AuditLine(actor.Account, actor.Role, AuditAct.AccountInvited, account);
        await atlas.Accounts.InviteAsync(account, token.Hash, settings.Time.GetUtcNow() + Good, line, cancellationToken);
        return token;
    }

    /// <summary>The link, as whoever asks reaches this service.</summary>
    public static string Link(HttpRequest request, PrivateToken token)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(token);
        return $"{request.Scheme}://{request.Host}{request.PathBase}{Path}{token.Text}";
    }
}
