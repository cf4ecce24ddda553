using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
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

    /// <summary>How many features a query matches, exactly; its fields, sort, limit and cursor play no part.</summary>
    /// <exception cref="BadInputException">The query makes no sense.</exception>
    Task<long> CountAsync(FeatureQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of features, streamed. Where there are more than <see cref="FeatureQuery.Limit"/>, one more than that is given: a sign of a
    /// further page, and not part of this one. Paging by cursor neither repeats nor skips while features are added.
    /// </summary>
    /// <exception cref="BadInputException">The query makes no sense, or its cursor was not given by it.</exception>
    IAsyncEnumerable<IFeatureRow> ReadAsync(FeatureQuery query, CancellationToken cancellationToken = default);
}
