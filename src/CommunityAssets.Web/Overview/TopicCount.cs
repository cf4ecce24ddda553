namespace CommunityAssets.Web.Overview;

/// <summary>How many strengths speak to a topic.</summary>
/// <param name="Id">The topic's id.</param>
/// <param name="Label">Its label.</param>
/// <param name="Count">How many.</param>
public sealed record TopicCount(string Id, string Label, long Count);
