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

    /// <summary>
    /// The numbers alone of what <see cref="ValuesAsync"/> gives, from the lowest: for ranks and scales of whole layers, with no more made
    /// of each than a number.
    /// </summary>
    async Task<double[]> NumbersAsync(
        string indicator, AreaLevel level, int vintage, string period, AreaKey? within = null,
        CancellationToken cancellationToken = default)
    {
        var values = await ValuesAsync(indicator, level, vintage, period, within, cancellationToken);
        double[] numbers = [.. values.Where(value => value.Value is not null).Select(value => value.Value!.Value)];
        Array.Sort(numbers);
        return numbers;
    }

    /// <summary>
    /// The bare values of one indicator on one layer in one period, each with its area, in no particular order: what shading a country
    /// needs, quickly.
    /// </summary>
    Task<IReadOnlyList<AreaNumber>> OfLayerAsync(
        string indicator, AreaLevel level, int vintage, string period, CancellationToken cancellationToken = default);

    /// <summary>Every value of one area: each indicator, each period, in order of indicator and period.</summary>
    Task<IReadOnlyList<IndicatorValue>> OfAreaAsync(AreaKey area, CancellationToken cancellationToken = default);

    /// <summary>
    /// Where an area stands by every indicator that its level and vintage has numbers of, each in its latest period: counted by the
    /// atlas in one go, so that a page about an area of a country need not read the country. In no particular order.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <param name="within">Counts only the areas that lie in this one; null for all of the layer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<Standing>> StandingsAsync(AreaKey area, AreaKey? within = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// What the values of several areas of one layer add up to, for each of many indicators in one go: so that an estimate for an area that
    /// they make up need not read each of their values. In order of <paramref name="series"/>; those without a row in any of the areas are
    /// left out. What is nearest in code is nearest at hand: quickest for areas whose codes lie in a few runs, as neighbours' do.
    /// </summary>
    /// <param name="level">The level of the areas.</param>
    /// <param name="vintage">The year of their boundaries.</param>
    /// <param name="areas">The areas, each once, with their people.</param>
    /// <param name="series">The indicators and periods, each once.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<SeriesSums>> SumsAsync(
        AreaLevel level, int vintage, IReadOnlyCollection<AreaPeople> areas, IReadOnlyList<SeriesKey> series,
        CancellationToken cancellationToken = default);
}
