using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.Links;

/// <summary>That people added a link or took it away, append-only.</summary>
/// <param name="Link">The link as it was added, or as it was before it was taken away.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who, as a role; never a private person's name.</param>
/// <param name="What"><see cref="ChangeKind.Added"/> or <see cref="ChangeKind.Retired"/>.</param>
/// <param name="Reason">Why, where told.</param>
public sealed record LinkChange(Link Link, DateTimeOffset At, string By, ChangeKind What, string? Reason);
