using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Marks as columns, in order of place (<see cref="Morton"/>), kind (places first) and id. Made by
/// <see cref="AssetMarksBuilder"/>; does not change.</summary>
internal sealed class MarkRows
{
    private readonly ulong[] _at;
    private readonly Guid[] _ids;
    private readonly int[] _names;
    private readonly int[] _topics;
    private readonly byte[] _traits;
    private readonly MarkNames _texts;
    private readonly string[][] _topicLists;
    private readonly int[] _topicTexts;
    private readonly Envelope[] _shapes;

    /// <summary>Takes columns of the same length; they are sorted here, in place.</summary>
    public MarkRows(
        ulong[] at,
        Guid[] ids,
        int[] names,
        int[] topics,
        byte[] traits,
        MarkNames texts,
        IReadOnlyCollection<(string[] Topics, int Text)> topicLists,
        Envelope[] shapes)
    {
        var order = new int[at.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(at, order);
        _at = at;
        SortTies(at, order, ids, traits);
        _ids = Ordered(ids, order);
        _names = Ordered(names, order);
        _topics = Ordered(topics, order);
        _traits = Ordered(traits, order);
        _texts = texts;
        _topicLists = [.. topicLists.Select(list => list.Topics)];
        _topicTexts = [.. topicLists.Select(list => list.Text)];
        _shapes = shapes;
    }

    public int Count => _at.Length;

    public Guid Id(int row) => _ids[row];

    public AssetKind Kind(int row) => MarkTraits.Kind(_traits[row]);

    public int NameNumber(int row) => _names[row];

    public int TopicsNumber(int row) => _topics[row];

    public ReadOnlySpan<byte> Name(int row) => _texts.At(_names[row]);

    public ReadOnlySpan<byte> Topics(int row) => _texts.At(_topicTexts[_topics[row]]);

    public bool HasShapes(Envelope around)
    {
        foreach (var box in _shapes)
        {
            if (box.Intersects(around))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rows from one place to before another that a filter shows, those left out that were edited since.</summary>
    public void Find(ulong from, ulong to, MarkFilter filter, Dictionary<Guid, TileMark?> edited, List<MarkRow> found)
    {
        var traits = filter.Traits();
        var lists = filter.Topics.IsEmpty ? null : Array.ConvertAll(_topicLists, filter.Has);
        var end = FirstAt(to);
        for (var row = FirstAt(from); row < end; row++)
        {
            if (traits[_traits[row]] && (lists is null || lists[_topics[row]]) && (edited.Count == 0 || !edited.ContainsKey(_ids[row])))
            {
                found.Add(new MarkRow(_at[row], this, row));
            }
        }
    }

    /// <summary>The same rows counted by cell.</summary>
    public void CountCells(ulong from, ulong to, MarkFilter filter, Dictionary<Guid, TileMark?> edited, MarkCells cells)
    {
        var traits = filter.Traits();
        var lists = filter.Topics.IsEmpty ? null : Array.ConvertAll(_topicLists, filter.Has);
        var end = FirstAt(to);
        for (var row = FirstAt(from); row < end; row++)
        {
            if (traits[_traits[row]] && (lists is null || lists[_topics[row]]) && (edited.Count == 0 || !edited.ContainsKey(_ids[row])))
            {
                cells.Add(_at[row], MarkTraits.Kind(_traits[row]));
                cells.Keep(cells.Of(_at[row]), new MarkRow(_at[row], this, row));
            }
        }
    }

    private int FirstAt(ulong place)
    {
        var (low, high) = (0, _at.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _at[middle] < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void SortTies(ulong[] at, int[] order, Guid[] ids, byte[] traits)
    {
        for (var from = 0; from < at.Length;)
        {
            var to = from + 1;
            while (to < at.Length && at[to] == at[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                Array.Sort(order, from, to - from, Comparer<int>.Create((one, other) =>
                {
                    var places = IsNoPlace(one).CompareTo(IsNoPlace(other));
                    return places != 0 ? places : ids[one].CompareTo(ids[other]);
                }));
            }

            from = to;
        }

        bool IsNoPlace(int row) => MarkTraits.Kind(traits[row]) != AssetKind.Place;
    }

    private static T[] Ordered<T>(T[] column, int[] order)
    {
        var ordered = new T[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ordered[i] = column[order[i]];
        }

        return ordered;
    }
}
