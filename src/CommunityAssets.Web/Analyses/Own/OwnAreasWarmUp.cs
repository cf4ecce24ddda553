using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>
/// Reads the small areas once the service has started and its tiles are ready, so that the first to draw an area need not wait.
/// </summary>
/// <param name="tiles">Comes first: the map is looked at before anybody draws on it.</param>
/// <param name="reader">Needs the areas.</param>
/// <param name="log">Where it is written that this did not work.</param>
public sealed partial class OwnAreasWarmUp(TilesWarmUp tiles, OwnAreaReader reader, ILogger<OwnAreasWarmUp> log) : BackgroundService
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
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogCold(log, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Small areas could not be read in yet: {Reason}")]
    private static partial void LogCold(ILogger log, string reason);
}
