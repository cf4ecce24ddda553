using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>The links of an asset with what is at their other end.</summary>
public static class AssetLinks
{
    /// <summary>Links whose other end the viewer may see in full, in order of kind and of the other end's name.</summary>
    public static async Task<IReadOnlyList<(Link Link, Asset Other)>> OfAsync(IAtlas atlas, Asset asset, Sight sight, CancellationToken cancellationToken)
    {
        var found = new List<(Link Link, Asset Other)>();
        foreach (var link in await atlas.Links.OfAsync(asset.Id, cancellationToken))
        {
            var end = link.From == asset.Id ? link.To : link.From;
            if (await atlas.Assets.FindAsync(end, cancellationToken) is { } other && sight.Of(other) == AssetView.Everything)
            {
                found.Add((link, other));
            }
        }

        return [.. found.OrderBy(pair => pair.Link.Kind).ThenBy(pair => pair.Other.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
