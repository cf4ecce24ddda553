namespace CommunityAssets.Web.Overview;

/// <summary>One strength, named as an example.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind's stable name.</param>
/// <param name="Topics">Labels of its topics.</param>
public sealed record Example(Guid Id, string Name, string Kind, IReadOnlyList<string> Topics);
