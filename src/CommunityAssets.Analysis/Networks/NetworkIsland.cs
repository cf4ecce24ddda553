namespace CommunityAssets.Analysis.Networks;

/// <summary>A part of a walking network from which the rest can't be reached on foot.</summary>
/// <param name="Nodes">How many nodes it has.</param>
/// <param name="Metres">The length of its edges together.</param>
/// <param name="X">Easting of one of its nodes on the working grid, in metres: where to look for it on a map.</param>
/// <param name="Y">Northing of the same node.</param>
public sealed record NetworkIsland(int Nodes, double Metres, double X, double Y);
