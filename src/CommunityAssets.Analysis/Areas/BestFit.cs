namespace CommunityAssets.Analysis.Areas;

/// <summary>Which small areas stand for an area that somebody drew; made by <see cref="SmallAreas.Fit"/>.</summary>
/// <param name="Members">Numbers of the small areas that count as a whole, in order.</param>
/// <param name="AtEdge">
/// Numbers of the small areas, members or not, that the boundary may pass through: their shapes tell (<see cref="SplitAreas"/>). In order.
/// </param>
/// <param name="People">People in the members; those not known left out.</param>
/// <param name="PeopleUnknown">How many members' people are not known.</param>
public sealed record BestFit(IReadOnlyList<int> Members, IReadOnlyList<int> AtEdge, double People, int PeopleUnknown);
