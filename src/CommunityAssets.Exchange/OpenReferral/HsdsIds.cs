using System.Security.Cryptography;
using System.Text;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// Ids of records that are derived from others: UUID version 5 (RFC 9562, 5.5), the name-based one, so that the same thing has the same
/// id in every answer of every service.
/// </summary>
public static class HsdsIds
{
    /// <summary>The id of a part of something.</summary>
    /// <param name="whole">The id of what it is a part of.</param>
    /// <param name="part">The part's name, unique in the whole: <c>schedule 2</c>.</param>
    public static Guid Part(Guid whole, string part)
    {
        Span<byte> name = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(part.Length)];
        whole.TryWriteBytes(name, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(part, name[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];

        // RFC 9562 names the hash; nothing secret hangs on it.
#pragma warning disable CA5350
        SHA1.HashData(name[..length], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
