using System.Diagnostics;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Jobs;

namespace CommunityAssets.Web.Duplicates;

/// <summary>
/// Keeps the stewards' queue of what may be recorded twice. It is worked out in the background when somebody asks and the atlas has changed
/// since, in its turn among all that is worked out, and once with the programs that ask the same; whoever can't wait so long is shown the
/// last one, told from when. A search that took long is not done again at every change: it rests for ten times as long as it took.
/// Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="analyses">Has searches done, and stops them when the service stops.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of a search that failed.</param>
public sealed partial class DuplicateDesk(IAtlas atlas, AnalysisDesk analyses, TimeProvider time, ILogger<DuplicateDesk> log)
{
    private const int RestFactor = 10;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _merged = [];
    private FoundDuplicates? _found;
    private DateTimeOffset _at;
    private DateTimeOffset _next;
    private Task? _running;
    private PieceOfWork? _work;

    /// <summary>The queue.</summary>
    /// <param name="patience">How long to wait for a search under way.</param>
    /// <param name="cancellationToken">Cancels waiting; the search goes on.</param>
    public async Task<DuplicateQueue> ReadAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var version = await atlas.VersionAsync(cancellationToken);
        Task? running;
        lock (_gate)
        {
            if (_running is null && (_found is null || (_found.Version != version && time.GetUtcNow() >= _next)))
            {
                _running = Task.Run(SearchAsync, CancellationToken.None);
            }

            running = _running;
        }

        if (running is not null && patience > TimeSpan.Zero)
        {
            await Task.WhenAny(running, Task.Delay(patience, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await SortAsync(cancellationToken);
    }

    /// <summary>How many pairs wait, as far as that is known within a second; null while the first search is under way.</summary>
    public async Task<int?> WaitingAsync(CancellationToken cancellationToken)
    {
        bool known;
        lock (_gate)
        {
            known = _found is not null;
        }

        return await ReadAsync(known ? TimeSpan.Zero : Moment, cancellationToken) is { Found: not null } queue ? queue.Waiting.Count : null;
    }

    /// <summary>Takes the pairs of an asset that was merged away out of the queue, until the next search leaves it out itself.</summary>
    public void Drop(Guid asset)
    {
        lock (_gate)
        {
            _merged.Add(asset);
        }
    }

    /// <summary>Puts an asset back that <see cref="Drop"/> took out.</summary>
    public void PutBack(Guid asset)
    {
        lock (_gate)
        {
            _merged.Remove(asset);
        }
    }

    private async Task<DuplicateQueue> SortAsync(CancellationToken cancellationToken)
    {
        FoundDuplicates? found;
        double? progress;
        DateTimeOffset at;
        Guid[] merged;
        lock (_gate)
        {
            (found, at, merged) = (_found, _at, [.. _merged]);
            progress = _running is null ? null : _work?.Progress ?? 0;
        }

        if (found is null)
        {
            return new DuplicateQueue([], [], [], null, null, progress);
        }

        var said = (await atlas.Duplicates.DecisionsAsync(cancellationToken)).ToDictionary(decision => (decision.One, decision.Other));
        var now = time.GetUtcNow();
        var gone = merged.ToHashSet();
        List<FoundPair> waiting = [], later = [], different = [];
        foreach (var pair in found.Pairs.Where(pair => !gone.Contains(pair.One.Id) && !gone.Contains(pair.Other.Id)))
        {
            var list = said.GetValueOrDefault((pair.One.Id, pair.Other.Id)) is { } decision && decision.Holds(pair.DocumentedBits, now)
                ? decision.Verdict == PairVerdict.Later ? later : different
                : waiting;
            list.Add(pair);
        }

        return new DuplicateQueue(waiting, later, different, found, at, progress);
    }

    private async Task SearchAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            Guid[] merged;
            lock (_gate)
            {
                merged = [.. _merged];
            }

            using var hold = await analyses.TakeAsync(DuplicatesEndpoint.Declared, Visibility.Workforce, CancellationToken.None);
            lock (_gate)
            {
                _work = hold.Work;
            }

            var found = ((DuplicateTable)await hold.Work.Answer).Found;
            var done = time.GetUtcNow();
            lock (_gate)
            {
                // What was merged before the question was asked is not in what was found: the answer is of that version or a later one.
                _merged.ExceptWith(merged);
                (_found, _at) = (found, done);
                _next = clock.Elapsed > Quick ? done + (RestFactor * clock.Elapsed) : done;
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
        catch (BusyException)
        {
            // There is no room for it to wait in; asked for again, it tries again.
        }
        catch (Exception problem)
        {
            // Whatever it was, the page goes on with what was found before.
            Failed(log, problem);
        }
        finally
        {
            lock (_gate)
            {
                (_running, _work) = (null, null);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search for what is recorded twice failed; it is tried again when somebody asks.")]
    private static partial void Failed(ILogger log, Exception problem);
}
