using System.Security.Cryptography;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Makes UUIDs of version 7 (RFC 9562) for the records of one file. As good as <see cref="Guid.CreateVersion7()"/>, but asks the system for
/// random bytes once for many, since asking costs more than reading the rest of a short row. Not for use from several threads.
/// </summary>
internal sealed class NewIds
{
    private const int Length = 16;
    private const int Together = 256;

    private readonly byte[] _random = new byte[Length * Together];
    private int _used = Together;

    /// <summary>The next id.</summary>
    public Guid Next()
    {
        if (_used == Together)
        {
            RandomNumberGenerator.Fill(_random);
            _used = 0;
        }

        var bytes = _random.AsSpan(Length * _used++, Length);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        for (var at = 5; at >= 0; at--)
        {
            bytes[at] = (byte)now;
            now >>= 8;
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
