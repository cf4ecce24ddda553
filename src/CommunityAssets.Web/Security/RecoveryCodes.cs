using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Codes that each let somebody in once who has lost their authenticator app: 80 random bits, shown once, of which hashes are kept.
/// </summary>
public static class RecoveryCodes
{
    /// <summary>How many somebody gets.</summary>
    public const int Count = 8;

    private const int Bytes = 10;

    /// <summary>New ones, in groups of four letters and digits: <c>k3vq-27ad-…</c>.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Easier to read in lower case.")]
    public static IReadOnlyList<string> Make() =>
    [
        .. Enumerable.Range(0, Count).Select(_ => string.Join(
            '-', AuthenticatorCodes.Base32(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant().Chunk(4).Select(group => new string(group)))),
    ];

    /// <summary>What is kept of a code; hyphens, spaces and capitals make no difference.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "As they are shown.")]
    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant())));

    /// <summary>Whether something typed has the form of one.</summary>
    public static bool HasForm(string typed) => typed.Count(char.IsLetterOrDigit) == Bytes * 8 / 5;
}
