using CommunityAssets.Domain.Links;

namespace CommunityAssets.Storage;

/// <summary>The links of an atlas.</summary>
public interface ILinks
{
    /// <summary>Links that start from or lead to an asset, in order of kind and id.</summary>
    Task<IReadOnlyList<Link>> OfAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>
    /// Links that start from or lead to any of some assets, each once, in order of kind and id. An engine that can ask for all of them
    /// at once does so; this default asks for one asset after another.
    /// </summary>
    async Task<IReadOnlyList<Link>> OfManyAsync(IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<Guid, Link>();
        foreach (var asset in assets)
        {
            foreach (var link in await OfAsync(asset, cancellationToken))
            {
                found[link.Id] = link;
            }
        }

        return [.. found.Values.OrderBy(link => link.Kind).ThenBy(link => link.Id)];
    }

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);
}
