using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage;

/// <summary>
/// The assets of an atlas read as services: what is offered, by whom, and where. Whoever runs an asset (<c>runs</c>) provides it; of
/// several the one with the smallest id; where nobody that the query holds is known to run it, it provides itself. A service is at its
/// own place and at the places where it meets (<c>meets-at</c>).
/// </summary>
public interface IServices
{
    /// <summary>A page of services in order of id; with words to look for, the best match first.</summary>
    /// <exception cref="Domain.Stewardship.BadInputException">A part of the query makes no sense.</exception>
    Task<ServicePage<Asset>> SearchAsync(ServiceQuery query, CancellationToken cancellationToken = default);

    /// <summary>A page of those that provide a service, their own or another, ordered likewise.</summary>
    /// <exception cref="Domain.Stewardship.BadInputException">A part of the query makes no sense.</exception>
    Task<ServicePage<Asset>> ProvidersAsync(ServiceQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of services at places, in order of the service's id, its own place first. <see cref="ServiceQuery.After"/> plays no part.
    /// </summary>
    /// <exception cref="Domain.Stewardship.BadInputException">A part of the query makes no sense.</exception>
    Task<ServicePage<ServiceAtPlace>> PlacesAsync(ServiceQuery query, CancellationToken cancellationToken = default);

    /// <summary>Who provides each of some assets.</summary>
    /// <param name="scope">What is held; nothing else of the query plays a part.</param>
    /// <param name="assets">Ids of the assets.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The provider of each by its id.</returns>
    Task<IReadOnlyDictionary<Guid, Guid>> ProvidersOfAsync(
        ServiceQuery scope, IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default);
}
