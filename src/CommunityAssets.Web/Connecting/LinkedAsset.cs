using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Connecting;

/// <summary>Something that a connector takes part in or knows.</summary>
/// <param name="Link">The link's id.</param>
/// <param name="Kind">How.</param>
/// <param name="Asset">What.</param>
public sealed record LinkedAsset(Guid Link, LinkKind Kind, Asset Asset);
