namespace CommunityAssets.Web.Suggestions;

/// <summary>One regular time as somebody has filled it in.</summary>
public sealed class TimeAnswer
{
    /// <summary>The weekday: <c>mon</c> to <c>sun</c>; nothing for a row that is not used.</summary>
    public string? Day { get; set; }

    /// <summary>When it starts, as <c>10:00</c>.</summary>
    public string? From { get; set; }

    /// <summary>When it ends, as <c>12:00</c>.</summary>
    public string? To { get; set; }

    /// <summary>How often: <c>1</c> for each week, <c>2</c> for every second…; <c>1st</c> to <c>5th</c> or <c>last</c> of the month.</summary>
    public string? Every { get; set; }

    /// <summary>The first day, as <c>2026-09-01</c>; or nothing.</summary>
    public string? Starts { get; set; }

    /// <summary>The last day, likewise.</summary>
    public string? Ends { get; set; }

    /// <summary>Anything else about the time.</summary>
    public string? Notes { get; set; }

    /// <summary>Whether nothing is filled in that tells of a time.</summary>
    public bool IsBlank =>
        string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To)
        && string.IsNullOrWhiteSpace(Starts) && string.IsNullOrWhiteSpace(Ends) && string.IsNullOrWhiteSpace(Notes);
}
