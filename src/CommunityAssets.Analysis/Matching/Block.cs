namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Records sorted by one key, so that those with the same stand together, within a key by name. Key 0 is none. A run that is too long is
/// crowded: there each is compared with its next neighbours alone.
/// </summary>
internal sealed class Block
{
    private readonly ulong[] _keyOf;
    private readonly int[] _place;
    private readonly bool[] _crowded;
    private readonly int _window;

    private Block(ulong[] keyOf, int[] order, int[] place, bool[] crowded, (int From, int To)[] runs, int window) =>
        (_keyOf, Order, _place, _crowded, Runs, _window) = (keyOf, order, place, crowded, runs, window);

    /// <summary>Records in order of key and name.</summary>
    public int[] Order { get; }

    /// <summary>The runs of two or more with the same key: from here to before there in <see cref="Order"/>.</summary>
    public (int From, int To)[] Runs { get; }

    /// <summary>Makes one.</summary>
    /// <param name="keyOf">Each record's key; 0 for none.</param>
    /// <param name="byName">The records in order of name.</param>
    /// <param name="options">What is too long.</param>
    public static Block Of(ulong[] keyOf, int[] byName, DuplicateOptions options)
    {
        var rank = new int[byName.Length];
        var keys = new ulong[byName.Length];
        for (var at = 0; at < byName.Length; at++)
        {
            rank[at] = at;
            keys[at] = keyOf[byName[at]];
        }

        Array.Sort(keys, rank);
        var runs = new List<(int, int)>();
        var crowded = new bool[byName.Length];
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }

            if (keys[from] != 0 && to - from > 1)
            {
                Array.Sort(rank, from, to - from);
                runs.Add((from, to));
                for (var at = from; to - from > options.MostInBlock && at < to; at++)
                {
                    crowded[byName[rank[at]]] = true;
                }
            }

            from = to;
        }

        var place = new int[byName.Length];
        for (var at = 0; at < rank.Length; at++)
        {
            rank[at] = byName[rank[at]];
            place[rank[at]] = at;
        }

        return new Block(keyOf, rank, place, crowded, [.. runs], options.Window);
    }

    /// <summary>Whether a run is crowded.</summary>
    public bool IsCrowded((int From, int To) run) => _crowded[Order[run.From]];

    /// <summary>How far from a place in a run its partners go: to before here.</summary>
    public int PartnersEnd(int at, (int From, int To) run) => IsCrowded(run) ? Math.Min(run.To, at + _window + 1) : run.To;

    /// <summary>Whether two records are brought together by this block.</summary>
    public bool Joins(int one, int other) => _keyOf[one] != 0 && _keyOf[one] == _keyOf[other]
        && (!_crowded[one] || Math.Abs(_place[one] - _place[other]) <= _window);
}
