namespace CommunityAssets.Analysis.Finding;

/// <summary>In what something differs from what was hoped for.</summary>
public enum MissKind
{
    /// <summary>It is about something that the words have to do with, not about what they name.</summary>
    OtherTopic,

    /// <summary>It is further away.</summary>
    Further,

    /// <summary>It is on other days.</summary>
    OtherDay,

    /// <summary>It is at other times of the day.</summary>
    OtherTime,

    /// <summary>It has a price.</summary>
    HasPrice,

    /// <summary>It is known to be without something that would help.</summary>
    Without,

    /// <summary>It is for people of another age.</summary>
    OtherAge,

    /// <summary>It isn't known to be online.</summary>
    InPerson,
}
