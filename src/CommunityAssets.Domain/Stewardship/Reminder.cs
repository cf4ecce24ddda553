using System.Collections.Immutable;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// That the keeper of some entries is asked whether they are still true: one letter a month at most, about all of theirs that are due.
/// Who they are is not kept, only a digest of the address.
/// </summary>
public sealed record Reminder
{
    /// <summary>How long its private link can be used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(120);

    /// <summary>The most entries that one letter asks about.</summary>
    public const int MostItems = 20;

    /// <summary>How often a letter is tried to be sent before it is given up.</summary>
    public const int MostTries = 6;

    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The month that it is for: <c>2026-03</c>.</summary>
    public required string Month { get; init; }

    /// <summary>When it was sent (UTC); null while it waits.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>How often it was tried to be sent.</summary>
    public int Tries { get; init; }

    /// <summary>The address to send it to; told to whoever is to send it, and to nobody else.</summary>
    public string? To { get; init; }

    /// <summary>Whether the keeper asked for no more letters.</summary>
    public bool Stopped { get; init; }

    /// <summary>What it asks about.</summary>
    public ImmutableArray<ReminderItem> Items { get; init; } = [];

    /// <summary>How long to wait after a try that failed: ten minutes, then twice as long each time.</summary>
    public static TimeSpan WaitAfter(int tries) => TimeSpan.FromMinutes(10 * Math.Pow(2, Math.Clamp(tries, 1, MostTries) - 1));
}
