using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Calendars;

/// <summary>Writes the regular times of an asset as an iCalendar file (RFC 5545): an event for each, from its next day on.</summary>
public static class AssetCalendar
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Zone = "Europe/London";

    /// <summary>The rules of British time since 1996, so that a calendar needs none of its own (3.6.5).</summary>
    private static readonly string[] ZoneLines =
    [
        "BEGIN:VTIMEZONE",
        "TZID:" + Zone,
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "TZNAME:BST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "TZNAME:GMT",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>Whether an asset has a time to come.</summary>
    public static bool HasTimes(Asset asset, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return asset.Sessions.Any(session => SessionDates.From(session, today).Any());
    }

    /// <summary>Writes the file.</summary>
    /// <param name="asset">The asset, all of which the asker may see.</param>
    /// <param name="page">The address of its page.</param>
    /// <param name="position">Longitude and latitude, or null.</param>
    /// <param name="today">Today in Britain.</param>
    public static string Write(Asset asset, string page, double[]? position, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var text = new CalendarText()
            .Line("BEGIN:VCALENDAR")
            .Line("VERSION:2.0")
            .Line("PRODID:-//CommunityAssets//Atlas//EN")
            .Line("CALSCALE:GREGORIAN")
            .Line("METHOD:PUBLISH");
        foreach (var line in ZoneLines)
        {
            text.Line(line);
        }

        for (var index = 0; index < asset.Sessions.Length; index++)
        {
            var session = asset.Sessions[index];
            if (SessionDates.From(session, today).Select(day => (DateOnly?)day).FirstOrDefault() is { } first)
            {
                WriteEvent(text, asset, session, index, first, page, position);
            }
        }

        return text.Line("END:VCALENDAR").ToString();
    }

    private static void WriteEvent(
        CalendarText text, Asset asset, Session session, int index, DateOnly first, string page, double[]? position)
    {
        text.Line("BEGIN:VEVENT")
            .Line(string.Create(CultureInfo.InvariantCulture, $"UID:{asset.Id:D}-{index}@communityassets"))
            .Line("DTSTAMP:" + Utc(asset.Updated.UtcDateTime))
            .Line("LAST-MODIFIED:" + Utc(asset.Updated.UtcDateTime))
            .Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Math.Max(0, asset.Version - 1)}"));
        WriteTimes(text, session, first);
        text.Line("RRULE:" + Rule(session))
            .Words("SUMMARY", asset.Name)
            .Words("DESCRIPTION", Description(asset, session, page))
            .Words("LOCATION", Place(asset.Location));
        if (position is [var longitude, var latitude])
        {
            text.Line(string.Create(CultureInfo.InvariantCulture, $"GEO:{latitude:0.######};{longitude:0.######}"));
        }

        text.Line("URL:" + page)
            .Line(SessionDates.AreSure(session) ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE")
            .Line("TRANSP:OPAQUE")
            .Line("END:VEVENT");
    }

    private static void WriteTimes(CalendarText text, Session session, DateOnly first)
    {
        if (session.Start is not { } start)
        {
            // All day, since nobody said when.
            text.Line(string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{first:yyyyMMdd}"));
            return;
        }

        text.Line(string.Create(CultureInfo.InvariantCulture, $"DTSTART;TZID={Zone}:{first:yyyyMMdd}T{start:HHmm}00"));
        if (session.End is { } end)
        {
            var last = end <= start ? first.AddDays(1) : first;
            text.Line(string.Create(CultureInfo.InvariantCulture, $"DTEND;TZID={Zone}:{last:yyyyMMdd}T{end:HHmm}00"));
        }
    }

    /// <summary>
    /// The recurrence. Where the beginning has a time zone, the last day must be told in UTC (3.3.10): as the moment of the last start.
    /// </summary>
    private static string Rule(Session session)
    {
        var rule = SessionText.ToRRule(session with { Until = null });
        return session.Until is not { } until ? rule
            : session.Start is { } start ? $"{rule};UNTIL={Utc(LondonTime.ToUtc(until, start))}"
            : string.Create(CultureInfo.InvariantCulture, $"{rule};UNTIL={until:yyyyMMdd}");
    }

    private static string Description(Asset asset, Session session, string page)
    {
        string?[] parts =
        [
            PlainWords.When(session) + ".",
            SessionDates.AreSure(session) ? null : "Which weeks is not known: ask before you go.",
            asset.Cost is { } cost ? PlainWords.Price(cost) + "." : null,
            asset.Contact?.Phone is { Length: > 0 } phone ? $"Telephone {phone}." : null,
            asset.Contact?.Email is { Length: > 0 } email ? $"E-mail {email}." : null,
            page,
        ];
        return string.Join('\n', parts.OfType<string>());
    }

    private static string? Place(AssetLocation location)
    {
        var parts = new[] { location.Address, location.Postcode }
            .Where(part => !string.IsNullOrWhiteSpace(part))
            .Select(part => part!)
            .ToList();
        if (parts is [var address, var postcode] && address.Contains(postcode, StringComparison.OrdinalIgnoreCase))
        {
            parts.RemoveAt(1);
        }

        return parts.Count > 0 ? string.Join(", ", parts) : location.Online ? "Online" : null;
    }

    private static string Utc(DateTime moment) => moment.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
