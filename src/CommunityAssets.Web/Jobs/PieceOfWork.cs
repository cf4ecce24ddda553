using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Jobs;

/// <summary>One thing that is worked out, for everybody who asked for it at once. Thread-safe.</summary>
public sealed class PieceOfWork : IProgress<double>
{
    private readonly TaskCompletionSource<AnalysisTable> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private double _progress;
    private volatile WorkState _state;
    private AnalysisTable? _found;

    internal PieceOfWork(Question question, int asker, Func<IProgress<double>, CancellationToken, Task<AnalysisTable>> work, bool keep) =>
        (Question, Asker, Work, Keep) = (question, asker, work, keep);

    /// <summary>What is worked out.</summary>
    public Question Question { get; }

    /// <summary>How far it is.</summary>
    public WorkState State => _state;

    /// <summary>The share done, from 0 to 1; never goes back.</summary>
    public double Progress => _state == WorkState.Done ? 1 : Volatile.Read(ref _progress);

    /// <summary>The answer; fails as the work failed, and is cancelled when the work was stopped.</summary>
    public Task<AnalysisTable> Answer => _answer.Task;

    /// <summary>How many bytes the answer takes, by estimate; 0 before it is there.</summary>
    public long Bytes { get; private set; }

    /// <summary>Who asked first.</summary>
    internal int Asker { get; }

    /// <summary>Whether its answer is kept for whoever asks again.</summary>
    internal bool Keep { get; }

    /// <summary>How many wait for it. Kept under the lock of whoever runs it.</summary>
    internal int Holders { get; set; }

    private Func<IProgress<double>, CancellationToken, Task<AnalysisTable>> Work { get; }

    /// <summary>Waits until it is over, or no longer; how it ended is told by <see cref="Answer"/>.</summary>
    /// <param name="wait">For how long to wait.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public async Task SettledAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await ((Task)Answer).WaitAsync(wait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Report(double value)
    {
        // Reported from many threads, whose turns do not come in order.
        var known = Volatile.Read(ref _progress);
        var share = Math.Clamp(value, 0, 1);
        while (share > known)
        {
            var found = Interlocked.CompareExchange(ref _progress, share, known);
            if (found.Equals(known))
            {
                return;
            }

            known = found;
        }
    }

    /// <summary>Does the work; told to <see cref="Finish"/> by whoever runs it.</summary>
    /// <param name="longest">For how long at most.</param>
    internal async Task<Exception?> RunAsync(TimeSpan longest)
    {
        _state = WorkState.Running;
        using var late = new CancellationTokenSource(longest);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, late.Token);
        try
        {
            var table = await Work(this, both.Token);
            Bytes = AnswerSize.Of(table);
            _found = table;
            return null;
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            var minutes = PlainWords.Count((long)Math.Ceiling(longest.TotalMinutes), "minute", "minutes");
            return new BadInputException(
                $"This took more than {minutes} and was stopped. Ask for less at once, or have it worked out on the command "
                + $"line, which waits: communityassets analyse {Question.Analysis}.",
                exception);
        }
#pragma warning disable CA1031 // Whoever waits for the answer gets the exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    /// <summary>Asks the work to stop.</summary>
    internal void Stop() => _stop.Cancel();

    /// <summary>Tells whoever waits how it ended.</summary>
    internal void Finish(Exception? problem)
    {
        if (problem is null)
        {
            _state = WorkState.Done;
            _answer.SetResult(_found!);
        }
        else if (_stop.IsCancellationRequested)
        {
            _state = WorkState.Cancelled;
            _answer.SetCanceled(_stop.Token);
        }
        else
        {
            _state = WorkState.Failed;
            _answer.SetException(problem);

            // Nobody may be left to look at it.
            _ = _answer.Task.Exception;
        }
    }
}
