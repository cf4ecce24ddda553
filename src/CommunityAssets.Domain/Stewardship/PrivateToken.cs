using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// What makes a link private: 256 random bits in an address (<c>/my/{token}</c>). Whoever holds the link needs no account; whoever reads the
/// atlas finds no link, since only <see cref="Hash"/> is kept. Its text is shown once and never written to a log.
/// </summary>
public sealed class PrivateToken
{
    /// <summary>How many characters <see cref="Text"/> has: 256 bits in base64url without padding.</summary>
    public const int Length = 43;

    private const int Bytes = 32;

    private PrivateToken(byte[] bits)
    {
        Text = Base64Url.EncodeToString(bits);
        Hash = Convert.ToHexStringLower(SHA256.HashData(bits));
    }

    /// <summary>The text that goes into the address: letters, digits, hyphens and underscores.</summary>
    public string Text { get; }

    /// <summary>What is kept: SHA-256 of the 256 bits, 64 hexadecimal digits in lower case.</summary>
    public string Hash { get; }

    /// <summary>A new one, from the system's source of randomness.</summary>
    public static PrivateToken Make() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads one from an address; false for whatever <see cref="Make"/> cannot have made.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PrivateToken? token)
    {
        Span<byte> bits = stackalloc byte[Bytes];
        token = text is { Length: Length } && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bits, out var written) && written == Bytes
            ? new PrivateToken(bits.ToArray())
            : null;

        // The last character holds four bits that are not used: of the texts that mean the same bits, only the one that was given counts.
        if (token is not null && token.Text != text)
        {
            token = null;
        }

        return token is not null;
    }

    /// <summary>Words in place of the text: what is written down by mistake must not open anything.</summary>
    public override string ToString() => "a private link";
}
