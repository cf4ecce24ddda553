namespace CommunityAssets.Domain.Stewardship;

/// <summary>A line as it stands in the audit log.</summary>
/// <param name="Number">Its number: grows with every line, is never used twice, may leave gaps.</param>
/// <param name="At">When (UTC), by the clock of whoever wrote it.</param>
/// <param name="Line">What it says.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, AuditLine Line);
