using System.Collections.Concurrent;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>A clock on which every wait is over at once, and which remembers how long it was asked to wait.</summary>
internal sealed class HastyTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>Added to the time of day.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>The waits longer than the pause between two requests, in seconds.</summary>
    public IReadOnlyList<double> Waits =>
        [.. _waits.Where(wait => wait > TimeSpan.FromMilliseconds(100)).Select(wait => wait.TotalSeconds)];

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _waits.Enqueue(dueTime);
            dueTime = TimeSpan.Zero;
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
