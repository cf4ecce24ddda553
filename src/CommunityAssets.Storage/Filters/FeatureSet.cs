using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage.Filters;

/// <summary>Features that belong together and have the same fields.</summary>
public abstract record FeatureSet
{
    private FeatureSet()
    {
    }

    /// <summary>The fields that every feature of the set has.</summary>
    public abstract ImmutableArray<Field> Fields { get; }

    /// <summary>Published assets.</summary>
    /// <param name="Kind">Of this kind; null for every kind.</param>
    public sealed record OfAssets(AssetKind? Kind = null) : FeatureSet
    {
        /// <inheritdoc/>
        public override ImmutableArray<Field> Fields => AssetFields.All;
    }

    /// <summary>Areas of one level and vintage.</summary>
    /// <param name="Level">The level.</param>
    /// <param name="Vintage">The year of the boundaries.</param>
    public sealed record OfAreas(AreaLevel Level, int Vintage) : FeatureSet
    {
        /// <inheritdoc/>
        public override ImmutableArray<Field> Fields => AreaFields.All;
    }
}
