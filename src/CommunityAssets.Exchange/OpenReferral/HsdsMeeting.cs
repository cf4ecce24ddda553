using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>That a service happens at the place of an asset: its own, or one where it meets.</summary>
/// <param name="Id">The id of the asset where the place is its own, else that of the link.</param>
/// <param name="Place">The asset that is the place.</param>
public sealed record HsdsMeeting(Guid Id, Asset Place);
