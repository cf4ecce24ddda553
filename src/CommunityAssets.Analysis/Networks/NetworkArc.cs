namespace CommunityAssets.Analysis.Networks;

/// <summary>An edge as it is walked from one of its ends.</summary>
/// <param name="Target">The node that it leads to.</param>
/// <param name="Edge">The edge's number.</param>
/// <param name="Metres">The edge's length.</param>
internal readonly record struct NetworkArc(int Target, int Edge, double Metres);
