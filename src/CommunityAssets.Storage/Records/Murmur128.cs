using System.Buffers.Binary;
using System.Numerics;

namespace CommunityAssets.Storage.Records;

/// <summary>
/// MurmurHash3 x64 128 of Austin Appleby, with seed 0: tells texts apart several times as fast as SHA-256, and is proof against chance,
/// not against malice. .NET's own fast hashes are in System.IO.Hashing, which the package feed does not have.
/// </summary>
/// <seealso href="https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp"/>
internal static class Murmur128
{
    /// <summary>The length of a digest in bytes.</summary>
    public const int Length = 16;

    private const ulong First = 0x87c37b91114253d5;
    private const ulong Second = 0x4cf5ad432745937f;

    /// <summary>The digest of some bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> data)
    {
        var (one, two) = (0UL, 0UL);
        var rest = data;
        for (; rest.Length >= Length; rest = rest[Length..])
        {
            one ^= Mix(BinaryPrimitives.ReadUInt64LittleEndian(rest), First, 31, Second);
            one = ((BitOperations.RotateLeft(one, 27) + two) * 5) + 0x52dce729;
            two ^= Mix(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]), Second, 33, First);
            two = ((BitOperations.RotateLeft(two, 31) + one) * 5) + 0x38495ab5;
        }

        Span<byte> tail = stackalloc byte[Length];
        tail.Clear();
        rest.CopyTo(tail);
        two ^= Mix(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]), Second, 33, First);
        one ^= Mix(BinaryPrimitives.ReadUInt64LittleEndian(tail), First, 31, Second);

        one ^= (ulong)data.Length;
        two ^= (ulong)data.Length;
        one += two;
        two += one;
        (one, two) = (Finish(one), Finish(two));
        one += two;
        two += one;

        var digest = new byte[Length];
        BinaryPrimitives.WriteUInt64LittleEndian(digest, one);
        BinaryPrimitives.WriteUInt64LittleEndian(digest.AsSpan(8), two);
        return digest;
    }

    private static ulong Mix(ulong word, ulong before, int turn, ulong after) => BitOperations.RotateLeft(word * before, turn) * after;

    private static ulong Finish(ulong word)
    {
        word = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
        word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53;
        return word ^ (word >> 33);
    }
}
