namespace CommunityAssets.Domain.Stewardship;

/// <summary>One change of a record, append-only.</summary>
/// <param name="Record">Id of the record.</param>
/// <param name="Version">The version that the change made.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who: a role or the name of an import, never a private person's name.</param>
/// <param name="What">What was done.</param>
/// <param name="Reason">Why, where told.</param>
/// <param name="State">The record as it was after the change, as JSON in the project's own form; null when not kept.</param>
public sealed record Change(Guid Record, int Version, DateTimeOffset At, string By, ChangeKind What, string? Reason, string? State);
