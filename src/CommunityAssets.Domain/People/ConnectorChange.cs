namespace CommunityAssets.Domain.People;

/// <summary>A change of a connector's record, kept until the record is erased.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ByRole">Who, as a role.</param>
/// <param name="What">What was done, in plain words: "changed contact, topics".</param>
/// <param name="State">The record after it as JSON; null where the asker may not see all of it.</param>
public sealed record ConnectorChange(int Version, DateTimeOffset At, string ByRole, string What, string? State);
