using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Introductions;

/// <summary>One thing on the way from a connector to what is looked for.</summary>
/// <param name="Asset">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How the one before it is linked to it; null for the first.</param>
/// <param name="Forward">Whether that link leads to it; else it starts from it.</param>
public sealed record IntroducerHop(Guid Asset, string Name, LinkKind? Kind, bool Forward);
