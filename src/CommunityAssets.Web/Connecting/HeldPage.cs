using CommunityAssets.Domain.People;

namespace CommunityAssets.Web.Connecting;

/// <summary>What is held about somebody, with the names that a reader needs.</summary>
/// <param name="Held">What is held.</param>
/// <param name="Places">The names of their places.</param>
/// <param name="Links">What they are linked to.</param>
public sealed record HeldPage(HeldAboutPerson Held, IReadOnlyList<string> Places, IReadOnlyList<LinkedAsset> Links);
