using CommunityAssets.Cartography.Networks;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Networks;

/// <summary>Part of the network of who links what, small enough to be looked at.</summary>
/// <param name="Links">Every link of it, as the table tells them: by kind, then by names.</param>
/// <param name="Nodes">What the drawing shows.</param>
/// <param name="Ties">The links that the drawing shows.</param>
/// <param name="Unlinked">Groups that nothing links to anything yet, by name.</param>
/// <param name="Whole">Whether the drawing shows all that the table tells.</param>
public sealed record Neighbourhood(
    IReadOnlyList<NetworkLine> Links,
    IReadOnlyList<NetworkNode> Nodes,
    IReadOnlyList<NetworkTie> Ties,
    IReadOnlyList<Asset> Unlinked,
    bool Whole);
