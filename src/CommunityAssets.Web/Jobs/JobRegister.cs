using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Jobs;

/// <summary>
/// The jobs of this server: bounded in number, in the bytes of their results, and in the time for which those are kept. They are in memory
/// alone: when the server stops they are gone. Thread-safe.
/// </summary>
public sealed class JobRegister : IDisposable
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly ServiceSettings _settings;
    private readonly ITimer _sweep;

    /// <summary>Opens it.</summary>
    public JobRegister(ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _sweep = settings.Time.CreateTimer(_ => Sweep(), null, BetweenSweeps, BetweenSweeps);
    }

    /// <summary>Makes a job.</summary>
    /// <param name="analysis">What is worked out.</param>
    /// <param name="query">The parameters as they were asked, as the query of an address, without the question mark.</param>
    /// <param name="sight">Who asks.</param>
    /// <param name="hold">The work; the job's from now on, also when there is no room for it.</param>
    /// <exception cref="BusyException">Too many are not done yet.</exception>
    public Job Add(DeclaredAnalysis analysis, string query, Sight sight, Hold hold)
    {
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(hold);
        Sweep();
        var job = new Job(PrivateToken.Make().Text, analysis, query, sight.Account, _settings.Time.GetUtcNow(), hold);
        var isOwn = false;
        lock (_lock)
        {
            isOwn = !MakeRoom(hold.Asker);
            if (!isOwn && _jobs.Count < _settings.Jobs.Jobs)
            {
                _jobs.Add(job.Id, job);
                _ = job.Work.Answer.ContinueWith(
                    _ => job.Ended ??= _settings.Time.GetUtcNow(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
                return job;
            }
        }

        hold.Dispose();
        throw new BusyException(
            isOwn ? "Many analyses that you asked for are not done yet. Wait until one of them is, or cancel one."
                : "Many analyses are being worked out just now. Ask again in half a minute.",
            isOwn);
    }

    /// <summary>A job by its id, for whoever may see it; null for none.</summary>
    public Job? Find(string? id, Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        Sweep();
        lock (_lock)
        {
            return id is not null && _jobs.TryGetValue(id, out var job) && job.IsFor(sight) ? job : null;
        }
    }

    /// <summary>Stops a job that is not over, which is then told to be cancelled; forgets one that is.</summary>
    public void Cancel(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        lock (_lock)
        {
            if (job.IsOver)
            {
                _jobs.Remove(job.Id);
            }

            job.Cancel();
            job.Ended ??= _settings.Time.GetUtcNow();
        }
    }

    /// <summary>Until when the result of a job is kept at most; null before it is over.</summary>
    public DateTimeOffset? KeptUntil(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Ended + _settings.Jobs.KeptFor;
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep.Dispose();

    // Of one who has many, what ended longest ago makes room for the next. False where all of them are still going on: the same question
    // may be asked for over and over, though it is worked out once.
    private bool MakeRoom(int asker)
    {
        var own = _jobs.Values.Where(job => job.Asker == asker).ToList();
        if (own.Count < _settings.Jobs.JobsOfOne)
        {
            return true;
        }

        if (own.Where(job => job.IsOver).MinBy(job => job.Ended) is not { } last)
        {
            return false;
        }

        _jobs.Remove(last.Id);
        last.Cancel();
        return true;
    }

    // What has been kept long enough goes, then what ended longest ago while there is too much.
    private void Sweep()
    {
        lock (_lock)
        {
            var now = _settings.Time.GetUtcNow();
            var over = _jobs.Values.Where(job => job.Ended is not null).OrderBy(job => job.Ended).ToList();
            var (bytes, limits) = (over.Sum(job => job.Work.Bytes), _settings.Jobs);
            foreach (var job in over)
            {
                if (job.Ended + limits.KeptFor > now && bytes <= limits.Bytes && _jobs.Count < limits.Jobs)
                {
                    break;
                }

                bytes -= job.Work.Bytes;
                _jobs.Remove(job.Id);
                job.Cancel();
            }
        }
    }
}
