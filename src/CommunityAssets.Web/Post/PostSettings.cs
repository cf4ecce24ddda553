using System.Globalization;
using System.Net.Mail;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Post;

/// <summary>How letters are sent: by which mail server, from whom, and how people outside reach the service.</summary>
public sealed record PostSettings
{
    /// <summary>The section of the configuration: <c>Post__Host</c> in the environment.</summary>
    public const string Section = "Post";

    /// <summary>The mail server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS). Without it no password is sent.</summary>
    public bool Encrypted { get; init; } = true;

    /// <summary>The name to sign in with; null to send without.</summary>
    public string? User { get; init; }

    /// <summary>The password to sign in with.</summary>
    public string? Password { get; init; }

    /// <summary>The address that letters come from.</summary>
    public required MailAddress From { get; init; }

    /// <summary>The service's address as people outside reach it; links in letters begin with it.</summary>
    public required Uri Address { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <returns>Null where nothing is set.</returns>
    /// <exception cref="BadInputException">Something is missing or can't be used.</exception>
    public static PostSettings? Read(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        if (!section.Exists())
        {
            return null;
        }

        var settings = new PostSettings
        {
            Host = Needed(section, "Host"),
            Port = section["Port"] is not { Length: > 0 } port ? 587
                : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number
                : throw Wrong("Port", $"'{port}' is not the number of a port."),
            Encrypted = section["Encrypted"]?.Trim() switch
            {
                null or "" or "true" => true,
                "false" => false,
                var other => throw Wrong("Encrypted", $"'{other}' is neither true nor false."),
            },
            User = section["User"] is { Length: > 0 } user ? user : null,
            Password = section["Password"] is { Length: > 0 } password ? password : null,
            From = MailAddress.TryCreate(Needed(section, "From"), out var from) ? from
                : throw Wrong("From", "It is not an e-mail address, such as \"Our atlas <atlas@example.org>\"."),
            Address = Uri.TryCreate(Needed(section, "Address"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
                : throw Wrong("Address", "It is not the service's own address, such as https://atlas.example.org."),
        };
        return settings.User is not null && !settings.Encrypted
            ? throw Wrong("Encrypted", "A password is sent over an encrypted connection alone. Leave Encrypted out, or User.")
            : settings;
    }

    /// <inheritdoc/>
    public override string ToString() => $"Post by {Host}";

    private static string Needed(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } text ? text : throw Wrong(name, "It is missing, and letters can't be sent without it.");

    private static BadInputException Wrong(string name, string why) => new($"The setting {Section}__{name}: {why}");
}
