namespace CommunityAssets.Domain.Assets;

/// <summary>One regular time: "Tuesdays 10:00 to 12:00", "first Thursday of the month". See <see cref="SessionText"/> for its written forms.</summary>
public sealed record Session
{
    /// <summary>The weekday.</summary>
    public required DayOfWeek Day { get; init; }

    /// <summary>When it starts (local time), or null when not known.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When it ends (local time), or null when not known. May lie after midnight: then it is before <see cref="Start"/>.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Every how many weeks: 1 for each week. Counted from <see cref="From"/>. Ignored when <see cref="NthOfMonth"/> is set.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>Which weekday of the month: 1 to 5, or -1 for the last; null for weekly sessions.</summary>
    public int? NthOfMonth { get; init; }

    /// <summary>The first day it may happen, or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day it may happen, or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Anything else about the time, for example "term time only".</summary>
    public string? Notes { get; init; }
}
