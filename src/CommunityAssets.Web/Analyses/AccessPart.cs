namespace CommunityAssets.Web.Analyses;

/// <summary>Some of the strengths of an analysis of access: those of a topic, of a kind, or all.</summary>
/// <param name="Id">The topic's id, the kind's name, or <c>all</c>.</param>
/// <param name="Name">The words for it.</param>
/// <param name="Sites">The numbers of its sites, in order.</param>
internal sealed record AccessPart(string Id, string Name, List<int> Sites);
