namespace CommunityAssets.Storage;

/// <summary>That a service is at a place.</summary>
/// <param name="Id">The service's id for its own place, else the id of the link.</param>
/// <param name="Service">Id of the asset that is the service.</param>
/// <param name="Place">Id of the asset that is the place.</param>
public sealed record ServiceAtPlace(Guid Id, Guid Service, Guid Place);
