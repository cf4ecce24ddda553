namespace CommunityAssets.Domain.Stewardship;

/// <summary>That an entry is offered to its own group, or kept by it.</summary>
public sealed record Keeping
{
    /// <summary>How long an offer can be taken up.</summary>
    public static readonly TimeSpan OfferedFor = TimeSpan.FromDays(30);

    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The entry.</summary>
    public required Guid Asset { get; init; }

    /// <summary>When it was offered (UTC).</summary>
    public required DateTimeOffset Offered { get; init; }

    /// <summary>Until when the offer can be taken up (UTC).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was taken up; null while nobody has.</summary>
    public DateTimeOffset? TakenUp { get; init; }

    /// <summary>The keeper's account; null for one who has none, and keeps the link.</summary>
    public Guid? Account { get; init; }

    /// <summary>When the offer was withdrawn, or the keeping ended; null while it holds.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether somebody keeps the entry by it.</summary>
    public bool Holds => TakenUp is not null && Ended is null;

    /// <summary>Whether it can still be taken up.</summary>
    public bool IsOpen(DateTimeOffset now) => TakenUp is null && Ended is null && now <= Until;
}
