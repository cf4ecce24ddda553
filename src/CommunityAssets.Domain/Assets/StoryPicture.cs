namespace CommunityAssets.Domain.Assets;

/// <summary>The picture of a story, without its bytes.</summary>
/// <param name="Hash">SHA-256 of its file, 64 hexadecimal digits in lower case: its name.</param>
/// <param name="Jpeg">Whether it is JPEG; else PNG.</param>
/// <param name="Width">Points across.</param>
/// <param name="Height">Points down.</param>
/// <param name="Alt">What it shows, for people who can't see it; not blank.</param>
public sealed record StoryPicture(string Hash, bool Jpeg, int Width, int Height, string Alt)
{
    /// <summary>Its name in addresses: <c>3f….jpg</c>.</summary>
    public string FileName => Hash + (Jpeg ? ".jpg" : ".png");
}
