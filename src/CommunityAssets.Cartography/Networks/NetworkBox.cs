namespace CommunityAssets.Cartography.Networks;

/// <summary>Where a node is drawn: a box with a mark and a name in it. Units are those of the picture, meant to be CSS pixels.</summary>
/// <param name="Node">The node.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Text">The name in one or two lines; the last ends in "…" where it is cut.</param>
public sealed record NetworkBox(NetworkNode Node, double X, double Y, double Width, double Height, IReadOnlyList<string> Text)
{
    /// <summary>Half-way down the box.</summary>
    public double Middle => Y + (Height / 2);
}
