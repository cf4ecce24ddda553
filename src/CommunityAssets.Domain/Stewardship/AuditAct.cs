namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// What the audit log writes down: each change by hand, each sight of how to reach a person, each way in. The names are stored in words
/// (<see cref="AuditActNames"/>) and never change meaning; new ones may come.
/// </summary>
public enum AuditAct
{
    /// <summary>Something that this version of the program has no word for: a newer one wrote the line.</summary>
    Other,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A sign-in was refused: a wrong password, a wrong code, a locked account.</summary>
    SignInRefused,

    /// <summary>An account was locked for a while after too many wrong tries.</summary>
    AccountLocked,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>Sessions of an account were ended from elsewhere.</summary>
    SessionsEnded,

    /// <summary>A password was set or changed.</summary>
    PasswordChanged,

    /// <summary>A second factor was set up.</summary>
    SecondFactorSet,

    /// <summary>A second factor was taken away.</summary>
    SecondFactorRemoved,

    /// <summary>A recovery code was used in place of a second factor.</summary>
    RecoveryCodeUsed,

    /// <summary>An account was added.</summary>
    AccountAdded,

    /// <summary>A one-time link to set a password was made for an account.</summary>
    AccountInvited,

    /// <summary>Something else about an account was changed.</summary>
    AccountChanged,

    /// <summary>An account's role was changed.</summary>
    RoleChanged,

    /// <summary>An account was closed.</summary>
    AccountClosed,

    /// <summary>A closed account was opened again.</summary>
    AccountReopened,

    /// <summary>An account was linked to a sign-in at another provider.</summary>
    SignInLinked,

    /// <summary>A token for programs was made.</summary>
    TokenMade,

    /// <summary>A token for programs was revoked.</summary>
    TokenRevoked,

    /// <summary>Somebody saw how to reach a connector.</summary>
    ConnectorContactRead,

    /// <summary>Links of connectors went into an analysis for others than the public.</summary>
    ConnectorLinksRead,

    /// <summary>A connector was recorded.</summary>
    ConnectorAdded,

    /// <summary>A connector's record was changed.</summary>
    ConnectorChanged,

    /// <summary>A connector's record was erased.</summary>
    ConnectorErased,

    /// <summary>A private link to their own record was made for a connector.</summary>
    ConnectorLinkMade,

    /// <summary>Everything held about a person was handed out, on their request.</summary>
    HeldDataExported,

    /// <summary>A consent was given.</summary>
    ConsentGiven,

    /// <summary>A consent was changed.</summary>
    ConsentChanged,

    /// <summary>A consent was withdrawn.</summary>
    ConsentWithdrawn,

    /// <summary>An asset was added.</summary>
    AssetAdded,

    /// <summary>An asset was changed.</summary>
    AssetChanged,

    /// <summary>An asset was retired.</summary>
    AssetRetired,

    /// <summary>A retired asset, or an earlier version of one, was brought back.</summary>
    AssetRestored,

    /// <summary>An asset was confirmed to be true still.</summary>
    AssetConfirmed,

    /// <summary>Two records of one asset were made one.</summary>
    AssetsMerged,

    /// <summary>That two records had been made one was undone.</summary>
    MergeUndone,

    /// <summary>Two records that may be the same were said to be of different things.</summary>
    AssetsToldApart,

    /// <summary>A link was added.</summary>
    LinkAdded,

    /// <summary>A link was taken away.</summary>
    LinkRemoved,

    /// <summary>A patch was drawn and saved.</summary>
    PatchAdded,

    /// <summary>A patch was renamed or redrawn.</summary>
    PatchChanged,

    /// <summary>A patch was taken away.</summary>
    PatchRemoved,

    /// <summary>A suggestion was sent.</summary>
    SuggestionSent,

    /// <summary>A suggestion was accepted as it was.</summary>
    SuggestionAccepted,

    /// <summary>A suggestion was accepted with changes.</summary>
    SuggestionAmended,

    /// <summary>A suggestion was declined.</summary>
    SuggestionDeclined,

    /// <summary>A group was sent the link that makes it the keeper of its own entry.</summary>
    KeeperInvited,

    /// <summary>A group took on its own entry.</summary>
    KeeperJoined,

    /// <summary>Somebody is no longer the keeper of an entry.</summary>
    KeeperRemoved,

    /// <summary>A story was published.</summary>
    StoryPublished,

    /// <summary>A story was taken down.</summary>
    StoryRemoved,

    /// <summary>An introduction was recorded.</summary>
    IntroductionRecorded,

    /// <summary>An introduction's outcome was changed.</summary>
    IntroductionChanged,

    /// <summary>Old introductions were put together into counts.</summary>
    IntroductionsAggregated,

    /// <summary>Somebody read the audit log.</summary>
    AuditRead,

    /// <summary>Somebody took the audit log away as a file.</summary>
    AuditExported,
}
