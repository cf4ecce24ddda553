using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>A token that holds and whose it is, of one state of the atlas.</summary>
/// <param name="Token">The token.</param>
/// <param name="Account">Its account, which is open.</param>
public sealed record TokenHolder(ApiToken Token, Account Account);
