using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>
/// Which services to look for. Only published assets are ever found. Every part is optional but what is held; parts narrow each other.
/// </summary>
public sealed record ServiceQuery
{
    /// <summary>The kinds of assets that are held: nothing else is found, provides anything, or is a place where anything is.</summary>
    public required ImmutableArray<AssetKind> Holds { get; init; }

    /// <summary>The widest view allowed, of services, providers and places alike.</summary>
    public Visibility See { get; init; } = Visibility.Public;

    /// <summary>These alone, by id; null for all.</summary>
    public IReadOnlyCollection<Guid>? Ids { get; init; }

    /// <summary>This one service at a place (<see cref="ServiceAtPlace.Id"/>).</summary>
    public Guid? At { get; init; }

    /// <summary>Free words, looked for in names and summaries; small spelling slips are found.</summary>
    public string? Text { get; init; }

    /// <summary>Any of these kinds; empty for all that are held.</summary>
    public ImmutableArray<AssetKind> Kinds { get; init; } = [];

    /// <summary>Any of these topics; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>All of these access features known to be there.</summary>
    public ImmutableArray<AccessFeature> Access { get; init; } = [];

    /// <summary>All of these access features known not to be there.</summary>
    public ImmutableArray<AccessFeature> AccessMissing { get; init; } = [];

    /// <summary>All of these are told.</summary>
    public ImmutableArray<ServiceFact> Tells { get; init; } = [];

    /// <summary>What this one provides.</summary>
    public Guid? Provider { get; init; }

    /// <summary>Changed at this moment or later.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>The youngest age is told, and is this or more, in years.</summary>
    public double? YoungestFrom { get; init; }

    /// <summary>The oldest age is told, and is this or less, in years.</summary>
    public double? OldestTo { get; init; }

    /// <summary>A session on any of these weekdays; empty for all. The same session answers for its times.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>A session that is known to start at this time or later.</summary>
    public TimeOnly? StartsFrom { get; init; }

    /// <summary>A session that is known to end at this time or earlier.</summary>
    public TimeOnly? EndsBy { get; init; }

    /// <summary>A point on the grid to measure from, for <see cref="WithinMetres"/>.</summary>
    public Point? Near { get; init; }

    /// <summary>At a place no further than this from <see cref="Near"/>, in metres in a straight line.</summary>
    public double? WithinMetres { get; init; }

    /// <summary>Codes of areas: what says that it covers some areas covers one of these. Null for all.</summary>
    public IReadOnlyCollection<string>? CoversAnyOf { get; init; }

    /// <summary>Leaves out that many before the page begins; 0 or more.</summary>
    public long Skip { get; init; }

    /// <summary>
    /// Only what comes after this id in order of id; words to look for then play no part in the order. For whoever reads everything,
    /// page after page, at one price a page.
    /// </summary>
    public Guid? After { get; init; }

    /// <summary>The most to return; 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;
}
