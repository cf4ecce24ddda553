using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Who makes a change, for the history and the audit log.</summary>
public static class Actors
{
    /// <summary>The viewer as somebody who acts.</summary>
    public static Actor Of(Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.Actor;
    }
}
