namespace CommunityAssets.Analysis.Networks;

/// <summary>A place on a walking network: somewhere along one of its edges.</summary>
/// <param name="Edge">The edge's number, from 0.</param>
/// <param name="Along">Metres walked along the edge from where it starts; between 0 and the edge's length.</param>
/// <param name="Off">Metres in a straight line between the point that was asked for and the network.</param>
public readonly record struct NetworkPoint(int Edge, double Along, double Off);
