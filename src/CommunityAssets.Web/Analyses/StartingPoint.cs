using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>A recorded strength that work in an area could start from.</summary>
/// <param name="Asset">The strength.</param>
/// <param name="Metres">How far it is on foot from the area's people, in metres.</param>
/// <param name="InReach">Whether that is within reach; further off the distance is the straight line × 1.3.</param>
public sealed record StartingPoint(AssetSite Asset, double Metres, bool InReach);
