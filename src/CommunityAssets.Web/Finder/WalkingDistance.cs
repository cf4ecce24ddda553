namespace CommunityAssets.Web.Finder;

/// <summary>How far it is on foot.</summary>
/// <param name="Metres">Metres along the way.</param>
/// <param name="OnNetwork">Whether they were measured along streets and paths; else they are the straight line, lengthened.</param>
public readonly record struct WalkingDistance(double Metres, bool OnNetwork);
