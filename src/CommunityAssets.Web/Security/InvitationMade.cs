using CommunityAssets.Domain.People;

namespace CommunityAssets.Web.Security;

/// <summary>A one-time link that has just been made.</summary>
/// <param name="Account">Whom it is for.</param>
/// <param name="Link">The link, to be shown this once; null when it was sent to them by e-mail and nobody else needs to see it.</param>
public sealed record InvitationMade(Account Account, string? Link);
