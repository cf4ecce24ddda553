namespace CommunityAssets.Domain.Stewardship;

/// <summary>A file, an address or an argument cannot be used as a whole; the message says what, where, and what to do.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Makes one from a message for people.</summary>
    public BadInputException(string message) : base(message)
    {
    }

    /// <summary>Makes one from a message for people and what caused it.</summary>
    public BadInputException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Makes one from a refusal of a whole file.</summary>
    public BadInputException(Refusal refusal) : base(refusal.ToString()) => Refusal = refusal;

    /// <summary>The refusal behind it, where there is one.</summary>
    public Refusal? Refusal { get; }
}
