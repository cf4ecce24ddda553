namespace CommunityAssets.Domain.Stewardship;

/// <summary>Who does something, for the history (the role alone) and for the audit log (the account too); never a name.</summary>
/// <param name="Account">Whose account; null for somebody without one.</param>
/// <param name="Role">The role in which it is done, as roles are spelled: <c>steward</c>, <c>group</c>.</param>
public sealed record Actor(Guid? Account, string Role)
{
    /// <summary>Somebody who follows a suggestion of their own by its private link.</summary>
    public static Actor Sender { get; } = new(null, "sender");

    /// <summary>A group that keeps its own entry by a private link.</summary>
    public static Actor Group { get; } = new(null, "group");

    /// <summary>A connector themselves, by their private link.</summary>
    public static Actor Connector { get; } = new(null, "connector");

    /// <summary>The service by itself, doing what is due.</summary>
    public static Actor Service { get; } = new(null, AuditLine.Service);

    /// <summary>The command line.</summary>
    public static Actor CommandLine { get; } = new(null, AuditLine.CommandLine);

    /// <summary>Somebody signed in, in their role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="account">Their account; null for a visitor.</param>
    public static Actor Of(Role role, Guid? account) => new(account, RoleNames.Name(role));

    /// <summary>A line for the audit log about what they do.</summary>
    public AuditLine Line(AuditAct act, Guid? record = null, string? detail = null) => new(Account, Role, act, record, detail);
}
