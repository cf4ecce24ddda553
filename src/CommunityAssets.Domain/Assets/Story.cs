namespace CommunityAssets.Domain.Assets;

/// <summary>
/// What is kept of a story beside the asset of its kind: that whoever tells it agreed, to what and when, and its picture. Never who.
/// </summary>
/// <param name="Asset">Id of the asset; the same before and after it is published.</param>
/// <param name="WordingVersion">The version of the words that were agreed to.</param>
/// <param name="Wording">The words themselves.</param>
/// <param name="Agreed">When (UTC).</param>
/// <param name="Picture">Its picture, or null.</param>
public sealed record Story(Guid Asset, int WordingVersion, string Wording, DateTimeOffset Agreed, StoryPicture? Picture);
