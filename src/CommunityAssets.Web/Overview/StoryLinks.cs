namespace CommunityAssets.Web.Overview;

/// <summary>How what is there hangs together.</summary>
/// <param name="Count">How many links are known; null where there are too many strengths to follow each of them.</param>
/// <param name="Sentence">The same in words, or null.</param>
public sealed record StoryLinks(int? Count, string? Sentence);
