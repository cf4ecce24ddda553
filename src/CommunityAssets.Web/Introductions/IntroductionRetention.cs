using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;

namespace CommunityAssets.Web.Introductions;

/// <summary>Puts introductions together into counts when they are old enough: when the service starts, and once a day after.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="log">Where it is written that this did not work.</param>
public sealed partial class IntroductionRetention(IAtlas atlas, ServiceSettings settings, ILogger<IntroductionRetention> log)
    : BackgroundService
{
    /// <summary>Does it now.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="time">The clock.</param>
    /// <param name="by">Who has it done: the service, or the command line.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many introductions became counts.</returns>
    public static Task<int> ApplyAsync(IAtlas atlas, TimeProvider time, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(by);
        var first = Introduction.FirstKept(Month.Of(LondonTime.Today(time)));
        return atlas.Introductions.AggregateAsync(first, by.Line(AuditAct.IntroductionsAggregated), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ApplyAsync(atlas, settings.Time, Actor.Service, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Whatever it was, the service goes on: it is tried again the next day.
                LogPostponed(log, problem.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromDays(1), settings.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old introductions could not be put together into counts just now ({Reason}); it is tried again tomorrow.")]
    private static partial void LogPostponed(ILogger log, string reason);
}
