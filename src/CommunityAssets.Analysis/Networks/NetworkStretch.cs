namespace CommunityAssets.Analysis.Networks;

/// <summary>A part of an edge of a walking network.</summary>
/// <param name="Edge">The edge's number, from 0.</param>
/// <param name="Start">Metres along the edge where it starts; 0 or more.</param>
/// <param name="End">Metres along the edge where it ends; from <paramref name="Start"/> to the edge's length.</param>
public readonly record struct NetworkStretch(int Edge, double Start, double End);
