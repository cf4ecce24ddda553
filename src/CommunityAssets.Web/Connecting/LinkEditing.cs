using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Connecting;

/// <summary>The part of a page on which links of a connector are added and taken away.</summary>
/// <param name="Address">The page's address, to which its forms are sent.</param>
/// <param name="Links">The links that there are; null where they are not for this viewer.</param>
/// <param name="Look">The name that was looked for; null for none.</param>
/// <param name="Found">What has that name.</param>
/// <param name="Own">Whether the person does it themselves.</param>
public sealed record LinkEditing(string Address, IReadOnlyList<LinkedAsset>? Links, string? Look, IReadOnlyList<Asset> Found, bool Own);
