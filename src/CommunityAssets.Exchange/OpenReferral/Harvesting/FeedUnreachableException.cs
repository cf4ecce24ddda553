namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>A directory can't be reached, or does not answer for now; the message says how that showed and what to do.</summary>
public sealed class FeedUnreachableException : Exception
{
    /// <summary>Makes one from a message for people.</summary>
    public FeedUnreachableException(string message) : base(message)
    {
    }

    /// <summary>Makes one from a message for people and what caused it.</summary>
    public FeedUnreachableException(string message, Exception inner) : base(message, inner)
    {
    }
}
