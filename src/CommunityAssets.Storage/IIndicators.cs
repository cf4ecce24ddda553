using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage;

/// <summary>The indicators of an atlas and their values.</summary>
public interface IIndicators
{
    /// <summary>Every indicator with what there is of it, in order of domain and name.</summary>
    Task<IReadOnlyList<IndicatorHolding>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>One indicator with what there is of it, or null.</summary>
    Task<IndicatorHolding?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Values of one indicator on one layer in one period, in order of area code. <paramref name="within"/> keeps the areas that lie in
    /// another. Areas without a value are left out. The answer's vintage is never null.
    /// </summary>
    Task<IReadOnlyList<IndicatorValue>> ValuesAsync(
        string indicator, AreaLevel level, int vintage, string period, AreaKey? within = null,
        CancellationToken cancellationToken = default);

    /// <summary>Every value of one area: each indicator, each period, in order of indicator and period.</summary>
    Task<IReadOnlyList<IndicatorValue>> OfAreaAsync(AreaKey area, CancellationToken cancellationToken = default);
}
