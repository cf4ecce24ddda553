namespace CommunityAssets.Domain.Stewardship;

/// <summary>A token with which a program of somebody's reads or writes in their place. Its text is shown once; only a hash is kept.</summary>
/// <param name="Id">Its id, a UUID of version 7.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Name">What they call it, so as to know it again: what it is for.</param>
/// <param name="Scopes">What it was made for.</param>
/// <param name="Created">When it was made (UTC).</param>
/// <param name="Expires">From when on it holds no longer (UTC).</param>
/// <param name="LastUsed">The last day on which it was used; null for never.</param>
public sealed record ApiToken(
    Guid Id, Guid Account, string Name, TokenScope Scopes, DateTimeOffset Created, DateTimeOffset Expires, DateOnly? LastUsed)
{
    /// <summary>What every token's text begins with, so that people and scanners of code know what they have found.</summary>
    public const string Prefix = "ca_";

    /// <summary>How many an account may have at once.</summary>
    public const int Most = 20;

    /// <summary>For how many days one that has run out is still listed.</summary>
    public const int ListedAfterDays = 30;

    private const int LongestName = 60;

    /// <summary>The text that a program sends.</summary>
    public static string TextOf(PrivateToken token) => Prefix + token.Text;

    /// <summary>The hash of a text that a program sent; null for what can't be a token.</summary>
    public static string? HashOf(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && PrivateToken.TryParse(text[Prefix.Length..], out var token) ? token.Hash : null;

    /// <summary>Reads a name as somebody writes it: 1 to 60 characters on one line.</summary>
    /// <exception cref="BadInputException">It is empty, too long, or holds control characters.</exception>
    public static string ReadName(string? text) => text?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl)
        ? name
        : throw new BadInputException($"Say in 1 to {LongestName} characters what the token is for.");
}
