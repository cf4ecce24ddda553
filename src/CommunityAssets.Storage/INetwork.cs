using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>The walking network of an atlas.</summary>
public interface INetwork
{
    /// <summary>Every stretch that meets a box (null for all), streamed.</summary>
    IAsyncEnumerable<NetworkEdge> StreamAsync(Envelope? box = null, CancellationToken cancellationToken = default);

    /// <summary>How many stretches there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);
}
