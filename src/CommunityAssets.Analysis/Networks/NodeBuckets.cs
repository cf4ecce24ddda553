namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// Nodes in line by how far they are, in buckets of some metres, the nearest bucket first (Dial RB. Commun ACM 1969;12:632–633; with
/// buckets wider than the shortest edge a node may come out more than once, as in Meyer and Sanders' delta-stepping, J Algorithms
/// 2003;49:114–152). The buckets go round: nothing in line is farther from what comes out next than the longest edge. Its arrays grow and
/// are used again. Not thread-safe.
/// </summary>
internal sealed class NodeBuckets
{
    private const int Most = 4096;
    private readonly int[] _first;
    private readonly double _perMetre;
    private readonly long _mask;
    private Entry[] _entries = new Entry[1024];
    private int _used;
    private int _waiting;
    private long _bucket;

    /// <summary>Makes them for edges of certain lengths.</summary>
    /// <param name="usual">The usual length of an edge, in metres; above 0.</param>
    /// <param name="longest">The longest, in metres.</param>
    public NodeBuckets(double usual, double longest)
    {
        var width = Math.Max(usual / 4, longest / (Most - 2));
        var count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(longest / width) + 2);
        _first = new int[count];
        Array.Fill(_first, -1);
        (_perMetre, _mask) = (1 / width, count - 1);
    }

    /// <summary>Empties them.</summary>
    public void Clear()
    {
        if (_waiting > 0)
        {
            Array.Fill(_first, -1);
        }

        (_used, _waiting, _bucket) = (0, 0, long.MaxValue);
    }

    /// <summary>Puts a node in line, no nearer than what came out last.</summary>
    public void Add(int node, double metres)
    {
        if (_used == _entries.Length)
        {
            Array.Resize(ref _entries, _used * 2);
        }

        var bucket = (long)(metres * _perMetre);
        _bucket = Math.Min(_bucket, bucket);
        ref var first = ref _first[bucket & _mask];
        _entries[_used] = new Entry(metres, node, first);
        first = _used++;
        _waiting++;
    }

    /// <summary>Takes one out of the nearest bucket that has any; false when nobody is in line.</summary>
    public bool TryTake(out int node, out double metres)
    {
        if (_waiting == 0)
        {
            (node, metres) = (-1, 0);
            return false;
        }

        while (_first[_bucket & _mask] < 0)
        {
            _bucket++;
        }

        ref var first = ref _first[_bucket & _mask];
        ref readonly var entry = ref _entries[first];
        (node, metres) = (entry.Node, entry.Metres);
        first = entry.Next;
        _waiting--;
        return true;
    }

    private readonly record struct Entry(double Metres, int Node, int Next);
}
