using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Suggestions;

/// <summary>That an entry was checked, as it is written down by those who change entries.</summary>
public static class Checks
{
    /// <summary>The check of an entry by somebody of a role.</summary>
    /// <param name="asset">The entry.</param>
    /// <param name="role">The role: <c>steward</c>, <c>group</c>.</param>
    /// <param name="now">Now.</param>
    public static Verification On(Asset asset, string role, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return new Verification(role, DateOnly.FromDateTime(now.UtcDateTime));
    }
}
