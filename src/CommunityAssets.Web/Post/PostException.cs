namespace CommunityAssets.Web.Post;

/// <summary>A letter was not taken.</summary>
/// <param name="message">Why, without any address.</param>
/// <param name="inner">What happened.</param>
public sealed class PostException(string message, Exception inner) : Exception(message, inner);
