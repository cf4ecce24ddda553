using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>An entry that a keeper is asked about.</summary>
/// <param name="Asset">The entry as it is now.</param>
/// <param name="Answer">What the keeper said; null while they have not.</param>
/// <param name="Answered">When (UTC).</param>
public sealed record ReminderItem(Asset Asset, ReminderAnswer? Answer = null, DateTimeOffset? Answered = null);
