using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Storage;

/// <summary>Assets and areas as flat features, for programs that read tables with a shape.</summary>
public interface IFeatures
{
    /// <summary>
    /// Every set and what there is of it: all assets, each kind of them (also those of which there are none), each level and vintage of
    /// areas.
    /// </summary>
    /// <param name="see">The widest view of assets allowed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<FeatureHolding>> ListAsync(Visibility see, CancellationToken cancellationToken = default);
}
