namespace CommunityAssets.Web.Jobs;

/// <summary>There is no room for more work just now.</summary>
/// <param name="message">Why, in words for whoever asked.</param>
/// <param name="isOwn">Whether it is their own work that there is much of.</param>
public sealed class BusyException(string message, bool isOwn) : Exception(message)
{
    /// <summary>After how many seconds to come back.</summary>
    public const int RetryAfterSeconds = 20;

    /// <summary>Whether it is the asker's own work that there is much of, rather than everybody's.</summary>
    public bool IsOwn { get; } = isOwn;
}
