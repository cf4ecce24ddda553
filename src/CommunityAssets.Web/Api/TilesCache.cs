namespace CommunityAssets.Web.Api;

/// <summary>
/// Keeps what is costly to make for tiles, of one version of the atlas, up to a weight; what was not asked for longest goes first. What
/// several requests ask for at once is made once. Safe on many threads.
/// </summary>
/// <typeparam name="T">What is kept; must not change.</typeparam>
/// <param name="room">The most weight kept.</param>
public sealed class TilesCache<T>(long room)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _version = -1;
    private long _weight;

    /// <summary>Gives what is kept under a key, or makes it.</summary>
    /// <param name="version">The version of the atlas; another than last time empties the cache.</param>
    /// <param name="key">What it is.</param>
    /// <param name="make">Makes it. It runs on for others when this request is given up, so it must not use the request's
    /// cancellation.</param>
    /// <param name="weigh">Its weight once made.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> GetAsync(long version, string key, Func<Task<T>> make, Func<T, long> weigh, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_lock)
        {
            if (version != _version)
            {
                _entries.Clear();
                _byUse.Clear();
                (_version, _weight) = (version, 0);
            }

            if (_entries.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                entry = node.Value;
            }
            else
            {
                entry = new Entry(key, new Lazy<Task<T>>(() => Task.Run(make)));
                _entries.Add(key, _byUse.AddFirst(entry));
                _ = SettleAsync(entry, weigh);
            }
        }

        return entry.Made.Value.WaitAsync(cancellationToken);
    }

    private async Task SettleAsync(Entry entry, Func<T, long> weigh)
    {
        try
        {
            var weight = weigh(await entry.Made.Value);
            lock (_lock)
            {
                if (_entries.TryGetValue(entry.Key, out var node) && ReferenceEquals(node.Value, entry))
                {
                    entry.Weight = weight;
                    _weight += weight;
                    while (_weight > room && _byUse.Last is { } last)
                    {
                        Drop(last);
                    }
                }
            }
        }
#pragma warning disable CA1031 // Whoever asked gets the exception from the task itself; here it only means that there is nothing to keep.
        catch (Exception)
#pragma warning restore CA1031
        {
            lock (_lock)
            {
                if (_entries.TryGetValue(entry.Key, out var node) && ReferenceEquals(node.Value, entry))
                {
                    Drop(node);
                }
            }
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _byUse.Remove(node);
        _weight -= node.Value.Weight;
    }

    private sealed record Entry(string Key, Lazy<Task<T>> Made)
    {
        public long Weight { get; set; }
    }
}
