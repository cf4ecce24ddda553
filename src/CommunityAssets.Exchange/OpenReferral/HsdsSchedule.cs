namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>A regular time, in the words of iCalendar.</summary>
public sealed record HsdsSchedule
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>Id of the service at a location, where the time is for that location alone.</summary>
    public string? ServiceAtLocationId { get; init; }

    /// <summary>The first day it holds: <c>2026-03-12</c>.</summary>
    public string? ValidFrom { get; init; }

    /// <summary>The last day it holds.</summary>
    public string? ValidTo { get; init; }

    /// <summary>The day of the first event, from which <see cref="Interval"/> counts.</summary>
    public string? Dtstart { get; init; }

    /// <summary><c>WEEKLY</c> or <c>MONTHLY</c>.</summary>
    public string? Freq { get; init; }

    /// <summary>Every how many weeks or months.</summary>
    public decimal? Interval { get; init; }

    /// <summary>Weekdays, <c>TH,FR</c>; monthly with their number, <c>2MO</c> or <c>-1FR</c>.</summary>
    public string? Byday { get; init; }

    /// <summary>Days of the month, <c>2,3,4</c>.</summary>
    public string? Bymonthday { get; init; }

    /// <summary>The times in words.</summary>
    public string? Description { get; init; }

    /// <summary>When it starts: <c>10:00</c>.</summary>
    public string? OpensAt { get; init; }

    /// <summary>When it ends: <c>12:00</c>.</summary>
    public string? ClosesAt { get; init; }

    /// <summary>A page with the single sessions.</summary>
    public string? ScheduleLink { get; init; }

    /// <summary>How to attend, in words.</summary>
    public string? AttendingType { get; init; }

    /// <summary>Anything else about the time.</summary>
    public string? Notes { get; init; }
}
