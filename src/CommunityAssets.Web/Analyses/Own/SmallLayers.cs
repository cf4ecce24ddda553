using System.Collections.Concurrent;
using CommunityAssets.Analysis.Areas;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>
/// What estimates for areas of people's own are put together from, read once and kept until areas or values change. Of what people draw
/// nothing is kept, and a patch that somebody saves changes none of it: no estimate is put together from patches. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class SmallLayers(IAtlas atlas)
{
    private readonly Lock _lock = new();
    private State _state = State.Of(-1);

    /// <summary>The levels that estimates are put together from; larger areas say too little about a place of one's own.</summary>
    public static bool IsSmall(AreaLevel level) => level < AreaLevel.Lad;

    /// <summary>A layer of small areas.</summary>
    public async Task<SmallLayer> LayerAsync(AreaLevel level, int vintage, CancellationToken cancellationToken)
    {
        var state = await NowAsync(cancellationToken);
        return await KeptAsync(
            state.Layers, (level, vintage), () => SmallLayer.ReadAsync(atlas, level, vintage, CancellationToken.None), cancellationToken);
    }

    /// <summary>
    /// The layer that people are counted by: the smallest that has their numbers, else the smallest there is; null for none.
    /// </summary>
    public async Task<SmallLayer?> ForPeopleAsync(CancellationToken cancellationToken)
    {
        var there = await LayersAsync(cancellationToken);
        return (there.FirstOrDefault(layer => layer.Population is > 0) ?? there.FirstOrDefault()) is { } first
            ? await LayerAsync(first.Level, first.Vintage, cancellationToken) : null;
    }

    /// <summary>Which of the areas at the edge of a shape it splits.</summary>
    internal async Task<SplitAreas> SplitAsync(Fitted fitted, Geometry shape, CancellationToken cancellationToken)
    {
        var (layer, fit) = fitted;
        var codes = fit.AtEdge.Select(area => layer.Codes[area]).ToList();
        var shapes = (await atlas.Areas.OfCodesAsync(layer.Vintage, codes, cancellationToken))
            .ToDictionary(area => area.Key.Code, area => area.Shape, StringComparer.Ordinal);
        return SplitAreas.Of(shape, layer.Areas, fit, [.. codes.Select(code => shapes.GetValueOrDefault(code))]);
    }

    /// <summary>Which layers of small areas there are, smallest first, latest first.</summary>
    public async Task<IReadOnlyList<AreaLayer>> LayersAsync(CancellationToken cancellationToken) =>
        (await ListsAsync(cancellationToken)).Layers;

    /// <summary>Every indicator with what there is of it.</summary>
    public async Task<IReadOnlyList<IndicatorHolding>> IndicatorsAsync(CancellationToken cancellationToken) =>
        (await ListsAsync(cancellationToken)).Indicators;

    /// <summary>What a small area's value is set beside: its local authority and its country with all their values.</summary>
    public async Task<Surroundings> SurroundingsAsync(AreaKey area, CancellationToken cancellationToken)
    {
        var state = await NowAsync(cancellationToken);
        return await KeptAsync(state.Surroundings, area, () => ReadAsync(state, area), cancellationToken);
    }

    private async Task<Surroundings> ReadAsync(State state, AreaKey area)
    {
        var parents = await atlas.Areas.ParentsAsync(area, CancellationToken.None);
        var place = parents.FirstOrDefault(parent => parent.Level == AreaLevel.Lad);
        var country = parents.FirstOrDefault(parent => parent.Level == AreaLevel.Country)
            ?? (Nation.Of(area.Code) is { } nation ? await atlas.Areas.FindAsync(nation.Code) : null);
        return new Surroundings(
            place is null ? null : await KeptAsync(state.Wide, place.Key, () => ReadWideAsync(place), CancellationToken.None),
            country is null ? null : await KeptAsync(state.Wide, country.Key, () => ReadWideAsync(country), CancellationToken.None));
    }

    private async Task<WideArea> ReadWideAsync(Area area)
    {
        var values = new Dictionary<SeriesKey, IndicatorValue>();
        foreach (var value in await atlas.Indicators.OfAreaAsync(area.Key))
        {
            values[new SeriesKey(value.Indicator, value.Period)] = value;
        }

        return new WideArea(area.Name, values);
    }

    private async Task<Lists> ListsAsync(CancellationToken cancellationToken)
    {
        var state = await NowAsync(cancellationToken);
        return await KeptAsync(state.Lists, 0, ReadListsAsync, cancellationToken);
    }

    private async Task<Lists> ReadListsAsync() => new(
        [.. (await atlas.Areas.LayersAsync()).Where(layer => IsSmall(layer.Level) && layer.Count > 0)
            .OrderBy(layer => layer.Level).ThenByDescending(layer => layer.Vintage)],
        await atlas.Indicators.ListAsync());

    // What other commits touched stays; most are of assets or patches alone.
    private async Task<State> NowAsync(CancellationToken cancellationToken)
    {
        var state = _state;
        var news = await atlas.NewsAsync(state.Version, cancellationToken);
        if (news.Version == state.Version && !news.Everything)
        {
            return state;
        }

        lock (_lock)
        {
            if (_state.Version < news.Version || news.Everything)
            {
                var areas = news.Everything || news.Touches.Any(touch => touch.Part == AtlasPart.Areas);
                var values = areas || news.Touches.Any(touch => touch.Part == AtlasPart.Values);
                _state = areas ? State.Of(news.Version)
                    : values ? State.Of(news.Version, state.Layers)
                    : state with { Version = news.Version };
            }

            return _state;
        }
    }

    // Worked out once for all who ask at once, and not cancelled with one of them; what failed is tried again.
    private static async Task<TValue> KeptAsync<TKey, TValue>(
        ConcurrentDictionary<TKey, Lazy<Task<TValue>>> kept, TKey key, Func<Task<TValue>> read, CancellationToken cancellationToken)
        where TKey : notnull
    {
        const int Most = 2000;
        if (kept.Count > Most)
        {
            kept.Clear();
        }

        var answer = kept.GetOrAdd(key, _ => new Lazy<Task<TValue>>(read));
        try
        {
            return await answer.Value.WaitAsync(cancellationToken);
        }
        catch
        {
            if (answer.Value.IsFaulted)
            {
                kept.TryRemove(KeyValuePair.Create(key, answer));
            }

            throw;
        }
    }

    private sealed record Lists(IReadOnlyList<AreaLayer> Layers, IReadOnlyList<IndicatorHolding> Indicators);

    private sealed record State(
        long Version,
        ConcurrentDictionary<(AreaLevel, int), Lazy<Task<SmallLayer>>> Layers,
        ConcurrentDictionary<int, Lazy<Task<Lists>>> Lists,
        ConcurrentDictionary<AreaKey, Lazy<Task<Surroundings>>> Surroundings,
        ConcurrentDictionary<AreaKey, Lazy<Task<WideArea>>> Wide)
    {
        public static State Of(long version, ConcurrentDictionary<(AreaLevel, int), Lazy<Task<SmallLayer>>>? layers = null) =>
            new(version, layers ?? new(), new(), new(), new());
    }
}
