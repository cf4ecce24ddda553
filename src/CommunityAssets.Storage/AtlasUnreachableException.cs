namespace CommunityAssets.Storage;

/// <summary>An atlas can't be reached, or can't be used by this program; the message says why and what to do, without a password.</summary>
public sealed class AtlasUnreachableException : Exception
{
    /// <summary>Makes one from a message for people.</summary>
    public AtlasUnreachableException(string message) : base(message)
    {
    }

    /// <summary>Makes one from a message for people and what caused it.</summary>
    public AtlasUnreachableException(string message, Exception inner) : base(message, inner)
    {
    }
}
