namespace CommunityAssets.Domain.Stewardship;

/// <summary>Who does something, for the history (the role alone) and for the audit log (the account too).</summary>
/// <param name="Account">Whose account; null for somebody without one.</param>
/// <param name="Role">The role in which it is done, as roles are spelled: <c>steward</c>, <c>group</c>; never a person's name.</param>
public sealed record Actor(Guid? Account, string Role)
{
    /// <summary>Somebody who follows a suggestion of their own by its private link.</summary>
    public static Actor Sender { get; } = new(null, "sender");

    /// <summary>A group that keeps its own entry by a private link.</summary>
    public static Actor Group { get; } = new(null, "group");
}
