using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Analysis.Finding;

/// <summary>How lately something was checked, as a number from 0 to 1.</summary>
public static class Freshness
{
    /// <summary>Days within which a check counts whole: people's timetables last a season.</summary>
    public const int WholeDays = 90;

    /// <summary>
    /// Days after which a check counts least: two years, in which one small group in three has changed its time or place.
    /// </summary>
    public const int OldDays = 730;

    /// <summary>What the oldest check counts: more than none at all.</summary>
    public const double Old = 0.3;

    /// <summary>
    /// What a check counts once its keeper has been silent (<see cref="NextCheck.IsSilent"/>): it sinks below every other that was checked,
    /// and stays above what nobody has ever checked.
    /// </summary>
    public const double Silent = 0.1;

    /// <summary>
    /// The number: 1 for a late check, falling evenly to <see cref="Old"/>; <see cref="Silent"/> where nobody answers any more; 0 where
    /// nobody has checked.
    /// </summary>
    /// <param name="verification">The last check, or null.</param>
    /// <param name="today">Today.</param>
    public static double Of(Verification? verification, DateOnly today)
    {
        if (verification is null)
        {
            return 0;
        }

        if (NextCheck.IsSilent(verification, today))
        {
            return Silent;
        }

        var days = today.DayNumber - verification.On.DayNumber;
        return days <= WholeDays ? 1
            : days >= OldDays ? Old
            : 1 - ((1 - Old) * (days - WholeDays) / (OldDays - WholeDays));
    }
}
