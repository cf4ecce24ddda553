using System.Buffers.Binary;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>
/// Reads the one thing that is used of what a camera writes: how it was held (EXIF 2.32, tag 0x0112). Whatever can't be read means upright.
/// </summary>
internal static class ExifTurn
{
    private const ushort Orientation = 0x0112;

    /// <summary>The orientation, 1 to 8; 1 where none is told.</summary>
    /// <param name="segment">What is in a JPEG's APP1 segment.</param>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return 1;
        }

        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8))
        {
            return 1;
        }

        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[(int)first..];
        int count = Short(entries, little);
        for (var at = 0; at < count && entries.Length >= 2 + ((at + 1) * 12); at++)
        {
            var entry = entries.Slice(2 + (at * 12), 12);
            if (Short(entry, little) == Orientation)
            {
                int turn = Short(entry[8..], little);
                return turn is >= 1 and <= 8 ? turn : 1;
            }
        }

        return 1;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
