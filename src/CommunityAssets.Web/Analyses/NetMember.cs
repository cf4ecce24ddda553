using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>An entry that takes part in who links what.</summary>
/// <param name="Id">The asset's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Place">Where it is, on the working grid; null when not placed.</param>
public sealed record NetMember(Guid Id, string Name, AssetKind Kind, Point? Place);
