namespace CommunityAssets.Cartography.Networks;

/// <summary>What stands over a layer of a drawn network.</summary>
/// <param name="Text">For example "Organisations".</param>
/// <param name="X">Left end of its base line.</param>
/// <param name="Y">Its base line.</param>
public sealed record NetworkHeading(string Text, double X, double Y);
