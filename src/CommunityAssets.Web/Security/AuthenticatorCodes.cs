using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Codes of authenticator apps: time-based one-time passwords (RFC 6238) with HMAC-SHA-1, steps of 30 seconds and six digits, which is what
/// every app takes. The framework's own are not for use outside Identity's user store.
/// </summary>
public static class AuthenticatorCodes
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyBytes = 20;
    private const int Digits = 6;
    private const int StepSeconds = 30;

    /// <summary>A new key, as long as the hash (RFC 4226, section 4).</summary>
    public static byte[] MakeKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The step of a moment: whole half minutes since 1970.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step: six digits.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // What RFC 6238 and the apps use; weaknesses of SHA-1 do not touch HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Finds the step that a typed code is of: now, half a minute ago or half a minute ahead, as clocks differ.</summary>
    /// <param name="key">The account's key.</param>
    /// <param name="typed">What was typed; spaces are left out.</param>
    /// <param name="now">Now.</param>
    /// <returns>The step; null when the code is of none of them.</returns>
    public static long? Check(ReadOnlySpan<byte> key, string typed, DateTimeOffset now)
    {
        var digits = Encoding.UTF8.GetBytes(string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter))));
        long? found = null;
        foreach (var step in (ReadOnlySpan<long>)[StepOf(now) - 1, StepOf(now), StepOf(now) + 1])
        {
            if (digits.Length == Digits && CryptographicOperations.FixedTimeEquals(digits, Encoding.UTF8.GetBytes(Code(key, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>A key as people type it into an app: base 32 (RFC 4648) in groups of four.</summary>
    public static string Write(ReadOnlySpan<byte> key) => string.Join(' ', Base32(key).Chunk(4).Select(group => new string(group)));

    /// <summary>What an app reads from a link or a QR code.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Whose atlas it is for.</param>
    /// <param name="email">The account.</param>
    public static string Address(ReadOnlySpan<byte> key, string place, string email)
    {
        var issuer = "CommunityAssets " + place;
        return $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}"
            + $"?secret={Base32(key)}&issuer={Uri.EscapeDataString(issuer)}";
    }

    /// <summary>Base 32 without padding.</summary>
    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = (((buffer << 8) | one) & 0xfff, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Letters[(buffer >> (bits - 5)) & 31]);
            }
        }

        return bits > 0 ? text.Append(Letters[(buffer << (5 - bits)) & 31]).ToString() : text.ToString();
    }
}
