namespace CommunityAssets.Web.Jobs;

/// <summary>How far a piece of work is.</summary>
public enum WorkState
{
    /// <summary>It waits for its turn.</summary>
    Waiting = 0,

    /// <summary>It is being worked out.</summary>
    Running = 1,

    /// <summary>Its answer is there.</summary>
    Done = 2,

    /// <summary>It can't be worked out.</summary>
    Failed = 3,

    /// <summary>It was stopped, since nobody waited for it any more.</summary>
    Cancelled = 4,
}
