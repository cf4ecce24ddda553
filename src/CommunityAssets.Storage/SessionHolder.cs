using CommunityAssets.Domain.People;

namespace CommunityAssets.Storage;

/// <summary>A live session and whose it is, of one state of the atlas.</summary>
/// <param name="Session">The session.</param>
/// <param name="Account">Its account, which is open.</param>
public sealed record SessionHolder(Session Session, Account Account);
