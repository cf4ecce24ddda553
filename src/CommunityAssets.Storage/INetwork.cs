using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>The walking network of an atlas.</summary>
public interface INetwork
{
    /// <summary>Every stretch that meets a box (null for all), streamed.</summary>
    IAsyncEnumerable<NetworkEdge> StreamAsync(Envelope? box = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Which imports the network is of: another text after each import, the same through everything else; "" when nothing was imported.
    /// Cheap, however large the network is.
    /// </summary>
    Task<string> EditionAsync(CancellationToken cancellationToken = default);

    /// <summary>How many stretches there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);
}
