using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Tiles;

/// <summary>
/// Drawn tiles, kept until something that they show is touched: an edit in Bath leaves Leeds's tiles where they are. Thread-safe.
/// </summary>
public sealed class TileAnswers
{
    private const long Room = 40_000_000;

    // A grid's own box around a place, carried to the tiles' grid, is wider than the place; this is for rounding alone.
    private const double Slack = 5;

    private readonly TilesCache<TileKey, TileAnswer> _kept = new(Room, answer => answer.Weight, onSecond: true);
    private readonly GridTransform _toTiles;
    private readonly AtlasWatch _watch;

    /// <summary>Makes the keeper of an atlas's tiles.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="watch">Tells what to forget.</param>
    /// <param name="assets">Told first: a tile that is drawn afresh must find assets as they are.</param>
    /// <param name="areas">The same for areas.</param>
    public TileAnswers(IAtlas atlas, AtlasWatch watch, TilesAssets assets, TilesAreas areas)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(watch);
        _toTiles = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.WebMercator);
        _watch = watch;
        watch.Tell(news =>
        {
            assets.Learn(news);
            areas.Learn(news);
            Learn(news);
        });
    }

    /// <summary>Sends a kept tile to whoever asks for it just so.</summary>
    /// <returns>False when there is none; nothing was sent then.</returns>
    public async Task<bool> TrySendAsync(HttpContext http)
    {
        var key = KeyOf(http);
        if (!_kept.TryGet(key, out _))
        {
            return false;
        }

        // What was kept when the request came may be untrue by now, so it is looked up again once that is known.
        await _watch.VersionAsync(http.RequestAborted);
        if (!_kept.TryGet(key, out var answer))
        {
            return false;
        }

        await answer!.SendAsync(http);
        return true;
    }

    /// <summary>Sends a tile, drawing it where it is not kept.</summary>
    /// <param name="http">The request.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="ofAssets">Whether it shows assets; else areas.</param>
    /// <param name="draw">Draws it. It runs on for others when this request is given up.</param>
    public async Task SendAsync(HttpContext http, TileAddress tile, bool ofAssets, Func<Task<byte[]>> draw)
    {
        await _watch.VersionAsync(http.RequestAborted);
        var answer = await _kept.GetAsync(
            KeyOf(http) with { Tile = tile, OfAssets = ofAssets }, async () => new TileAnswer(await draw()), http.RequestAborted);
        await answer.SendAsync(http);
    }

    private static TileKey KeyOf(HttpContext http) =>
        new(http.Request.Path.Value + http.Request.QueryString.Value, Sight.Of(http).Widest);

    private void Learn(AtlasNews news)
    {
        var (assets, areas, boxes) = (news.Everything, news.Everything, new List<Envelope>());
        foreach (var touch in news.Touches)
        {
            areas |= touch.Part is AtlasPart.Areas or AtlasPart.Values or AtlasPart.Patches;
            assets |= touch is { Part: AtlasPart.Assets, Asset: null };
            if (touch is { Part: AtlasPart.Assets, Box: { } box })
            {
                var carried = _toTiles.Apply(box);
                carried.ExpandBy(Slack);
                boxes.Add(carried);
            }
        }

        if (assets || areas || boxes.Count > 0)
        {
            _kept.Forget(key => key.OfAssets ? assets || Shows(key.Tile, boxes) : areas);
        }
    }

    private static bool Shows(TileAddress tile, List<Envelope> boxes)
    {
        var around = tile.Surroundings;
        return boxes.Exists(around.Intersects);
    }
}
