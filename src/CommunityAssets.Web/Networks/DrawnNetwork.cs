using CommunityAssets.Cartography.Networks;

namespace CommunityAssets.Web.Networks;

/// <summary>A drawing of a network on a page.</summary>
/// <param name="Id">What its elements' ids begin with; different for each drawing of a page.</param>
/// <param name="Class">What tells styles which drawing it is.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What a person who can't see it is told.</param>
/// <param name="Picture">The drawing.</param>
public sealed record DrawnNetwork(string Id, string Class, string Title, string Description, NetworkPicture Picture);
