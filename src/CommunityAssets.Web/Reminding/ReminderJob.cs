using CommunityAssets.Web.Post;

namespace CommunityAssets.Web.Reminding;

/// <summary>
/// Looks every hour for letters to write and to try again. What is due comes up once a day, and a keeper is written to once a month: looking
/// more often writes no more.
/// </summary>
/// <param name="reminders">Writes them.</param>
/// <param name="post">Nothing is done where letters can't be sent.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is written that this did not work.</param>
public sealed partial class ReminderJob(ReminderPost reminders, IPost post, TimeProvider time, ILogger<ReminderJob> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!post.IsConfigured)
        {
            return;
        }

        try
        {
            await Task.Delay(First, time, stoppingToken);
            while (true)
            {
                try
                {
                    await reminders.SendAsync(stoppingToken);
                }
#pragma warning disable CA1031 // The atlas may be away for an hour; the next look finds it again.
                catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    LogTrouble(log, exception.Message);
                }

                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters to keepers have to wait: {Reason}")]
    private static partial void LogTrouble(ILogger log, string reason);
}
