namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>A filter can't be read, or asks for what is not supported.</summary>
/// <param name="message">A sentence that says what and where, for people.</param>
public sealed class CqlException(string message) : Exception(message)
{
    /// <summary>Says where in an expression.</summary>
    /// <param name="place">The place of an expression.</param>
    /// <param name="message">What is wrong, without a full stop.</param>
    public static CqlException At(string place, string message) => new($"{message} ({place}).");
}
