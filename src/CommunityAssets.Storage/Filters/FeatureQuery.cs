using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage.Filters;

/// <summary>Which features to read, what of them, and in which order.</summary>
public sealed record FeatureQuery
{
    /// <summary>The most features of one page.</summary>
    public const int MostFeatures = 10_000;

    /// <summary>The set that they are of.</summary>
    public required FeatureSet Set { get; init; }

    /// <summary>The widest view of assets allowed. Whatever its filter asks, a query never tells of assets beyond it.</summary>
    public Visibility See { get; init; } = Visibility.Public;

    /// <summary>The one feature of this id (an asset's UUID, an area's code); null for all.</summary>
    public string? Id { get; init; }

    /// <summary>What they must answer to; null for all.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The fields to read, in this order; fields of the set, or of indicators for areas.</summary>
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>Whether shapes are wanted.</summary>
    public bool Shapes { get; init; } = true;

    /// <summary>The order; the id decides ties. Empty for the order of ids.</summary>
    public ImmutableArray<SortKey> Sort { get; init; } = [];

    /// <summary>The most to return; 1 to <see cref="MostFeatures"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended (<see cref="IFeatureRow.Cursor"/> of its last feature), or null.</summary>
    public string? Cursor { get; init; }
}
