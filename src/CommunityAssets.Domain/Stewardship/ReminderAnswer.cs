namespace CommunityAssets.Domain.Stewardship;

/// <summary>What a keeper says about an entry.</summary>
public enum ReminderAnswer
{
    /// <summary>It is still true.</summary>
    StillTrue = 1,

    /// <summary>It is not theirs: they are not asked about it again.</summary>
    NotOurs = 2,

    /// <summary>It is no longer there: a suggestion, which a steward decides on.</summary>
    Gone = 3,
}
