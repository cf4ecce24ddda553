using System.Collections.Immutable;

namespace CommunityAssets.Domain.Needs;

/// <summary>Something measured about areas.</summary>
public sealed record Indicator
{
    /// <summary>Stable id, lower case with hyphens: <c>imd-2025-score</c>, <c>fingertips-91872</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it tells, in a plain sentence or two.</summary>
    public string? Tells { get; init; }

    /// <summary>The domain it belongs to: "Health", "Loneliness", "Income"…</summary>
    public string? Domain { get; init; }

    /// <summary>The unit of its values: "%", "per 1,000 people", "score"…</summary>
    public string? Unit { get; init; }

    /// <summary>What sort of number its values are.</summary>
    public ValueKind ValueKind { get; init; } = ValueKind.Score;

    /// <summary>What a rate is per: 1,000, 100,000…; null for other kinds.</summary>
    public double? RateBase { get; init; }

    /// <summary>Which way is better.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Source { get; init; }

    /// <summary>Under which licence.</summary>
    public string? Licence { get; init; }

    /// <summary>The sort of period: "calendar year", "financial year", "3-year range"…</summary>
    public string? PeriodType { get; init; }

    /// <summary>How the publisher protects small numbers, in its words.</summary>
    public string? Disclosure { get; init; }

    /// <summary>Ids of topics it speaks to.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];
}
