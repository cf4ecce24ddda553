using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Overview;

/// <summary>Tells the indicators of one area in numbers and words. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="layers">Values of whole layers.</param>
public sealed class NeedReader(IAtlas atlas, Layers layers)
{
    private const double ScaleMargin = 0.04;

    /// <summary>Every indicator that has values at the area's level, each in its latest period.</summary>
    /// <param name="area">The area.</param>
    /// <param name="parents">The areas that it lies in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<NeedLine>> ReadAsync(Area area, IReadOnlyList<Area> parents, CancellationToken cancellationToken)
    {
        var own = await ValuesAsync(area.Key, cancellationToken);
        var authority = area.Level < AreaLevel.Lad || area.Level == AreaLevel.Patch
            ? parents.FirstOrDefault(parent => parent.Level == AreaLevel.Lad)
            : null;

        // A nation without a boundary is nobody's parent on the map; the code still says which one it is.
        var country = parents.FirstOrDefault(parent => parent.Level == AreaLevel.Country)
            ?? (Nation.Of(area.Key.Code) is { } nation && nation.Code != area.Key.Code
                ? await atlas.Areas.FindAsync(nation.Code, vintage: null, cancellationToken)
                : null);
        var place = authority is null ? null : await ValuesAsync(authority.Key, cancellationToken);
        var national = country is null ? null : await ValuesAsync(country.Key, cancellationToken);
        var lines = new List<NeedLine>();
        var holdings = await atlas.Indicators.ListAsync(cancellationToken);
        var headlines = Headlines.Of(holdings).Select(holding => holding.Indicator.Id).ToHashSet(StringComparer.Ordinal);
        var standings = await layers.StandingsAsync(area.Key, authority?.Key, cancellationToken);
        foreach (var holding in holdings)
        {
            // Layers come with the latest period first.
            if (holding.Layers.FirstOrDefault(layer => layer.Level == area.Level && layer.Vintage == area.Key.Vintage) is not { } latest)
            {
                continue;
            }

            var key = (holding.Indicator.Id, latest.Period);
            IndicatorValue? value = own.TryGetValue(key, out var found) ? found : null;
            var line = Tell(
                holding.Indicator, latest.Period, value, standings.GetValueOrDefault(key), Pair(authority, place, key), Pair(country, national, key));
            lines.Add(line with { Headline = headlines.Contains(holding.Indicator.Id) });
        }

        return lines;
    }

    private static (string Name, IndicatorValue Value)? Pair(
        Area? area, Dictionary<(string Indicator, string Period), IndicatorValue>? values, (string Indicator, string Period) key) =>
        area is not null && values is not null && values.TryGetValue(key, out var value) && value.Value is not null
            ? (area.Name, value)
            : null;

    private static NeedLine Tell(
        Indicator indicator,
        string period,
        IndicatorValue? found,
        Standing? standing,
        (string Name, IndicatorValue Value)? place,
        (string Name, IndicatorValue Value)? country)
    {
        var value = found?.Value;
        var (rank, ties) = value is not null && standing is not null ? standing.Rank : (0, 0);
        var benchmark = place ?? country;
        var against = Comparisons.ByLimits(
            Estimate.From(value, found?.Lower, found?.Upper),
            Estimate.From(benchmark?.Value.Value, benchmark?.Value.Lower, benchmark?.Value.Upper));
        return NeedLine.About(indicator, period) with
        {
            Value = value,
            ValueWords = value is { } told ? ValueWords.Of(indicator, told)
                : found is { Suppressed: true } ? "Held back by the publisher"
                : "No data",
            Lower = value is null ? null : found?.Lower,
            Upper = value is null ? null : found?.Upper,
            LimitsWords = value is null ? null : ValueWords.Between(indicator, found?.Lower, found?.Upper),
            Rank = rank > 0 ? rank : null,
            Of = rank > 0 ? standing!.Count : null,
            RankWords = rank > 0 ? RankWords.Of(rank, ties, standing!.Count) : null,
            Place = Benchmark.Of(indicator, place),
            England = Benchmark.Of(indicator, country),
            Comparison = ComparisonWords.Of(against, benchmark?.Name ?? ""),
            Suppressed = found is { Suppressed: true },
            Note = found?.Note,
            Scale = standing is null ? null : ScaleOf(standing, found, place?.Value.Value, country?.Value.Value),
        };
    }

    private static Scale ScaleOf(Standing standing, IndicatorValue? found, double? place, double? country)
    {
        double?[] marks = [standing.Lowest, standing.Highest, found?.Lower, found?.Upper, found?.Value, place, country];
        var low = marks.Min()!.Value;
        var high = marks.Max()!.Value;
        var margin = high > low ? (high - low) * ScaleMargin : Math.Max(1, Math.Abs(high) * ScaleMargin);
        return Scale.Around(low, high, margin);
    }

    private async Task<Dictionary<(string Indicator, string Period), IndicatorValue>> ValuesAsync(
        AreaKey area, CancellationToken cancellationToken)
    {
        var values = new Dictionary<(string Indicator, string Period), IndicatorValue>();
        foreach (var value in await atlas.Indicators.OfAreaAsync(area, cancellationToken))
        {
            values[(value.Indicator, value.Period)] = value;
        }

        return values;
    }
}
