namespace CommunityAssets.Domain.Stewardship;

/// <summary>One thing that somebody may see or do. Which roles have it is in <see cref="Rights"/>.</summary>
public enum Right
{
    /// <summary>See what is for everybody: public assets, areas, indicators, every page and feed about them.</summary>
    SeeAtlas,

    /// <summary>Suggest an asset or a correction.</summary>
    Suggest,

    /// <summary>See of a connector what they agreed to show to everybody.</summary>
    SeeConnectorsForPublic,

    /// <summary>Have an account, and see and change it: password, second factor, sessions, own suggestions, tokens.</summary>
    OwnAccount,

    /// <summary>See assets that are for the workforce alone.</summary>
    SeeWorkforceAssets,

    /// <summary>See of a connector what they agreed to show to the workforce.</summary>
    SeeConnectorsForWorkforce,

    /// <summary>See of a connector what they agreed to show to coordinators.</summary>
    SeeConnectorsForCoordinators,

    /// <summary>Record a connector with their consent, change and withdraw it on their word.</summary>
    RecordConnectors,

    /// <summary>Write down who links what.</summary>
    EditLinks,

    /// <summary>Save an area that they drew as a patch; rename, redraw and take away patches.</summary>
    DrawPatches,

    /// <summary>Note that somebody was introduced to something, and what people looked for in vain.</summary>
    RecordIntroductions,

    /// <summary>See counts of introductions as they are; without it they are suppressed and rounded.</summary>
    SeeIntroductionCounts,

    /// <summary>See what is suggested and not yet decided.</summary>
    SeeSuggested,

    /// <summary>Decide on suggestions: accept, amend, decline.</summary>
    Review,

    /// <summary>
    /// Change, retire and bring back any asset. A group that keeps its own entry changes that entry without this right.
    /// </summary>
    EditAssets,

    /// <summary>See what may be recorded twice, and decide: merge, tell apart, put off, undo.</summary>
    MergeAssets,

    /// <summary>Read the audit log.</summary>
    SeeAudit,

    /// <summary>Invite people, give roles, close accounts, end sessions.</summary>
    ManageAccounts,
}
