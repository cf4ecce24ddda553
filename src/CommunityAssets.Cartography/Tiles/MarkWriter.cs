using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Writes marks into the layer of assets: each different name, kind and list of topics once.</summary>
internal sealed class MarkWriter(TileLayer points, TileAddress tile)
{
    private readonly Dictionary<int, uint> _names = [];
    private readonly Dictionary<int, uint> _topics = [];
    private readonly uint[] _kinds = new uint[16];
    private readonly List<uint> _stacks = [];
    private readonly TileGeometry _point = TileGeometry.Point(0, 0);
    private readonly (uint Id, uint Kind, uint Name, uint Topics, uint Stack) _keys =
        (points.Key("id"), points.Key("kind"), points.Key("name"), points.Key("topics"), points.Key("stack"));

    /// <summary>Adds a mark that lies in the tile.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="stack">Its number among those at one point.</param>
    public void Add(MarkRow mark, int stack)
    {
        var (x, y) = Morton.Position(mark.At);
        _point.SetPoint(tile.AcrossWithin(x), tile.DownWithin(y));
        var id = mark.Id;
        points.Add(
            StableId.Of(id),
            _point,
            [
                _keys.Id, points.NewText(id), _keys.Kind, KindOf(mark.Kind), _keys.Name, NameOf(mark), _keys.Topics, TopicsOf(mark),
                _keys.Stack, StackOf(stack),
            ]);
    }

    private uint NameOf(MarkRow mark)
    {
        var number = mark.NameNumber;
        if (number < 0 || !_names.TryGetValue(number, out var value))
        {
            value = points.NewText(mark.Name);
            if (number >= 0)
            {
                _names.Add(number, value);
            }
        }

        return value;
    }

    private uint TopicsOf(MarkRow mark)
    {
        var number = mark.TopicsNumber;
        if (number < 0 || !_topics.TryGetValue(number, out var value))
        {
            value = points.NewText(mark.Topics);
            if (number >= 0)
            {
                _topics.Add(number, value);
            }
        }

        return value;
    }

    // Kept as one more than the value's number: 0 is for kinds that have not come yet.
    private uint KindOf(AssetKind kind)
    {
        ref var value = ref _kinds[(int)kind];
        value = value == 0 ? points.Value(TileValue.Of(KindNames.Name(kind))) + 1 : value;
        return value - 1;
    }

    private uint StackOf(int stack)
    {
        while (_stacks.Count <= stack)
        {
            _stacks.Add(points.Value(TileValue.Of((long)_stacks.Count)));
        }

        return _stacks[stack];
    }
}
