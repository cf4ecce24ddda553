using System.Diagnostics.CodeAnalysis;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>Roles as they are spelled for machines and as people read them.</summary>
public static class RoleNames
{
    /// <summary>Every role that an account can have.</summary>
    public static IReadOnlyList<Role> OfAccounts { get; } = [.. Rights.Roles.Where(role => role != Role.Public)];

    /// <summary>The stable name: <c>coordinator</c>.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Stable names are lower case.")]
    public static string Name(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>What people read: "Coordinator".</summary>
    public static string Words(Role role) => role.ToString();

    /// <summary>What somebody of a role does, in a sentence.</summary>
    public static string Does(Role role) => role switch
    {
        Role.Public => "Sees what is for everybody, and may suggest.",
        Role.Contributor => "Sees what is for everybody, suggests, and keeps their own group's entry.",
        Role.Coordinator => "Knows connectors, records their consent, links people and things, notes introductions.",
        Role.Analyst => "Works with numbers about places; sees what the workforce sees.",
        Role.Steward => "Decides on suggestions and keeps entries and links true.",
        Role.Administrator => "Invites people, gives roles, reads the audit log.",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Reads a role that an account can have, in whatever case.</summary>
    public static bool TryParse(string? text, out Role role)
    {
        foreach (var candidate in OfAccounts)
        {
            if (string.Equals(text?.Trim(), Name(candidate), StringComparison.OrdinalIgnoreCase))
            {
                role = candidate;
                return true;
            }
        }

        role = Role.Public;
        return false;
    }
}
