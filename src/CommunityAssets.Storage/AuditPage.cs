using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>A page of the audit log.</summary>
/// <param name="Entries">Its lines, latest first.</param>
/// <param name="Next">What asks for the next page; null when this is the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, string? Next);
