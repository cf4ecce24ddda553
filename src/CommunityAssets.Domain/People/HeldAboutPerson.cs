using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.People;

/// <summary>Everything that the atlas holds about a connector, for handing out on their request.</summary>
/// <param name="At">When it was put together (UTC).</param>
/// <param name="Connector">
/// The record. Where a coordinator asks on the person's word it holds what the person lets coordinators see; their own link shows all.
/// </param>
/// <param name="Complete">Whether this is all, or what a coordinator may see.</param>
/// <param name="Links">What they take part in and know.</param>
/// <param name="Changes">Every change of the record, the first one first.</param>
/// <param name="Audit">Who looked at or did what, without names, the first one first.</param>
public sealed record HeldAboutPerson(
    DateTimeOffset At,
    Connector Connector,
    bool Complete,
    IReadOnlyList<ConnectorLink> Links,
    IReadOnlyList<ConnectorChange> Changes,
    IReadOnlyList<AuditEntry> Audit);
