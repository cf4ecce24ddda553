using System.Diagnostics;
using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Duplicates;

/// <summary>
/// Keeps the stewards' queue of what may be recorded twice. It is worked out in the background, one search at a time, when somebody asks and
/// the atlas has changed since; whoever can't wait so long is shown the last one, told from when. A search that took long is not done again
/// at every change: it rests for ten times as long as it took. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="time">The clock.</param>
/// <param name="life">When the service stops, so does a search.</param>
/// <param name="log">Told of a search that failed.</param>
public sealed partial class DuplicateDesk(IAtlas atlas, TimeProvider time, IHostApplicationLifetime life, ILogger<DuplicateDesk> log)
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
                _running = Task.Run(() => SearchAsync(life.ApplicationStopping), CancellationToken.None);
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
        bool working;
        DateTimeOffset at;
        Guid[] merged;
        lock (_gate)
        {
            (found, working, at, merged) = (_found, _running is not null, _at, [.. _merged]);
        }

        if (found is null)
        {
            return new DuplicateQueue([], [], [], null, null, working);
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

        return new DuplicateQueue(waiting, later, different, found, at, working);
    }

    private async Task SearchAsync(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            Guid[] merged;
            lock (_gate)
            {
                merged = [.. _merged];
            }

            var found = await DuplicateSearch.RunAsync(
                atlas, new AssetQuery { See = Visibility.Workforce }, Matcher.Likely, progress: null, stop);
            var done = time.GetUtcNow();
            lock (_gate)
            {
                // What was merged before the search began is not in what it found.
                _merged.ExceptWith(merged);
                (_found, _at) = (found, done);
                _next = clock.Elapsed > Quick ? done + (RestFactor * clock.Elapsed) : done;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The service stops.
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
                _running = null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search for what is recorded twice failed; it is tried again when somebody asks.")]
    private static partial void Failed(ILogger log, Exception problem);
}
