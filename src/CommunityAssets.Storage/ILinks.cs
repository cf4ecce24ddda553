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

    /// <summary>Every link of the atlas, in order of kind and id.</summary>
    Task<IReadOnlyList<Link>> AllAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a link by hand: source <c>people</c>, with a line in what <see cref="ChangesAsync"/> tells and one in the audit log. A link that
    /// people took away before may be added again.
    /// </summary>
    /// <param name="from">The asset that it starts from.</param>
    /// <param name="kind">How they are linked. Partners are the same in both directions and are kept in one.</param>
    /// <param name="to">The asset that it leads to.</param>
    /// <param name="by">Who, as a role; never a private person's name.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="account">Whose account, for the line in the audit log; null for nobody signed in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Domain.Stewardship.BadInputException">
    /// They can't be linked so (<see cref="LinkRules.Refusal"/>), or are linked so already.
    /// </exception>
    /// <exception cref="KeyNotFoundException">One of the assets is not there.</exception>
    Task<Link> AddAsync(
        Guid from, LinkKind kind, Guid to, string by, string? reason, Guid? account = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a link away, whoever added it. The next import of its source does not bring it back: what people took away, people alone
    /// add again.
    /// </summary>
    /// <param name="link">Id of the link.</param>
    /// <param name="by">Who, as a role.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <param name="account">Whose account, for the line in the audit log; null for nobody signed in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The link as it was.</returns>
    /// <exception cref="KeyNotFoundException">There is no such link; somebody may have taken it away before.</exception>
    Task<Link> RemoveAsync(
        Guid link, string by, string reason, Guid? account = null, CancellationToken cancellationToken = default);

    /// <summary>Every link of an asset that people added or took away, oldest first.</summary>
    Task<IReadOnlyList<LinkChange>> ChangesAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);
}
