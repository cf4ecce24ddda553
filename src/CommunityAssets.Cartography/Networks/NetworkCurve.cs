namespace CommunityAssets.Cartography.Networks;

/// <summary>How a link is drawn.</summary>
/// <param name="Tie">The link.</param>
/// <param name="Path">Its line in SVG's path language.</param>
public sealed record NetworkCurve(NetworkTie Tie, string Path);
