using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>Sixteen bytes that stand for an id, so that the ids of a whole country's feed can be kept in mind.</summary>
internal static class ItemKeys
{
    /// <summary>The key: a UUID as it is, whatever its letters' case; of any other text the first half of its SHA-256.</summary>
    public static UInt128 Of(string id)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        if (Guid.TryParseExact(id, "D", out var uuid))
        {
            uuid.TryWriteBytes(bytes);
        }
        else
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(id), bytes);
        }

        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }
}
