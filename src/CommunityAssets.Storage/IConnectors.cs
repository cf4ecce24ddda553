using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// The connectors of an atlas. What a viewer may see is decided in the query by <see cref="ConnectorSight"/> and the day (UTC) of the
/// atlas's clock: whom no live consent covers is not found, and what it does not cover comes back as null. Nothing here is to be kept by a
/// cache: consents end without anybody writing. Every change raises the atlas's version and has its line in the audit log, in one
/// transaction.
/// </summary>
public interface IConnectors
{
    /// <summary>What a viewer may see of a connector; null when that is nothing.</summary>
    Task<ConnectorView?> FindAsync(Guid id, ConnectorSight sight, CancellationToken cancellationToken = default);

    /// <summary>The connectors whose name a viewer may see, in order of name; without their links.</summary>
    Task<ConnectorPage> ListAsync(ConnectorQuery query, ConnectorSight sight, CancellationToken cancellationToken = default);

    /// <summary>
    /// The connectors whose name a viewer may see, with their links where those are shown too, in order of id. Each is read as it is asked
    /// for: whoever withdraws while this is under way is not in what is given after that.
    /// </summary>
    IAsyncEnumerable<ConnectorView> StreamAsync(ConnectorSight sight, CancellationToken cancellationToken = default);

    /// <summary>The links between connectors and published assets that a viewer may see, in order of asset, kind and connector.</summary>
    /// <param name="sight">With whose eyes.</param>
    /// <param name="assets">To these assets; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<ConnectorLink>> LinksAsync(
        ConnectorSight sight, IReadOnlyCollection<Guid>? assets = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// How many connectors are linked to each of some assets and not shown to a viewer; assets without any are left out. These are exact
    /// and for nobody to see: they leave the service through <c>Analysis/Disclosure</c> alone.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, int>> CountHiddenAsync(
        ConnectorSight sight, IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default);

    /// <summary>How many connectors know any of some areas and are not shown to a viewer; exact, as <see cref="CountHiddenAsync(ConnectorSight, IReadOnlyCollection{Guid}, CancellationToken)"/>.</summary>
    Task<int> CountHiddenAsync(ConnectorSight sight, IReadOnlyCollection<string> areas, CancellationToken cancellationToken = default);

    /// <summary>
    /// How to reach a connector: null when there is nothing that this viewer may see. The audit log has a line of it before it is given.
    /// </summary>
    Task<string?> ContactAsync(Guid id, ConnectorSight sight, Actor by, CancellationToken cancellationToken = default);

    /// <summary>The whole record behind a person's own private link, whether or not a consent holds; null when no link is like it.</summary>
    Task<Connector?> OpenAsync(PrivateToken link, CancellationToken cancellationToken = default);

    /// <summary>What they take part in and know, behind a person's own private link; empty when no link is like it.</summary>
    Task<IReadOnlyList<ConnectorLink>> OwnLinksAsync(PrivateToken link, CancellationToken cancellationToken = default);

    /// <summary>What a connector agreed to, for whoever may change it; null when the door leads nowhere.</summary>
    Task<Consent?> ConsentAsync(ConnectorDoor door, CancellationToken cancellationToken = default);

    /// <summary>Records a connector at version 1, with the private link that will be theirs.</summary>
    /// <exception cref="BadInputException">
    /// Something is wrong with the record (<see cref="ConnectorRules"/>), or there is one of that id already; in words.
    /// </exception>
    Task<Connector> AddAsync(Connector connector, PrivateToken link, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Changes a connector.</summary>
    /// <returns>The version that it has now; the same when nothing changed.</returns>
    /// <exception cref="BadInputException">The record would break <see cref="ConnectorRules"/>.</exception>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    Task<int> EditAsync(ConnectorDoor door, int version, ConnectorEdit edit, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Says that a connector takes part in a group, or knows an asset. Said twice it is kept once.</summary>
    /// <exception cref="BadInputException">It is another kind of link, or the asset is not there or not one that this link may lead to.</exception>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    Task LinkAsync(ConnectorDoor door, LinkKind kind, Guid asset, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Takes a link away; one that is not there is no trouble.</summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    Task UnlinkAsync(ConnectorDoor door, Guid link, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Withdraws the consent: from the moment this returns no query shows anything of the connector. Done twice it is done once.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    Task WithdrawAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Gives a connector another private link; the one before opens nothing any more.</summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    Task RenewLinkAsync(ConnectorDoor door, PrivateToken link, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Everything held about a connector: all of it by their own link, what they let the viewer see by another door.</summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    Task<HeldAboutPerson> HeldAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases a connector with their links and history. What stays is that one was erased, in a count, and the audit log's nameless lines.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    Task EraseAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Erases everybody who withdrew <see cref="ConsentWording.DaysUntilErased"/> days ago or longer.</summary>
    /// <returns>How many.</returns>
    Task<int> EraseDueAsync(Actor by, CancellationToken cancellationToken = default);

    /// <summary>The consents that an account recorded and that end on or before a day, or have ended.</summary>
    Task<ConsentsEnding> EndingAsync(Guid account, DateOnly before, ConnectorSight sight, CancellationToken cancellationToken = default);

    /// <summary>How many connectors have been erased, ever.</summary>
    Task<long> CountErasedAsync(CancellationToken cancellationToken = default);
}
