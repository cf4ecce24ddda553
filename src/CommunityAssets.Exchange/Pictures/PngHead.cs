using System.Buffers.Binary;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>The head of a PNG file.</summary>
/// <param name="Width">Points across.</param>
/// <param name="Height">Points down.</param>
/// <param name="Depth">Bits of a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Colour">0 grey, 2 colours, 3 palette, 4 grey with opacity, 6 colours with opacity.</param>
/// <param name="Interlaced">Whether it comes in Adam7's seven passes.</param>
internal sealed record PngHead(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    /// <summary>Samples of a point.</summary>
    public int Samples => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>Reads the head and holds its sizes to what is read here.</summary>
    public static PngHead Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != 13)
        {
            throw PictureSentences.Broken();
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        var (depth, colour) = (body[8], body[9]);
        var known = colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!known || width == 0 || height == 0 || body[10] != 0 || body[11] != 0 || body[12] > 1)
        {
            throw PictureSentences.Broken();
        }

        return (long)width * height > SafePictures.MostPoints
            ? throw PictureSentences.TooLarge(width, height)
            : new PngHead((int)width, (int)height, depth, colour, body[12] == 1);
    }

    /// <summary>Bytes of a row of some points, without its filter's number.</summary>
    public int RowBytes(int points) => (int)((((long)points * Samples * Depth) + 7) / 8);
}
