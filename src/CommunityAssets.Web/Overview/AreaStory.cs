namespace CommunityAssets.Web.Overview;

/// <summary>What is known of one area: strengths first, then needs.</summary>
/// <param name="Area">The area.</param>
/// <param name="Strengths">What is there.</param>
/// <param name="Links">How it hangs together.</param>
/// <param name="Known">How well this is known.</param>
/// <param name="Indicators">Its indicators, each in its latest period, in order of domain and name.</param>
public sealed record AreaStory(StoryArea Area, Strengths Strengths, StoryLinks Links, Known Known, IReadOnlyList<NeedLine> Indicators)
{
    /// <summary>
    /// On what the indicators rest where they are estimates put together from small areas, as those of a patch are: plain sentences, the
    /// last the method; empty where they are published.
    /// </summary>
    public IReadOnlyList<string> Estimated { get; init; } = [];
}
