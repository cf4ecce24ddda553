using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Overview;

/// <summary>What is asked of whole layers again and again: values in order, names of areas. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class Layers(IAtlas atlas)
{
    private readonly VersionedCache<(string Indicator, Layer Layer, string Period), LayerNumbers> _numbers = new(atlas, 40);
    private readonly VersionedCache<Layer, IReadOnlyDictionary<string, string>> _names = new(atlas, 20);
    private readonly VersionedCache<(AreaKey Area, AreaKey? Within), Dictionary<(string Indicator, string Period), Standing>> _standings =
        new(atlas, 200);

    /// <summary>Where an area stands by each indicator in its latest period, among all areas of its layer or those within another.</summary>
    public Task<Dictionary<(string Indicator, string Period), Standing>> StandingsAsync(
        AreaKey area, AreaKey? within, CancellationToken cancellationToken) => _standings.GetAsync(
        (area, within),
        async cancel => (await atlas.Indicators.StandingsAsync(area, within, cancel)).ToDictionary(one => (one.Indicator, one.Period)),
        cancellationToken);

    /// <summary>The values of an indicator on a layer in a period, in order.</summary>
    public Task<LayerNumbers> NumbersAsync(
        string indicator, AreaLevel level, int vintage, string period, AreaKey? within, CancellationToken cancellationToken) =>
        _numbers.GetAsync(
            (indicator, new Layer(level, vintage, within), period),
            async cancel => new LayerNumbers(await atlas.Indicators.NumbersAsync(indicator, level, vintage, period, within, cancel)),
            cancellationToken);

    /// <summary>Names of the areas of a layer by code.</summary>
    public Task<IReadOnlyDictionary<string, string>> NamesAsync(
        AreaLevel level, int vintage, AreaKey? within, CancellationToken cancellationToken) =>
        _names.GetAsync(new Layer(level, vintage, within), cancel => ReadNamesAsync(level, vintage, within, cancel), cancellationToken);

    private async Task<IReadOnlyDictionary<string, string>> ReadNamesAsync(
        AreaLevel level, int vintage, AreaKey? within, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = new AreaQuery { Level = level, Vintage = vintage, Within = within, Shapes = false, Limit = 1000 };
        while (true)
        {
            var page = await atlas.Areas.SearchAsync(query, cancellationToken);
            foreach (var area in page.Areas)
            {
                names[area.Key.Code] = area.Name;
            }

            if (page.Next is null)
            {
                return names;
            }

            query = query with { Cursor = page.Next };
        }
    }

    private readonly record struct Layer(AreaLevel Level, int Vintage, AreaKey? Within);
}
