using System.Collections.Immutable;

namespace CommunityAssets.Storage;

/// <summary>Which connectors to list.</summary>
public sealed record ConnectorQuery
{
    /// <summary>The most of one page.</summary>
    public const int MostOfAPage = 200;

    /// <summary>Who know any of these areas; empty for all.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>Who care about this topic; null for all.</summary>
    public string? Topic { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many a page has at most, 1–<see cref="MostOfAPage"/>.</summary>
    public int Limit { get; init; } = 50;
}
