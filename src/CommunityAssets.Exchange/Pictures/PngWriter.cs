using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>Writes PNG: eight bits a channel, no chunk but those that hold the picture.</summary>
internal static class PngWriter
{
    private const int Filters = 5;

    /// <summary>Writes a picture.</summary>
    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), picture.Height);
        head[8] = 8;
        head[9] = picture.Channels == 4 ? (byte)6 : (byte)2;
        AddChunk(file, "IHDR", head);
        AddChunk(file, "IDAT", Pack(picture));
        AddChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The neighbour nearest to left + above − corner (W3C PNG, 9.4).</summary>
    internal static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte[] Pack(Picture picture)
    {
        using var packed = new MemoryStream();
        using (var bytes = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var length = picture.Width * picture.Channels;
            var tries = Enumerable.Range(0, Filters).Select(_ => new byte[length + 1]).ToArray();
            ReadOnlySpan<byte> above = new byte[length];
            for (var y = 0; y < picture.Height; y++)
            {
                var row = picture.Points.AsSpan(y * length, length);
                for (var filter = 0; filter < Filters; filter++)
                {
                    Filter(filter, row, above, picture.Channels, tries[filter]);
                }

                // The smallest sum of differences packs best (W3C PNG, 12.7).
                bytes.Write(tries.MinBy(Sum)!);
                above = row;
            }
        }

        return packed.ToArray();
    }

    private static void Filter(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int reach, byte[] into)
    {
        into[0] = (byte)filter;
        for (var at = 0; at < row.Length; at++)
        {
            int left = at >= reach ? row[at - reach] : 0;
            int corner = at >= reach ? above[at - reach] : 0;
            into[at + 1] = (byte)(row[at] - filter switch
            {
                1 => left,
                2 => above[at],
                3 => (left + above[at]) / 2,
                4 => Paeth(left, above[at], corner),
                _ => 0,
            });
        }
    }

    private static long Sum(byte[] row)
    {
        var sum = 0L;
        for (var at = 1; at < row.Length; at++)
        {
            sum += Math.Abs((int)(sbyte)row[at]);
        }

        return sum;
    }

    private static void AddChunk(MemoryStream file, string type, byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 8), PngChecksum.Of(chunk.AsSpan(4, body.Length + 4)));
        file.Write(chunk);
    }
}
