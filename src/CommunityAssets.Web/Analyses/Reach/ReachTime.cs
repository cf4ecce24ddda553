using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Reach;

/// <summary>What is within some minutes on foot.</summary>
/// <param name="Minutes">The minutes.</param>
/// <param name="Metres">The same in metres.</param>
/// <param name="Shape">The ground, on the atlas's grid.</param>
/// <param name="Lives">Who lives there.</param>
/// <param name="Recorded">How many strengths are recorded there.</param>
/// <param name="Kinds">How many of each kind, in the order in which people are told of kinds; those with any.</param>
/// <param name="Topics">How many for each topic, by its id, most first; what has several counts in each.</param>
public sealed record ReachTime(
    int Minutes, double Metres, Geometry Shape, ReachPeople Lives, int Recorded, IReadOnlyList<(AssetKind Kind, int Count)> Kinds,
    IReadOnlyList<(string Topic, int Count)> Topics);
