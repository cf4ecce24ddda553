namespace CommunityAssets.Analysis.Matching;

/// <summary>Records that share a telling word of their names within a distance: one list sorted by word, then from west to east.</summary>
internal sealed class NearWords
{
    private const double Metres = 500;

    // In a place to which many are geocoded (a town's centre), each is compared with so many at most.
    private const int MostAhead = 400;

    private readonly MatchTable _table;
    private readonly ulong[] _keys;
    private readonly int[] _records;

    public NearWords(MatchTable table, int[] byName)
    {
        _table = table;
        var x = table.X;
        var count = 0;
        for (var record = 0; record < table.Count; record++)
        {
            count += float.IsNaN(x[record]) ? 0 : table.Words(record).Length;
        }

        (_keys, _records) = (new ulong[count], new int[count]);
        var at = 0;
        for (var rank = 0; rank < byName.Length; rank++)
        {
            var record = byName[rank];
            if (!float.IsNaN(x[record]))
            {
                foreach (var word in table.Words(record))
                {
                    _keys[at] = ((ulong)(uint)word << 32) | Ordered(x[record]);
                    _records[at++] = rank;
                }
            }
        }

        Array.Sort(_keys, _records);
        for (var from = 0; from < count;)
        {
            var to = from + 1;
            while (to < count && _keys[to] == _keys[from])
            {
                to++;
            }

            Array.Sort(_records, from, to - from);
            from = to;
        }

        for (var entry = 0; entry < count; entry++)
        {
            _records[entry] = byName[_records[entry]];
        }
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _keys.Length;

    /// <summary>The partners of an entry further on in the list, each pair at the first word that it shares alone.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="found">Where the partners go.</param>
    /// <returns>The entry's record, and whether there were too many to look at them all.</returns>
    public (int Record, bool Crowded) Partners(int entry, List<int> found)
    {
        found.Clear();
        var x = _table.X;
        var y = _table.Y;
        var (word, record) = (_keys[entry] >> 32, _records[entry]);
        for (var at = entry + 1; at < _keys.Length && _keys[at] >> 32 == word; at++)
        {
            var other = _records[at];
            if (x[other] - x[record] > Metres)
            {
                break;
            }

            var (dx, dy) = (x[other] - x[record], y[other] - y[record]);
            if (Math.Abs(dy) > Metres || (dx * dx) + (dy * dy) > Metres * Metres || !IsFirst(record, other, (int)word))
            {
                continue;
            }

            if (found.Count == MostAhead)
            {
                return (record, true);
            }

            found.Add(other);
        }

        return (record, false);
    }

    private bool IsFirst(int one, int other, int word)
    {
        var words = _table.Words(one);
        var others = _table.Words(other);
        for (int i = 0, j = 0; i < words.Length && j < others.Length;)
        {
            if (words[i] == others[j])
            {
                return words[i] == word;
            }

            _ = words[i] < others[j] ? i++ : j++;
        }

        return false;
    }

    // Floats as numbers that sort as they do, the negative ones too.
    private static uint Ordered(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;
    }
}
