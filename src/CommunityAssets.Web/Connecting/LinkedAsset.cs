using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Connecting;

/// <summary>Something that a connector takes part in or knows.</summary>
/// <param name="Link">The link's id.</param>
/// <param name="Kind">How.</param>
/// <param name="Asset">What; null where the reader may see that there is a link and not what it leads to.</param>
public sealed record LinkedAsset(Guid Link, LinkKind Kind, Asset? Asset)
{
    /// <summary>The name of what it leads to, in words where that may not be told.</summary>
    public string Name => Asset?.Name ?? "an entry that is not for everybody";
}
