using CommunityAssets.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Hashes passwords and checks them, with ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA512 and a salt of 128 bits, at the number of
/// rounds that OWASP's Password Storage Cheat Sheet asks for it. Thread-safe.
/// </summary>
public sealed class Passwords
{
    private const int Rounds = 210_000;

    private readonly PasswordHasher<AccountSecrets> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly AccountSecrets _none = new(null, null);
    private readonly string _nobodys;

    /// <summary>Makes it ready.</summary>
    public Passwords() => _nobodys = Hash(Guid.NewGuid().ToString("N"));

    /// <summary>The salted hash of a password.</summary>
    public string Hash(string password) => _hasher.HashPassword(_none, password);

    /// <summary>Checks a password. Takes as long when there is no account or no password.</summary>
    /// <param name="hash">The hash that is kept; null for none.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="stronger">The hash to keep from now on, where the one that is kept is weaker than today's; else null.</param>
    public bool Check(string? hash, string password, out string? stronger)
    {
        var result = _hasher.VerifyHashedPassword(_none, hash ?? _nobodys, password);
        var right = hash is not null && result != PasswordVerificationResult.Failed;
        stronger = right && result == PasswordVerificationResult.SuccessRehashNeeded ? Hash(password) : null;
        return right;
    }
}
