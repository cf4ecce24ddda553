using CommunityAssets.Domain.Links;

namespace CommunityAssets.Domain.People;

/// <summary>That a connector takes part in a group, or knows an asset, as one viewer may see it.</summary>
/// <param name="Id">The link's id, UUID version 7.</param>
/// <param name="Connector">The connector's id.</param>
/// <param name="Name">The connector's name; null where the viewer may see the link and not the name.</param>
/// <param name="Kind"><see cref="LinkKind.TakesPartIn"/> or <see cref="LinkKind.Knows"/>.</param>
/// <param name="Asset">The asset that it leads to.</param>
public sealed record ConnectorLink(Guid Id, Guid Connector, string? Name, LinkKind Kind, Guid Asset);
