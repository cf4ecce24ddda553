using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Exports;

/// <summary>Streams assets for an export and, a few hundred at a time, gets what links them to others of the same source.</summary>
internal sealed class AssetsWithLinks(IAtlas atlas, AssetQuery query)
{
    private const int Together = 500;
    private readonly Dictionary<Guid, List<LinkClaim>> claims = [];
    private readonly Dictionary<Guid, Provenance?> known = [];

    /// <summary>The claims of an asset that <see cref="StreamAsync"/> has just given.</summary>
    public IEnumerable<LinkClaim> LinksOf(Asset asset) => claims.TryGetValue(asset.Id, out var own) ? own : [];

    /// <summary>The assets, in order of id.</summary>
    public async IAsyncEnumerable<Asset> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in atlas.Assets.StreamAsync(query, cancellationToken).Chunk(Together).WithCancellation(cancellationToken))
        {
            claims.Clear();
            foreach (var asset in batch)
            {
                known[asset.Id] = asset.Provenance;
            }

            foreach (var link in await atlas.Links.OfManyAsync([.. batch.Select(asset => asset.Id)], cancellationToken))
            {
                if (await FromAsync(link.From, cancellationToken) is { } from && await FromAsync(link.To, cancellationToken) is { } to && from.Source == to.Source)
                {
                    var claim = new LinkClaim(from.Source, from.SourceId, to.SourceId, link.Kind);
                    Own(link.From).Add(claim);
                    Own(link.To).Add(claim);
                }
            }

            foreach (var asset in batch)
            {
                yield return asset;
            }
        }
    }

    private List<LinkClaim> Own(Guid asset) => claims.TryGetValue(asset, out var own) ? own : claims[asset] = [];

    // The other end may be something that this viewer may not see, or that is retired: then the link is not told either.
    private async Task<Provenance?> FromAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(id, out var provenance))
        {
            var other = await atlas.Assets.FindAsync(id, cancellationToken);
            provenance = other is not null && other.Status == query.Status && other.Visibility <= query.See ? other.Provenance : null;
            known[id] = provenance;
        }

        return provenance;
    }
}
