using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>
/// Reads the small areas once the service has started and its tiles are ready, so that the first to draw an area need not wait.
/// </summary>
/// <param name="tiles">Comes first: the map is looked at before anybody draws on it.</param>
/// <param name="reader">Needs the areas.</param>
public sealed class OwnAreasWarmUp(TilesWarmUp tiles, OwnAreaReader reader) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await tiles.Done.WaitAsync(stoppingToken);
            await reader.PrepareAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops before it has warmed up.
        }
#pragma warning disable CA1031 // Whoever draws an area meets the same trouble, and is told in words then.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nothing is ready; it is read when somebody asks.
        }
    }
}
