using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Overview;

/// <summary>A link with what is at both ends.</summary>
/// <param name="Link">The link.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it leads.</param>
public sealed record KnownLink(Link Link, Asset From, Asset To)
{
    /// <summary>How they are linked.</summary>
    public LinkKind Kind => Link.Kind;

    /// <summary>What is at the other end from one of them.</summary>
    public Asset Other(Guid one) => From.Id == one ? To : From;

    /// <summary>What one end says of the other: "Meets at", "Run by".</summary>
    public string Words(Guid one) => From.Id == one ? LinkNames.Forward(Kind) : LinkNames.Backward(Kind);
}
