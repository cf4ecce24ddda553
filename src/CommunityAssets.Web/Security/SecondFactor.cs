using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>Who needs a second factor.</summary>
public static class SecondFactor
{
    /// <summary>Whether people of a role need one.</summary>
    public static bool IsNeeded(Role role, ServiceSettings settings) =>
        role is Role.Steward or Role.Administrator || (settings.SecondFactorForWorkforce && Rights.IsWorkforce(role));

    /// <summary>Whether an account needs one and has none yet: until it has, it may do no more than a contributor.</summary>
    public static bool IsDue(Account account, ServiceSettings settings) => !account.SecondFactor && IsNeeded(account.Role, settings);
}
