using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// When a record is due to be checked again, by what it is: groups come and go with the people who run them, buildings stay, a story told
/// stays told.
/// </summary>
public static class NextCheck
{
    /// <summary>How many times a keeper is asked, once a month, before silence is taken for an answer: when due, and three reminders.</summary>
    public const int MostAsked = 1 + SilentMonths;

    // One reminder a month: three that nobody answers.
    private const int SilentMonths = 3;

    /// <summary>Months from one check to the next; null for what need not be checked again.</summary>
    public static int? MonthsFor(AssetKind kind) => kind switch
    {
        AssetKind.Group or AssetKind.Enterprise or AssetKind.Gift => 6,
        AssetKind.Organisation => 12,
        AssetKind.Place => 24,
        AssetKind.Story => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of asset."),
    };

    /// <summary>A check made on a day, with the day on which the next is due.</summary>
    /// <param name="kind">What was checked.</param>
    /// <param name="byRole">The role of who checked it.</param>
    /// <param name="on">The day.</param>
    public static Verification Made(AssetKind kind, string byRole, DateOnly on) =>
        new(byRole, on, MonthsFor(kind) is { } months ? on.AddMonths(months) : null);

    /// <summary>Whether it is due to be checked.</summary>
    public static bool IsDue(Verification? verification, DateOnly today) => verification?.NextDue is { } due && due <= today;

    /// <summary>
    /// Whether it has been due for so long that its keeper, where there is one who can be asked, would have been asked three times more.
    /// From then on it counts little where things are ranked. It is never hidden.
    /// </summary>
    public static bool IsSilent(Verification? verification, DateOnly today) =>
        verification?.NextDue is { } due && due.AddMonths(SilentMonths) <= today;

    /// <summary>The latest due date that is silent on a day.</summary>
    public static DateOnly SilentSince(DateOnly today) => today.AddMonths(-SilentMonths);
}
