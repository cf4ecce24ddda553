using System.Buffers.Text;
using System.Text.Json;

namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>
/// Reads who somebody is from the provider's userinfo answer and ID token. The ID token came from the provider itself over TLS, in answer
/// to this service's own secret, so that its signature need not be checked (OpenID Connect Core 1.0, 3.1.3.7, point 6); whom it is for, how
/// long it holds, and that both tell of the same person are.
/// </summary>
public static class ElsewhereClaims
{
    private static readonly TimeSpan ClockSlip = TimeSpan.FromMinutes(5);

    /// <summary>The claims of an ID token.</summary>
    /// <exception cref="InvalidDataException">It is no such token, is for somebody else, or holds no longer.</exception>
    public static JsonElement OfIdToken(string token, string clientId, DateTimeOffset now)
    {
        var parts = token.Split('.');
        JsonElement claims;
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(parts.Length == 3 ? parts[1] : "~"));
            claims = document.RootElement.Clone();
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            throw new InvalidDataException("The ID token can't be read.", problem);
        }

        if (claims.ValueKind != JsonValueKind.Object || !Texts(claims, "aud").Contains(clientId, StringComparer.Ordinal))
        {
            throw new InvalidDataException("The ID token is for somebody else.");
        }

        var holds = claims.TryGetProperty("exp", out var until) && until.TryGetInt64(out var seconds)
            && now < DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, 253402300799)) + ClockSlip;
        return holds ? claims : throw new InvalidDataException("The ID token holds no longer.");
    }

    /// <summary>Who somebody is.</summary>
    /// <param name="settings">Which claims to read.</param>
    /// <param name="userInfo">The userinfo answer; null for none.</param>
    /// <param name="idToken">The claims of the ID token; null for none. Where both tell something, userinfo counts.</param>
    /// <exception cref="InvalidDataException">They tell nobody, or of two people.</exception>
    public static ElsewherePerson Person(ElsewhereSettings settings, JsonElement? userInfo, JsonElement? idToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        JsonElement[] sources =
        [
            .. new[] { userInfo, idToken }.Where(source => source?.ValueKind == JsonValueKind.Object).Select(source => source!.Value),
        ];
        string[] subjects = [.. sources.Select(source => Text(source, "sub") ?? "").Distinct(StringComparer.Ordinal)];
        if (subjects is not [{ Length: > 0 and <= 255 } subject])
        {
            throw new InvalidDataException("The provider's answers tell of nobody, or of two people.");
        }

        var email = First("email") ?? First("preferred_username");
        return new ElsewherePerson(
            subject,
            First("name"),
            email,
            email is not null && sources.Any(source => Text(source, "email") == email && IsTrue(source, "email_verified")),
            [.. sources.SelectMany(source => Texts(source, settings.RoleClaim)).Distinct(StringComparer.Ordinal)]);

        string? First(string claim) => sources.Select(source => Text(source, claim)).FirstOrDefault(text => text is { Length: > 0 });
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Some providers write it as a text.
    private static bool IsTrue(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True
            || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Texts(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value))
        {
            value = claims;
            foreach (var step in name.Split('.'))
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                {
                    return [];
                }
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array =>
                [.. value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
            _ => [],
        };
    }
}
