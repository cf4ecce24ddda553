namespace CommunityAssets.Web.Tiles;

/// <summary>
/// Keeps what is costly to make for tiles, up to a weight; what was not asked for longest goes first. What several requests ask for at
/// once is made once. Thread-safe.
/// </summary>
/// <typeparam name="TKey">What something is kept under.</typeparam>
/// <typeparam name="T">What is kept; must not change.</typeparam>
/// <param name="room">The most weight kept.</param>
/// <param name="weigh">The weight of something once it is made.</param>
/// <param name="onSecond">
/// Whether something is kept only when it is asked for a second time. What thousands of people look at once then leaves no trace: it would
/// push out what is looked at again and again, and grow old before it is garbage, which costs memory several times the room.
/// </param>
public sealed class TilesCache<TKey, T>(long room, Func<T, long> weigh, bool onSecond = false)
    where TKey : notnull
{
    private const int MostAsked = 1 << 14;

    private readonly Lock _lock = new();
    private readonly int[] _asked = onSecond ? new int[MostAsked] : [];
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _weight;

    /// <summary>What is kept under a key and ready; null when there is nothing.</summary>
    public bool TryGet(TKey key, out T? made)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node) && node.Value.Made is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                Use(node);
                made = node.Value.Made.Value.Result;
                return true;
            }
        }

        made = default;
        return false;
    }

    /// <summary>Gives what is kept under a key, or makes it.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="make">Makes it. It runs on for others when this request is given up, so it must not use the request's
    /// cancellation.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> GetAsync(TKey key, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        Entry entry;
        var isNew = false;
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                Use(node);
                entry = node.Value;
            }
            else
            {
                entry = new Entry(key, new Lazy<Task<T>>(() => Task.Run(make))) { Stays = !onSecond || WasAsked(key) };
                _entries.Add(key, _byUse.AddFirst(entry));
                isNew = true;
            }
        }

        var made = entry.Made.Value;
        if (isNew)
        {
            _ = SettleAsync(entry, made);
        }

        return made.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Forgets what has a key of some sort. What is being made just now is given to those who wait for it already, and to nobody after.
    /// </summary>
    public void Forget(Func<TKey, bool> which)
    {
        lock (_lock)
        {
            for (var node = _byUse.First; node is not null;)
            {
                var next = node.Next;
                if (which(node.Value.Key))
                {
                    Drop(node);
                }

                node = next;
            }
        }
    }

    private async Task SettleAsync(Entry entry, Task<T> made)
    {
        try
        {
            var weight = weigh(await made);
            lock (_lock)
            {
                if (_entries.TryGetValue(entry.Key, out var node) && ReferenceEquals(node.Value, entry))
                {
                    if (!entry.Stays)
                    {
                        Drop(node);
                        return;
                    }

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

    // A key is told by its hash, and the hash that came last to a slot is remembered: now and then something is kept at once, or at the third
    // time.
    private bool WasAsked(TKey key)
    {
        var hash = key.GetHashCode() | 1;
        ref var slot = ref _asked[(uint)hash / 2 % MostAsked];
        var was = slot == hash;
        slot = hash;
        return was;
    }

    private void Use(LinkedListNode<Entry> node)
    {
        if (!ReferenceEquals(_byUse.First, node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _byUse.Remove(node);
        _weight -= node.Value.Weight;
    }

    private sealed class Entry(TKey key, Lazy<Task<T>> made)
    {
        public TKey Key { get; } = key;

        public Lazy<Task<T>> Made { get; } = made;

        public bool Stays { get; init; }

        public long Weight { get; set; }
    }
}
