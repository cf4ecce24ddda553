namespace CommunityAssets.Domain.Stewardship;

/// <summary>What somebody is to an atlas. What each may see and do is in <see cref="Rights"/>. The numbers are stored.</summary>
public enum Role
{
    /// <summary>Anybody: nobody has signed in.</summary>
    Public = 0,

    /// <summary>A resident, or somebody of a group, with an account: sees what the public sees, and what they sent or keep themselves.</summary>
    Contributor = 1,

    /// <summary>A Local Area Coordinator or somebody like one: walks beside people, knows connectors, introduces.</summary>
    Coordinator = 2,

    /// <summary>Works with numbers about places, never with records about people.</summary>
    Analyst = 3,

    /// <summary>Reviews what is suggested, and keeps the atlas's records true.</summary>
    Steward = 4,

    /// <summary>Runs the atlas: accounts, settings, the audit log. Sees no more of people than other colleagues do.</summary>
    Administrator = 5,
}
