namespace CommunityAssets.Domain.Stewardship;

/// <summary>By whose hand something is done, as the audit log and histories name it: a role and an account, never a name.</summary>
/// <param name="Account">The account; null for nobody signed in.</param>
/// <param name="Role">The role as it is spelled: <c>coordinator</c>.</param>
public sealed record Hand(Guid? Account, string Role)
{
    /// <summary>A connector themselves, by their private link.</summary>
    public static Hand Connector { get; } = new(null, "connector");

    /// <summary>The service by itself, doing what is due.</summary>
    public static Hand Service { get; } = new(null, AuditLine.Service);

    /// <summary>The command line.</summary>
    public static Hand CommandLine { get; } = new(null, AuditLine.CommandLine);

    /// <summary>Somebody signed in, in their role.</summary>
    public static Hand Of(Role role, Guid? account) => new(account, role.ToString().ToLowerInvariant());

    /// <summary>A line for the audit log about what this hand does.</summary>
    public AuditLine Line(AuditAct act, Guid? record = null, string? detail = null) => new(Account, Role, act, record, detail);
}
