using System.Globalization;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>What a request prefers (RFC 7240) of the preferences that this service knows.</summary>
/// <param name="RespondAsync">Whether it would rather be told of a job than wait.</param>
/// <param name="Wait">How long it waits before that.</param>
public readonly record struct Preference(bool RespondAsync, TimeSpan Wait)
{
    /// <summary>The longest wait.</summary>
    public const int MostSeconds = 60;

    /// <summary>Reads the header <c>Prefer</c>. What is not understood is left out, as the standard has it.</summary>
    public static Preference Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (respondAsync, seconds) = (false, 0);
        foreach (var preference in request.Headers["Prefer"].SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            var parts = preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            respondAsync |= parts[0].Equals("respond-async", StringComparison.OrdinalIgnoreCase);
            if (parts is [var name, var text] && name.Equals("wait", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var given))
            {
                seconds = Math.Min(given, MostSeconds);
            }
        }

        return new Preference(respondAsync, TimeSpan.FromSeconds(seconds));
    }
}
