using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Maps;

/// <summary>What is known of a place before its map is composed. Plain arrays; the caller loads them.</summary>
public sealed record PlaceFacts
{
    /// <summary>The name of the place.</summary>
    public required string Title { get; init; }

    /// <summary>The version of the atlas.</summary>
    public required long Version { get; init; }

    /// <summary>West, south, east, north in degrees; null for an empty atlas.</summary>
    public ImmutableArray<double>? Bounds { get; init; }

    /// <summary>Indicators, in the order in which they are offered.</summary>
    public ImmutableArray<IndicatorFacts> Indicators { get; init; } = [];

    /// <summary>Layers of areas, smallest level first, latest vintage first.</summary>
    public ImmutableArray<LevelFacts> Levels { get; init; } = [];

    /// <summary>Number of assets by kind, all topics.</summary>
    public IReadOnlyDictionary<AssetKind, long> Kinds { get; init; } = ImmutableDictionary<AssetKind, long>.Empty;

    /// <summary>Topics with their number of assets, all kinds, in the order in which they are offered.</summary>
    public ImmutableArray<TopicChoice> Topics { get; init; } = [];

    /// <summary>The base map, where one is set.</summary>
    public MapSource? Base { get; init; }

    /// <summary>What publishers ask to be said.</summary>
    public ImmutableArray<string> Attribution { get; init; } = [];
}
