using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Connecting;

/// <summary>
/// Erases who withdrew long enough ago: when the service starts, and once a day after that. Several servers of one atlas do it one after
/// another, and the later ones find nothing left.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is said that it was done, or could not be.</param>
public sealed partial class EraseDue(IAtlas atlas, TimeProvider time, ILogger<EraseDue> log) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    // After a failure, such as a server that is away or an import that is writing.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Daily;
            try
            {
                await atlas.Connectors.EraseDueAsync(Actor.Service, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Whatever it was, the service goes on: it is tried again soon.
                LogFailed(log, problem.GetType().Name);
                wait = Again;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who withdrew long ago could not be erased just now ({Problem}); it is tried again in a quarter of an hour.")]
    private static partial void LogFailed(ILogger log, string problem);
}
