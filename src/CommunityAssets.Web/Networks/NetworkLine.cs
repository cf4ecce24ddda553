using CommunityAssets.Cartography.Networks;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Networks;

/// <summary>One link in words: a row of the table beside the drawing.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="Kind">How they are linked.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Source">Where this is known from, in words.</param>
public sealed record NetworkLine(NetworkNode From, LinkKind Kind, NetworkNode To, string Source)
{
    /// <summary>"meets at".</summary>
    public string Words => LinkNames.Forward(Kind).ToLowerInvariant();
}
