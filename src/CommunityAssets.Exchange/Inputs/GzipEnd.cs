using System.Buffers.Binary;
using System.IO.Compression;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// Whether a gzip file is whole. RFC 1952 ends each member with the length of its content modulo 2^32; a file may have several members,
/// one after the other, as <c>cat</c> and <c>bgzip</c> write them, and then the last length covers the last member alone.
/// </summary>
internal static class GzipEnd
{
    private const int TrailerBytes = 8;
    private const int HeaderBytes = 10;

    /// <summary>Whether the file at a path, from which so many bytes came out in all, ends with a whole member.</summary>
    public static bool IsWhole(string path, long unpacked)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < HeaderBytes + TrailerBytes)
        {
            return false;
        }

        var trailer = new byte[TrailerBytes];
        file.Position = file.Length - TrailerBytes;
        file.ReadExactly(trailer);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(trailer.AsSpan(4));
        return stated == (uint)unpacked || EndsWithMemberOf(file, stated, unpacked);
    }

    /// <summary>Looks, from the back, for a later member that unpacks to just the stated length.</summary>
    private static bool EndsWithMemberOf(FileStream file, uint stated, long unpacked)
    {
        const int Reach = 1 << 20;
        if (stated > unpacked)
        {
            return false;
        }

        var length = (int)Math.Min(Reach, file.Length);
        var tail = new byte[length];
        file.Position = file.Length - length;
        file.ReadExactly(tail);
        for (var start = tail.AsSpan(0, length - TrailerBytes).LastIndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]);
            start >= 0;
            start = tail.AsSpan(0, start).LastIndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]))
        {
            if (Unpacks(tail, start, stated))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Unpacks(byte[] tail, int start, uint stated)
    {
        try
        {
            using var member = new GZipStream(new MemoryStream(tail, start, tail.Length - start), CompressionMode.Decompress);
            var buffer = new byte[8192];
            long total = 0;
            for (var read = member.Read(buffer); read > 0; read = member.Read(buffer))
            {
                total += read;
            }

            return total == stated;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
