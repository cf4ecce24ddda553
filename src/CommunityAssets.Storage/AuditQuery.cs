using System.Collections.Immutable;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>Which lines of the audit log.</summary>
public sealed record AuditQuery
{
    /// <summary>The most lines of one page.</summary>
    public const int MostLines = 1000;

    /// <summary>Not before this moment; null for no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment; null for no bound.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Of this account alone.</summary>
    public Guid? Account { get; init; }

    /// <summary>About this record alone.</summary>
    public Guid? Record { get; init; }

    /// <summary>Of these acts alone; empty for all.</summary>
    public ImmutableArray<AuditAct> Acts { get; init; } = [];

    /// <summary>How many lines a page has at most, 1–<see cref="MostLines"/>.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where to go on, from <see cref="AuditPage.Next"/>; null for the first page.</summary>
    public string? Cursor { get; init; }
}
