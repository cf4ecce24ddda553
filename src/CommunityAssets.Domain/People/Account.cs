using System.Diagnostics.CodeAnalysis;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.People;

/// <summary>Somebody who can sign in to an atlas. Its secrets are kept apart and never in here.</summary>
/// <param name="Id">Its id, a UUID of version 7.</param>
/// <param name="Name">The name that colleagues know them by; shown to themselves and to administrators.</param>
/// <param name="Email">What they sign in with, as <see cref="ReadEmail"/> gives it. Unique in an atlas.</param>
/// <param name="Role">What they are to the atlas.</param>
public sealed record Account(Guid Id, string Name, string Email, Role Role)
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    /// <summary>The code of the area that they look after; null for none.</summary>
    public string? Patch { get; init; }

    /// <summary>Whether it can be used.</summary>
    public AccountState State { get; init; } = AccountState.Invited;

    /// <summary>Whether signing in takes a second factor.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>When it was added (UTC).</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When somebody last signed in to it (UTC); null for never.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>Reads a name as somebody writes it.</summary>
    /// <returns>The name without spaces around it, 1 to 100 characters.</returns>
    /// <exception cref="BadInputException">It is empty, too long, or holds control characters.</exception>
    public static string ReadName(string? text) => text?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl)
        ? name
        : throw new BadInputException($"Give a name of 1 to {LongestName} characters.");

    /// <summary>Reads an e-mail address as somebody writes it; capitals make no difference.</summary>
    /// <returns>The address in lower case, without spaces around it.</returns>
    /// <exception cref="BadInputException">It is not an address that mail could be sent to.</exception>
    [SuppressMessage("Globalization", "CA1308", Justification = "Addresses are told apart in lower case.")]
    public static string ReadEmail(string? text)
    {
        var address = (text ?? "").Trim().ToLowerInvariant();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var whole = at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && address.Length <= LongestEmail
            && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or '"' or ',' or ';');
        return whole ? address : throw new BadInputException("Give an e-mail address in full, like name@example.org.");
    }
}
