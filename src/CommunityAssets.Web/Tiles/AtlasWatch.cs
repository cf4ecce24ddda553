using CommunityAssets.Storage;

namespace CommunityAssets.Web.Tiles;

/// <summary>
/// Asks the atlas its version for whoever needs it. Those who come together share one question, which is always asked after they came: what
/// was committed before somebody asked is known to them, also when another process wrote it. Whoever keeps something of the atlas is told
/// first what to forget. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class AtlasWatch(IAtlas atlas)
{
    private readonly Lock _lock = new();
    private readonly List<Action<AtlasNews>> _listeners = [];
    private TaskCompletionSource<long>? _next;
    private bool _asking;
    private long _known = -1;

    /// <summary>
    /// Has something told what happened, before anybody gets the version that it belongs to; one call at a time. It must not throw or wait.
    /// </summary>
    public void Tell(Action<AtlasNews> listener)
    {
        lock (_lock)
        {
            _listeners.Add(listener);
        }
    }

    /// <summary>The atlas's version at some moment after this was called.</summary>
    public Task<long> VersionAsync(CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_asking)
            {
                // The question on its way was asked before this caller came.
                _next ??= turn;
                return _next.Task.WaitAsync(cancellationToken);
            }

            _asking = true;
        }

        _ = AskAsync(turn);
        return turn.Task.WaitAsync(cancellationToken);
    }

    private async Task AskAsync(TaskCompletionSource<long> turn)
    {
        while (true)
        {
            try
            {
                turn.SetResult(await AskOnceAsync());
            }
#pragma warning disable CA1031 // Whoever asked gets the exception from the task.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                turn.SetException(exception);
            }

            lock (_lock)
            {
                if (_next is null)
                {
                    _asking = false;
                    return;
                }

                (turn, _next) = (_next, null);
            }
        }
    }

    private async Task<long> AskOnceAsync()
    {
        var news = await atlas.NewsAsync(_known, CancellationToken.None);
        if (news.Version != _known || news.Everything)
        {
            Action<AtlasNews>[] listeners;
            lock (_lock)
            {
                listeners = [.. _listeners];
            }

            foreach (var listener in listeners)
            {
                listener(news);
            }

            _known = news.Version;
        }

        return news.Version;
    }
}
