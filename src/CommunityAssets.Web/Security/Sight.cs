using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security;

/// <summary>
/// What a viewer may see: the one table that every page, endpoint and tile asks. There is one sort of viewer so far, the public.
/// </summary>
/// <param name="Role">The viewer's role, as it is spelled in entity tags and messages.</param>
/// <param name="Widest">The widest visibility shown.</param>
public sealed record Sight(string Role, Visibility Widest)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static Sight Public { get; } = new("public", Visibility.Public);

    /// <summary>What the viewer who makes a request may see.</summary>
    public static Sight Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Public;
    }

    /// <summary>A search narrowed to what the viewer may find: published assets that are visible to them.</summary>
    public AssetQuery Narrow(AssetQuery query) => query with { See = Widest, Status = AssetStatus.Published };

    /// <summary>How much of one asset the viewer may see.</summary>
    public AssetView Of(Asset asset) =>
        asset.Visibility > Widest ? AssetView.Nothing
        : asset.Status switch
        {
            AssetStatus.Published => AssetView.Everything,
            AssetStatus.Retired => AssetView.NameAlone,
            _ => AssetView.Nothing,
        };
}
