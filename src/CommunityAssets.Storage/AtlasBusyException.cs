namespace CommunityAssets.Storage;

/// <summary>Somebody else is writing to the atlas; the message says who, where that is known, and what to do.</summary>
public sealed class AtlasBusyException : Exception
{
    /// <summary>Makes one from a message for people.</summary>
    public AtlasBusyException(string message) : base(message)
    {
    }

    /// <summary>Makes one from a message for people and what caused it.</summary>
    public AtlasBusyException(string message, Exception inner) : base(message, inner)
    {
    }
}
