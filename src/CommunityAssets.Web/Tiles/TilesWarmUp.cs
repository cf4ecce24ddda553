using CommunityAssets.Cartography.Maps;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Tiles;

/// <summary>
/// Reads what tiles are drawn from as soon as the service starts, and counts what the first page shows, so that the first to look at a
/// country need not wait for it. The service says that it is ready when this is done.
/// </summary>
/// <param name="watch">Knows the atlas's version.</param>
/// <param name="answers">Made before anything is read, so that it is told of whatever is committed from then on.</param>
/// <param name="areas">Tiles of areas.</param>
/// <param name="assets">Tiles of assets.</param>
/// <param name="place">What the map of the place shows.</param>
/// <param name="log">Where it is written that this did not work.</param>
public sealed partial class TilesWarmUp(
    AtlasWatch watch, TileAnswers answers, TilesAreas areas, TilesAssets assets, MapsPlace place,
    ILogger<TilesWarmUp> log) : BackgroundService
{
    // Small areas of a country, but not its output areas: those are seen from near alone.
    private const long MostAreas = 50_000;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when there is nothing left to make ready; also when that did not work.</summary>
    public Task Done => _done.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = answers;
        await Task.Yield();
        try
        {
            await watch.VersionAsync(stoppingToken);
            var latest = (await areas.LayersAsync()).GroupBy(layer => layer.Level).Select(level => level.MaxBy(layer => layer.Vintage)!);
            foreach (var layer in latest)
            {
                if (layer.Count <= MostAreas)
                {
                    await areas.PrepareAsync(layer, stoppingToken);
                }
            }

            await assets.MarksAsync().WaitAsync(stoppingToken);
            await place.ComposeAsync(MapAddress.Parse([], out _), Sight.Public, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops before it has warmed up.
        }
#pragma warning disable CA1031 // Whoever asks for a tile meets the same trouble, and is told in words then.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogCold(log, exception.Message);
        }
        finally
        {
            _done.SetResult();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tiles could not be prepared yet: {Reason}")]
    private static partial void LogCold(ILogger log, string reason);
}
