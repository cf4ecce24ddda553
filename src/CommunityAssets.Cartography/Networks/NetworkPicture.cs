namespace CommunityAssets.Cartography.Networks;

/// <summary>A network laid out, ready to be drawn. The same network is always laid out alike.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Headings">What stands over its layers.</param>
/// <param name="Boxes">Its nodes, layer by layer from above: the order in which a keyboard goes through them.</param>
/// <param name="Curves">Its links, in the order given.</param>
public sealed record NetworkPicture(
    double Width,
    double Height,
    IReadOnlyList<NetworkHeading> Headings,
    IReadOnlyList<NetworkBox> Boxes,
    IReadOnlyList<NetworkCurve> Curves);
