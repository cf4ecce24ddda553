namespace CommunityAssets.Analysis.Matching;

/// <summary>What is compared of a record to tell whether it is of the same thing as another.</summary>
/// <param name="Name">Its name as people write it.</param>
/// <param name="X">Metres east on the atlas's grid, or null.</param>
/// <param name="Y">Metres north, or null.</param>
/// <param name="Postcode">The postcode in its usual writing, or null.</param>
/// <param name="Phone">The telephone number as written, or null.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Web">The web address, or null.</param>
public sealed record MatchRecord(string Name, double? X, double? Y, string? Postcode, string? Phone, string? Email, string? Web)
{
    private const int PhoneDigits = 9;

    /// <summary>The last nine digits of the telephone number, so that +44 and 0 are the same; null when there are fewer.</summary>
    public string? PhoneKey
    {
        get
        {
            var digits = string.Concat((Phone ?? "").Where(char.IsAsciiDigit));
            return digits.Length >= PhoneDigits ? digits[^PhoneDigits..] : null;
        }
    }

    /// <summary>The host of the web address without <c>www.</c>, in lower case; null when there is none.</summary>
    public string? WebHost => Uri.TryCreate(Web, UriKind.Absolute, out var address) && address.Host.Length > 0
        ? address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..].ToLowerInvariant() : address.Host.ToLowerInvariant()
        : null;

    /// <summary>The e-mail address in lower case, or null.</summary>
    public string? EmailKey => string.IsNullOrWhiteSpace(Email) ? null : Email.Trim().ToLowerInvariant();
}
