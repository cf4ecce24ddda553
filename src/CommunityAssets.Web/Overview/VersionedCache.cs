using System.Collections.Concurrent;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Overview;

/// <summary>
/// Answers worked out once for each state of the atlas: when its version changes they are forgotten. Holds a bounded number; when it is
/// full
/// it starts afresh, since whatever is asked for again is soon back. Thread-safe; the same answer asked for twice at once is worked out
/// once.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="capacity">The most answers held; 1 or more.</param>
/// <typeparam name="TKey">What is asked.</typeparam>
/// <typeparam name="TValue">The answer.</typeparam>
public sealed class VersionedCache<TKey, TValue>(IAtlas atlas, int capacity)
    where TKey : notnull
{
    private State _state = new(-1);

    /// <summary>The answer, worked out where it is not held.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="work">Works it out; not cancelled with the asker, since others may wait for it too.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<TValue> GetAsync(TKey key, Func<CancellationToken, Task<TValue>> work, CancellationToken cancellationToken)
    {
        var version = await atlas.VersionAsync(cancellationToken);
        var state = _state;
        if (state.Version != version || state.Answers.Count >= capacity)
        {
            state = new State(version);
            _state = state;
        }

        var answer = state.Answers.GetOrAdd(key, _ => new Lazy<Task<TValue>>(() => work(CancellationToken.None)));
        try
        {
            return await answer.Value.WaitAsync(cancellationToken);
        }
        catch
        {
            if (answer.Value.IsFaulted)
            {
                state.Answers.TryRemove(KeyValuePair.Create(key, answer));
            }

            throw;
        }
    }

    private sealed class State(long version)
    {
        public long Version { get; } = version;

        public ConcurrentDictionary<TKey, Lazy<Task<TValue>>> Answers { get; } = new();
    }
}
