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

    // A page among millions on one of these tells who keeps it; the host alone tells nothing.
    private static readonly string[] Shared =
    [
        "facebook.com", "m.facebook.com", "en-gb.facebook.com", "instagram.com", "twitter.com", "x.com", "meetup.com", "eventbrite.co.uk",
        "eventbrite.com", "sites.google.com",
        "linktr.ee", "youtube.com", "google.com", "tiktok.com", "linkedin.com", "nextdoor.co.uk", "wikipedia.org", "en.wikipedia.org",
        "goo.gl", "bit.ly",
    ];

    /// <summary>The last nine digits of the telephone number, so that +44 and 0 are the same; null when there are fewer.</summary>
    public string? PhoneKey
    {
        get
        {
            var digits = string.Concat((Phone ?? "").Where(char.IsAsciiDigit));
            return digits.Length >= PhoneDigits ? digits[^PhoneDigits..] : null;
        }
    }

    /// <summary>
    /// The host of the web address without <c>www.</c>, in lower case; null when there is none. Where half the world has its pages on one
    /// host (social media) the path goes with it.
    /// </summary>
    public string? WebHost
    {
        get
        {
            if (!Uri.TryCreate(Web, UriKind.Absolute, out var address) || address.Host.Length == 0)
            {
                return null;
            }

            var host = address.Host.ToLowerInvariant();
            host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
            return !Shared.Contains(host, StringComparer.Ordinal) ? host
                : address.AbsolutePath.Trim('/') is { Length: > 0 } path ? $"{host}/{path.ToLowerInvariant()}" : null;
        }
    }

    /// <summary>The postcode in capitals without spaces, or null.</summary>
    public string? PostcodeKey => string.IsNullOrWhiteSpace(Postcode)
        ? null : string.Concat(Postcode.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant() is { Length: > 0 } key ? key : null;

    /// <summary>The postcode sector: the postcode without its last two letters; null where it is too short for one.</summary>
    public string? SectorKey => PostcodeKey is { Length: > 4 } key ? key[..^2] : null;

    /// <summary>The e-mail address in lower case, or null.</summary>
    public string? EmailKey => string.IsNullOrWhiteSpace(Email) ? null : Email.Trim().ToLowerInvariant();
}
