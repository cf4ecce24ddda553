using System.Buffers.Binary;
using System.Text;
using CommunityAssets.Exchange.Pictures;

namespace CommunityAssets.UnitTests.Exchange.Pictures;

/// <summary>Makes picture files of unusual sorts out of usual ones.</summary>
internal static class PictureFiles
{
    /// <summary>A JPEG with a segment put in behind its first two bytes.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] body) =>
        [0xff, 0xd8, 0xff, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];

    /// <summary>What a camera writes: how it was held, and a text behind that.</summary>
    public static byte[] Exif(ushort turn, string text) =>
    [
        .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(turn >> 8), (byte)turn, 0, 0, 0, 0, 0, 0,
        .. Encoding.ASCII.GetBytes(text),
    ];

    /// <summary>A PNG with a chunk put in behind its head.</summary>
    public static byte[] WithChunk(byte[] png, string type, byte[] body) => [.. png[..33], .. Chunk(type, body), .. png[33..]];

    /// <summary>A PNG whose head says other sizes.</summary>
    public static byte[] Sized(byte[] png, uint width, uint height)
    {
        var sized = png.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(sized.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(sized.AsSpan(20), height);
        return WithRightChecksums(sized);
    }

    /// <summary>A PNG with the checksums that its chunks should have; what follows a chunk that is cut off is left as it is.</summary>
    public static byte[] WithRightChecksums(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12)
            {
                break;
            }

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(end), PngChecksum.Of(png.AsSpan(at + 4, (int)length + 4)));
            at = end + 4;
        }

        return png;
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 8), PngChecksum.Of(chunk.AsSpan(4, body.Length + 4)));
        return chunk;
    }
}
