using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.People;

/// <summary>One browser that somebody is signed in with.</summary>
/// <param name="Hash">The hash of its token (<see cref="PrivateToken.Hash"/>); the token itself is in the browser's cookie alone.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Stage">How far they have come with signing in.</param>
/// <param name="Created">When they signed in (UTC).</param>
/// <param name="Seen">When it was last used (UTC), to within a minute or so.</param>
/// <param name="Until">When it ends, however much it is used (UTC).</param>
/// <param name="Device">A few words that tell their browsers apart for them: "Firefox on Windows".</param>
public sealed record Session(
    string Hash, Guid Account, SessionStage Stage, DateTimeOffset Created, DateTimeOffset Seen, DateTimeOffset Until, string Device)
{
    /// <summary>How long a session lives that is not used.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromHours(8);

    /// <summary>How long somebody may take to give their second factor.</summary>
    public static TimeSpan ForCode { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a session lives at most.</summary>
    public static TimeSpan Longest(Role role) => role == Role.Administrator ? TimeSpan.FromHours(12) : TimeSpan.FromDays(7);

    /// <summary>Whether it still counts at a moment.</summary>
    public bool IsLive(DateTimeOffset now) => now < Until && now < Seen + Idle;
}
