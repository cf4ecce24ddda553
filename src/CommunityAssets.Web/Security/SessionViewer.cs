using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>Knows people by the session of their browser.</summary>
/// <param name="sessions">Live sessions.</param>
/// <param name="settings">The service's settings.</param>
public sealed class SessionViewer(LiveSessions sessions, ServiceSettings settings) : IViewerSource
{
    /// <inheritdoc/>
    public async ValueTask<Viewer?> FindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!SessionCookie.TryRead(http.Request, out var token)
            || await sessions.FindAsync(token.Hash, http.RequestAborted) is not { Session.Stage: not SessionStage.CodeDue } holder)
        {
            return null;
        }

        var account = holder.Account;
        var due = holder.Session.Stage != SessionStage.Trusted && SecondFactor.IsDue(account, settings);
        var rights = Rights.Of(due ? Role.Contributor : account.Role);
        return new Viewer(new Sight(account.Role, rights, account.Id), ByCookie: true) { Session = holder.Session, SecondFactorDue = due };
    }
}
