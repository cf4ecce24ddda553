namespace CommunityAssets.Domain.People;

/// <summary>Whether an account can be used. The numbers are stored.</summary>
public enum AccountState
{
    /// <summary>It was added, and nobody has set a password yet.</summary>
    Invited = 1,

    /// <summary>It can be signed in to.</summary>
    Open = 2,

    /// <summary>It can't be signed in to; what was done with it stays told.</summary>
    Closed = 3,
}
