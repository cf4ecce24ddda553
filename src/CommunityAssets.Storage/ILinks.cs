using CommunityAssets.Domain.Links;

namespace CommunityAssets.Storage;

/// <summary>The links of an atlas.</summary>
public interface ILinks
{
    /// <summary>Links that start from or lead to an asset, in order of kind and id.</summary>
    Task<IReadOnlyList<Link>> OfAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);
}
