using System.Collections.Immutable;
using System.Net;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>
/// The provider, such as a council's, through which people may sign in (OAuth 2.0 authorization code with PKCE; OpenID Connect's userinfo
/// and ID token are read).
/// </summary>
public sealed record ElsewhereSettings
{
    /// <summary>The section of the configuration: <c>SignInElsewhere__ClientId</c> in the environment.</summary>
    public const string Section = "SignInElsewhere";

    /// <summary>What the button says after "Sign in with": "your council account".</summary>
    public string Name { get; init; } = "your work account";

    /// <summary>The id that the provider gave this service.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret that the provider gave this service.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Where people are sent to sign in.</summary>
    public required Uri Authorization { get; init; }

    /// <summary>Where codes are exchanged.</summary>
    public required Uri Token { get; init; }

    /// <summary>Where the provider says who somebody is; null to take it from the ID token alone.</summary>
    public Uri? UserInfo { get; init; }

    /// <summary>What is asked for.</summary>
    public ImmutableArray<string> Scopes { get; init; } = ["openid", "profile", "email"];

    /// <summary>
    /// The claim that holds roles or groups; where there is none of that name and it has dots, the path to it
    /// (<c>realm_access.roles</c>).
    /// </summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>
    /// Which values of that claim give which role; of several the last in the order of <see cref="Role"/> counts. Empty: the provider says
    /// nothing about roles, and they are given here. Where there are any, they decide at each sign-in.
    /// </summary>
    public ImmutableDictionary<string, Role> Roles { get; init; } = ImmutableDictionary<string, Role>.Empty;

    /// <summary>What people become who have none of those values; null: they are not let in, and get no account.</summary>
    public Role? UnknownPeople { get; init; }

    /// <summary>Whether the provider asks everybody for a second factor, so that none is asked for here.</summary>
    public bool AsksSecondFactor { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <returns>Null where nothing is set.</returns>
    /// <exception cref="BadInputException">Something is missing or can't be used.</exception>
    public static ElsewhereSettings? Read(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        if (!section.Exists())
        {
            return null;
        }

        var settings = new ElsewhereSettings
        {
            ClientId = Needed(section, "ClientId"),
            ClientSecret = Needed(section, "ClientSecret"),
            Authorization = Address(section, "Authorization", Needed(section, "Authorization")),
            Token = Address(section, "Token", Needed(section, "Token")),
            UserInfo = section["UserInfo"] is { Length: > 0 } address ? Address(section, "UserInfo", address) : null,
            Roles = ReadRoles(section.GetSection("Roles")),
            UnknownPeople = section["UnknownPeople"]?.Trim() switch
            {
                null or "" or "nobody" => null,
                "contributor" => Role.Contributor,
                var other => throw Wrong(section, "UnknownPeople", $"'{other}' is neither nobody nor contributor."),
            },
            AsksSecondFactor = section["AsksSecondFactor"]?.Trim() switch
            {
                null or "" or "false" => false,
                "true" => true,
                var other => throw Wrong(section, "AsksSecondFactor", $"'{other}' is neither true nor false."),
            },
        };
        return settings with
        {
            Name = section["Name"] is { Length: > 0 } name ? name : settings.Name,
            RoleClaim = section["RoleClaim"] is { Length: > 0 } claim ? claim : settings.RoleClaim,
            Scopes = section["Scopes"] is { Length: > 0 } scopes
                ? [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
                : settings.Scopes,
        };
    }

    /// <summary>The role that some values of the claim give; null where they give none.</summary>
    public Role? RoleOf(IEnumerable<string> values) =>
        values.Select(value => Roles.TryGetValue(value, out var role) ? role : (Role?)null).Max() ?? UnknownPeople;

    private static ImmutableDictionary<string, Role> ReadRoles(IConfigurationSection section)
    {
        var roles = ImmutableDictionary.CreateBuilder<string, Role>(StringComparer.Ordinal);
        foreach (var entry in section.GetChildren())
        {
            if (!RoleNames.TryParse(entry.Key, out var role))
            {
                throw Wrong(section, entry.Key, $"There is no role '{entry.Key}'.");
            }

            foreach (var value in (entry.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!roles.TryAdd(value, role))
                {
                    throw Wrong(section, entry.Key, $"'{value}' is given for two roles.");
                }
            }
        }

        return roles.ToImmutable();
    }

    private static string Needed(IConfigurationSection section, string key) =>
        section[key]?.Trim() is { Length: > 0 } text ? text : throw Wrong(section, key, "It is missing.");

    // What is sent there opens accounts: in the clear it may go to this machine alone, for trying things out.
    private static Uri Address(IConfigurationSection section, string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)))
            ? address
            : throw Wrong(section, key, $"'{text}' is not an address that begins with https://.");

    private static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    private static BadInputException Wrong(IConfigurationSection section, string key, string what) => new(
        $"The setting {section.Path.Replace(":", "__", StringComparison.Ordinal)}__{key} can't be used. {what} "
        + "The README's \"Signing in\" says what each takes.");
}
