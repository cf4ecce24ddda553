namespace CommunityAssets.Web.Ogc;

/// <summary>A link as OGC API documents hold it.</summary>
/// <param name="Rel">How it relates: <c>self</c>, <c>items</c>, or the address of a registered relation.</param>
/// <param name="Type">The media type of what is there.</param>
/// <param name="Href">The absolute address.</param>
/// <param name="Title">What it is, for people.</param>
public sealed record OgcLink(string Rel, string Type, string Href, string Title)
{
    /// <summary>Whether the address has parts in braces to be filled in.</summary>
    public bool Templated { get; init; }
}
