using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Connecting;

/// <summary>Finds what a connector's link may lead to, by name. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class LinkFinder(IAtlas atlas)
{
    private const int Most = 8;
    private const int LongestText = 200;

    /// <summary>What is called something, best first; empty for nothing to look for.</summary>
    public async Task<IReadOnlyList<Asset>> FindAsync(string? text, Sight sight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return [];
        }

        var page = await atlas.Assets.SearchAsync(sight.Narrow(new AssetQuery { Text = text.Trim(), Limit = Most }), cancellationToken);
        return [.. page.Hits.Select(hit => hit.Asset)];
    }

    /// <summary>The kind of link that a form names; knowing something where it names none.</summary>
    public static LinkKind Kind(string? name) =>
        string.Equals(name, LinkNames.Name(LinkKind.TakesPartIn), StringComparison.Ordinal) ? LinkKind.TakesPartIn : LinkKind.Knows;
}
