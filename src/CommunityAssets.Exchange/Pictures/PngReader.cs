namespace CommunityAssets.Exchange.Pictures;

/// <summary>
/// Decodes PNG (W3C PNG, third edition): every colour type and depth, interlaced or not. Every chunk's checksum is held, sizes are checked
/// before anything is unpacked, and unpacking stops at the size that the head tells.
/// </summary>
internal static class PngReader
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Whether a file begins as PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Decodes a file.</summary>
    /// <exception cref="Domain.Stewardship.BadInputException">It can't be, in words.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        var chunks = new PngChunks(file[Signature.Length..]);
        PngHead? head = null;
        byte[] palette = [];
        byte[] clear = [];
        using var packed = new MemoryStream();
        while (true)
        {
            chunks.Next();
            if ((head is null) != (chunks.Type == "IHDR"))
            {
                throw PictureSentences.Broken();
            }

            switch (chunks.Type)
            {
                case "IHDR":
                    head = PngHead.Read(chunks.Body);
                    break;
                case "PLTE" when chunks.Body.Length is > 0 and <= 768 && chunks.Body.Length % 3 == 0:
                    palette = chunks.Body.ToArray();
                    break;
                case "tRNS":
                    clear = chunks.Body.ToArray();
                    break;
                case "IDAT":
                    packed.Write(chunks.Body);
                    break;
                case "IEND" when chunks.Rest.IsEmpty:
                    packed.Position = 0;
                    return new PngPoints(head!, palette, clear).Unpack(packed);
                case "IEND":
                    throw PictureSentences.SomethingBehind();

                // A chunk whose name begins with a capital may not be passed over.
                case var other when char.IsAsciiLetterUpper(other[0]):
                    throw PictureSentences.Broken();
            }
        }
    }
}
