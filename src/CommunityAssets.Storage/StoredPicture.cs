namespace CommunityAssets.Storage;

/// <summary>The file of a picture, and the stories that show it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Jpeg">Whether it is JPEG; else PNG.</param>
/// <param name="Assets">Ids of the stories: whoever may see one of them may see the picture.</param>
public sealed record StoredPicture(byte[] Bytes, bool Jpeg, IReadOnlyList<Guid> Assets);
