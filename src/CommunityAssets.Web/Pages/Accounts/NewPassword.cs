using CommunityAssets.Domain.People;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Pages.Accounts;

/// <summary>A new password as two fields of a form: <c>password</c> and <c>again</c>.</summary>
internal static class NewPassword
{
    /// <summary>What is wrong and in which field; null when nothing is.</summary>
    public static (string Field, string Words)? Problem(string? password, string? again, Account account) =>
        PasswordRules.Problem(password ?? "", account) is { } problem ? ("password", problem)
        : !string.Equals(password, again, StringComparison.Ordinal) ? ("again", "The two are not the same. Type the new password once more in both.")
        : null;
}
