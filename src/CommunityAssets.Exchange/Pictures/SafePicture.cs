namespace CommunityAssets.Exchange.Pictures;

/// <summary>A picture that this program wrote itself, from nothing but points of colour.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Jpeg">Whether it is JPEG; else PNG.</param>
/// <param name="Width">Points across.</param>
/// <param name="Height">Points down.</param>
/// <param name="Hash">SHA-256 of the file, 64 hexadecimal digits in lower case: the same picture has the same name.</param>
public sealed record SafePicture(byte[] Bytes, bool Jpeg, int Width, int Height, string Hash);
