using CommunityAssets.Domain.Links;

namespace CommunityAssets.Cartography.Networks;

/// <summary>A link of a drawn network.</summary>
/// <param name="From">Id of the node that it starts from.</param>
/// <param name="Kind">How the two are linked.</param>
/// <param name="To">Id of the node that it leads to.</param>
public sealed record NetworkTie(Guid From, LinkKind Kind, Guid To);
