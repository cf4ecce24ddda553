using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Post;

namespace CommunityAssets.Web.Reminding;

/// <summary>Writes to the keepers of what is due. Servers that share an atlas may all do it: each letter is taken by one of them.</summary>
/// <param name="atlas">The atlas, which holds the queue.</param>
/// <param name="post">Sends letters.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where it is written that a letter could not be sent.</param>
public sealed partial class ReminderPost(IAtlas atlas, IPost post, Place place, TimeProvider time, ILogger<ReminderPost> log)
{
    // At one go; the rest goes the next time, so that no mail server takes it for a flood.
    private const int MostAtOnce = 200;

    /// <summary>Puts letters for what is due into the queue, and sends what is in it.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        if (!post.IsConfigured)
        {
            return 0;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await atlas.Reminders.PlanAsync(today, cancellationToken);
        var (name, sent) = (await place.NameAsync(cancellationToken), 0);
        for (var taken = 0; taken < MostAtOnce; taken++)
        {
            var token = PrivateToken.Make();
            if (await atlas.Reminders.TakeAsync(token.Hash, today, cancellationToken) is not { } reminder)
            {
                break;
            }

            try
            {
                await post.SendAsync(ReminderLetter.Write(reminder, name, post.AddressOf($"/keeping/{token.Text}")), cancellationToken);
            }
            catch (PostException problem)
            {
                LogUnsent(log, reminder.Tries, Reminder.MostTries, problem.Message);
                continue;
            }

            await atlas.Reminders.SentAsync(reminder.Id, cancellationToken);
            sent++;
        }

        return sent;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter to a keeper was not sent (try {Try} of {Most}): {Reason}")]
    private static partial void LogUnsent(ILogger log, int @try, int most, string reason);
}
