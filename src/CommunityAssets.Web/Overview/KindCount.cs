namespace CommunityAssets.Web.Overview;

/// <summary>How many strengths of a kind there are.</summary>
/// <param name="Id">The kind's stable name.</param>
/// <param name="Label">Its heading: "Groups".</param>
/// <param name="One">The word for one.</param>
/// <param name="Many">The word for several.</param>
/// <param name="Count">How many.</param>
public sealed record KindCount(string Id, string Label, string One, string Many, long Count);
