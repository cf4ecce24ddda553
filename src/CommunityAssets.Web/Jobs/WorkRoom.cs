using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Jobs;

/// <summary>
/// Where analyses are worked out: few at once over the whole server, the rest in a queue that has an end, where whoever has least under way
/// comes first; none for longer than a limit; the same question asked by several at once just once, answers kept for whoever asks again
/// until the atlas changes. Work that nobody waits for any more is stopped. Nothing outlives the process. Thread-safe.
/// </summary>
public sealed partial class WorkRoom : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly JobLimits _limits;
    private readonly AtlasWatch _watch;
    private readonly ILogger<WorkRoom> _log;
    private readonly AnswerShelf _shelf;
    private readonly Dictionary<Question, PieceOfWork> _wanted = [];
    private readonly LinkedList<PieceOfWork> _waiting = new();
    private readonly Dictionary<PieceOfWork, Task> _running = [];
    private readonly CancellationTokenRegistration _closing;
    private bool _closed;

    /// <summary>Opens it.</summary>
    /// <param name="settings">The service's settings.</param>
    /// <param name="watch">Knows the atlas's version.</param>
    /// <param name="lifetime">
    /// Tells when the service stops: whatever is unfinished then is stopped too, so that nobody waits for it.
    /// </param>
    /// <param name="log">Where failures are written.</param>
    public WorkRoom(ServiceSettings settings, AtlasWatch watch, IHostApplicationLifetime lifetime, ILogger<WorkRoom> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(lifetime);
        (_limits, _watch, _log) = (settings.Jobs, watch, log);
        _shelf = new AnswerShelf(_limits);
        watch.Tell(Hear);
        _closing = lifetime.ApplicationStopping.Register(Close);
    }

    /// <summary>How many answers are kept.</summary>
    public int Kept
    {
        get
        {
            lock (_lock)
            {
                return _shelf.Count;
            }
        }
    }

    /// <summary>Has a question worked out, unless its answer is kept or on its way.</summary>
    /// <param name="question">The question.</param>
    /// <param name="asker">Who asks, as <see cref="Security.Limits.AskerOf"/> tells them apart.</param>
    /// <param name="work">Works it out.</param>
    /// <param name="keep">Whether the answer is kept for whoever asks again.</param>
    /// <returns>A hold on the work; whoever lets it go no longer waits.</returns>
    /// <exception cref="BusyException">There is no room for more.</exception>
    public Hold Take(Question question, int asker, Func<IProgress<double>, CancellationToken, Task<AnalysisTable>> work, bool keep = true)
    {
        lock (_lock)
        {
            if (_shelf.Find(question) is { } kept)
            {
                return new Hold(this, kept, asker);
            }

            if (!_wanted.TryGetValue(question, out var piece))
            {
                Admit(asker);
                piece = new PieceOfWork(question, asker, work, keep);
                _wanted.Add(question, piece);
                _waiting.AddLast(piece);
                Start();
            }

            piece.Holders++;
            return new Hold(this, piece, asker);
        }
    }

    /// <summary>How many pieces of work come before one that waits; 0 when it does not wait.</summary>
    public int Before(PieceOfWork work)
    {
        lock (_lock)
        {
            var before = 0;
            foreach (var waiting in _waiting)
            {
                if (waiting == work)
                {
                    return before + _running.Count;
                }

                before++;
            }

            return 0;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.DisposeAsync();
        Close();
        Task[] last;
        lock (_lock)
        {
            last = [.. _running.Values];
        }

        await Task.WhenAll(last);
    }

    /// <summary>One less waits for a piece of work.</summary>
    internal void Release(PieceOfWork work)
    {
        lock (_lock)
        {
            if (--work.Holders > 0 || work.State is not (WorkState.Waiting or WorkState.Running))
            {
                return;
            }

            GiveUp(work);
        }
    }

    private void Admit(int asker)
    {
        if (_closed)
        {
            throw new BusyException("The service is about to stop. Ask again in a minute.", isOwn: false);
        }

        if (_wanted.Values.Count(work => work.Asker == asker) >= _limits.OfOne)
        {
            throw new BusyException(
                $"{_limits.OfOne} analyses that you asked for are not done yet. Wait until one of them is, or cancel one.", isOwn: true);
        }

        if (_running.Count >= _limits.AtOnce && _waiting.Count >= _limits.Waiting)
        {
            throw new BusyException(
                "Many analyses are being worked out just now, and there is no room for one more to wait. Ask again in half a minute.",
                isOwn: false);
        }
    }

    // Work asked for later is not added to work that is being stopped.
    private void GiveUp(PieceOfWork work)
    {
        if (_wanted.TryGetValue(work.Question, out var wanted) && wanted == work)
        {
            _wanted.Remove(work.Question);
        }

        work.Stop();
        if (_waiting.Remove(work))
        {
            work.Finish(new OperationCanceledException());
        }
    }

    private void Start()
    {
        while (!_closed && _running.Count < _limits.AtOnce && _waiting.Count > 0)
        {
            // Whoever asks for much lets others go first; MinBy takes the first of those who are alike.
            var next = _waiting.MinBy(work => _running.Keys.Count(running => running.Asker == work.Asker))!;
            _waiting.Remove(next);
            _running.Add(next, Task.Run(() => RunAsync(next)));
        }
    }

    private async Task RunAsync(PieceOfWork work)
    {
        var problem = await work.RunAsync(_limits.Longest);
        if (problem is not (null or OperationCanceledException or BadInputException or ParameterException))
        {
            LogFailure(_log, problem, work.Question.Analysis);
        }

        var isOfNow = problem is null && work.Keep && await IsOfNowAsync(work.Question);
        lock (_lock)
        {
            _running.Remove(work);
            if (_wanted.TryGetValue(work.Question, out var wanted) && wanted == work)
            {
                _wanted.Remove(work.Question);
            }

            if (isOfNow)
            {
                _shelf.Keep(work);
            }

            Start();
        }

        work.Finish(problem);
    }

    // What was read while the atlas changed may be of both versions: it is answered, and not kept.
    private async Task<bool> IsOfNowAsync(Question question)
    {
        try
        {
            return await _watch.VersionAsync(CancellationToken.None) == question.Version;
        }
        catch (Exception exception) when (exception is AtlasUnreachableException or AtlasBusyException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Hear(AtlasNews news)
    {
        lock (_lock)
        {
            _shelf.Forget(news.Version);
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            _closed = true;
            foreach (var work in (PieceOfWork[])[.. _waiting, .. _running.Keys])
            {
                GiveUp(work);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The analysis {Analysis} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string analysis);
}
