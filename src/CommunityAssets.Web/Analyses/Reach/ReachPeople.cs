namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>Who lives within a walk, by best fit of the smallest areas.</summary>
/// <param name="Areas">How many small areas count: those whose centre is in reach, by its people where that is known.</param>
/// <param name="People">The people of these; null where nothing is known of any of them.</param>
/// <param name="SplitShare">The share of them, 0 to 1, who live in an area of which a part is out of reach; null for nobody.</param>
/// <param name="PeopleUnknown">Of how many of the areas it is not known how many live there.</param>
public sealed record ReachPeople(int Areas, double? People, double? SplitShare, int PeopleUnknown);
