using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Finder;

/// <summary>One time that something happens next.</summary>
/// <param name="Date">The day.</param>
/// <param name="Session">What happens then.</param>
public sealed record NextTime(DateOnly Date, Session Session)
{
    /// <summary>"Tuesday 24 November, 10am to 12 noon".</summary>
    public string Words
    {
        get
        {
            var day = Date.ToString("dddd d MMMM", CultureInfo.InvariantCulture);
            return (Session.Start, Session.End) switch
            {
                ({ } start, { } end) => $"{day}, {PlainWords.Time(start)} to {PlainWords.Time(end)}",
                ({ } start, null) => $"{day}, from {PlainWords.Time(start)}",
                _ => day,
            };
        }
    }

    /// <summary>Several times in a sentence; hours that are the same each time are left out, since they are told beside it.</summary>
    public static string Told(IReadOnlyList<NextTime> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        return times.Select(time => (time.Session.Start, time.Session.End)).Distinct().Count() == 1
            ? PlainWords.List([.. times.Select(time => time.Date.ToString("dddd d MMMM", CultureInfo.InvariantCulture))])
            : string.Join("; ", times.Select(time => time.Words));
    }

    /// <summary>The next times of an asset, soonest first; those of sessions whose weeks are not known are left out.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="today">Today in Britain; what happens today counts.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<NextTime> Of(Asset asset, DateOnly today, int count)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return
        [
            .. asset.Sessions.Where(SessionDates.AreSure)
                .SelectMany(session => SessionDates.From(session, today).Take(count).Select(date => new NextTime(date, session)))
                .OrderBy(time => time.Date)
                .ThenBy(time => time.Session.Start)
                .Take(count),
        ];
    }
}
