using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Analysis.Finding;

/// <summary>How sessions meet wished days and times.</summary>
internal static class TimeFit
{
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Five = new(17, 0);

    /// <summary>Sessions that have not ended for good by a day.</summary>
    public static List<Session> Running(Asset asset, DateOnly today) =>
        [.. asset.Sessions.Where(session => session.Until is not { } until || until >= today)];

    /// <summary>Whether a session is on one of the days; no day wished: always.</summary>
    public static bool OnDay(Session session, Wish wish) => wish.Days.Length == 0 || wish.Days.Contains(session.Day);

    /// <summary>Whether a session is at one of the times, wholly or in part; no time wished, or none known: always.</summary>
    public static bool AtTime(Session session, Wish wish)
    {
        if (wish.Times.Length == 0 || session.Start is not { } start)
        {
            return true;
        }

        // Without an end, or with one after midnight, its beginning decides.
        var end = session.End is { } known && known > start ? known : start.AddMinutes(1);
        return wish.Times.Any(time => time switch
        {
            TimeOfDay.Morning => start < Noon,
            TimeOfDay.Afternoon => start < Five && end > Noon,
            _ => start >= Five || end > Five || end < start,
        });
    }
}
