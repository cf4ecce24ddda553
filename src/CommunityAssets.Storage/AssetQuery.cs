using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>What to look for. Every part is optional; parts narrow each other. Coordinates are on the atlas's grid.</summary>
public sealed record AssetQuery
{
    /// <summary>Free words, looked for in names and summaries; small spelling slips are found ("libary").</summary>
    public string? Text { get; init; }

    /// <summary>Assets whose shape meets this box.</summary>
    public Envelope? Box { get; init; }

    /// <summary>A point to measure from, for <see cref="WithinMetres"/> and for sorting by distance.</summary>
    public Point? Near { get; init; }

    /// <summary>Assets no further than this from <see cref="Near"/>, in metres in a straight line.</summary>
    public double? WithinMetres { get; init; }

    /// <summary>Assets whose shape meets this polygon or multipolygon.</summary>
    public Geometry? Inside { get; init; }

    /// <summary>Assets whose shape meets this area, or that say they cover it.</summary>
    public AreaKey? Area { get; init; }

    /// <summary>Those with a place alone, or those without one alone; null for all.</summary>
    public bool? Placed { get; init; }

    /// <summary>Any of these kinds; empty for all.</summary>
    public ImmutableArray<AssetKind> Kinds { get; init; } = [];

    /// <summary>Any of these topics; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Assets with a session on any of these weekdays; empty for all.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>True: only what is known to be free.</summary>
    public bool Free { get; init; }

    /// <summary>All of these access features known to be there; empty for all.</summary>
    public ImmutableArray<AccessFeature> Access { get; init; } = [];

    /// <summary>Records of this source alone.</summary>
    public string? Source { get; init; }

    /// <summary>Records checked on this day or later.</summary>
    public DateOnly? VerifiedSince { get; init; }

    /// <summary>Status looked for; published unless asked otherwise.</summary>
    public AssetStatus Status { get; init; } = AssetStatus.Published;

    /// <summary>The widest view allowed: <see cref="Visibility.Public"/> leaves out what only the workforce may see.</summary>
    public Visibility See { get; init; } = Visibility.Public;

    /// <summary>The order.</summary>
    public AssetSort Sort { get; init; } = AssetSort.Relevance;

    /// <summary>The most to return; 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended (<see cref="AssetPage.Next"/>), or null for the first page.</summary>
    public string? Cursor { get; init; }
}
