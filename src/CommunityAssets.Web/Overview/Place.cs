using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Overview;

/// <summary>The place that an atlas is about. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
public sealed class Place(IAtlas atlas, ServiceSettings settings)
{
    private static readonly AreaLevel[] Wide = [AreaLevel.Lad, AreaLevel.Region, AreaLevel.Country];
    private readonly VersionedCache<int, string> _names = new(atlas, 4);
    private readonly VersionedCache<int, IReadOnlyList<string>> _attributions = new(atlas, 4);

    /// <summary>
    /// Its name: as set; else the name of its local authority, region or country, whichever is the smallest of which it has just one; else
    /// the
    /// atlas's own name.
    /// </summary>
    public async Task<string> NameAsync(CancellationToken cancellationToken) =>
        settings.PlaceName ?? await _names.GetAsync(0, FindAsync, cancellationToken);

    /// <summary>What the licences of the atlas's sources ask to be said, each once.</summary>
    public Task<IReadOnlyList<string>> AttributionAsync(CancellationToken cancellationToken) => _attributions.GetAsync(
        0,
        async stop => Attributions.Of(
            await atlas.Sources.ListAsync(stop), DateOnly.FromDateTime(settings.Time.GetUtcNow().UtcDateTime)),
        cancellationToken);

    private async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        var layers = await atlas.Areas.LayersAsync(cancellationToken);
        foreach (var level in Wide)
        {
            if (layers.FirstOrDefault(layer => layer.Level == level) is { Count: 1 } only)
            {
                var page = await atlas.Areas.SearchAsync(
                    new AreaQuery { Level = level, Vintage = only.Vintage, Shapes = false, Limit = 1 }, cancellationToken);
                if (page.Areas is [{ } area])
                {
                    return area.Name;
                }
            }
        }

        return Path.GetFileNameWithoutExtension(atlas.Info.Name);
    }
}
