using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Gathers marks one by one, in any order, each asset once. For one thread.</summary>
public sealed class AssetMarksBuilder
{
    private readonly List<ulong> _at = [];
    private readonly List<Guid> _ids = [];
    private readonly List<int> _names = [];
    private readonly List<int> _topics = [];
    private readonly List<byte> _traits = [];
    private readonly MarkNames _texts = new();
    private readonly Dictionary<string, int> _topicNumbers = new(StringComparer.Ordinal);
    private readonly List<(string[] Topics, int Text)> _topicLists = [];
    private readonly List<Envelope> _shapes = [];

    /// <summary>Adds a mark.</summary>
    public void Add(TileMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        _at.Add(Morton.Of(WorldGrid.X(mark.X), WorldGrid.Y(mark.Y)));
        _ids.Add(mark.Id);
        _names.Add(_texts.Place(mark.Name));
        _topics.Add(Topics(mark.Topics));
        _traits.Add(MarkTraits.Of(mark.Kind, mark.Visibility));
        if (mark.Shape is { IsEmpty: false } shape)
        {
            _shapes.Add(shape.EnvelopeInternal);
        }
    }

    /// <summary>All that was added. The builder is then empty of use.</summary>
    public AssetMarks ToMarks()
    {
        _texts.Close();
        return AssetMarks.Of(new MarkRows(
            Taken(_at), Taken(_ids), Taken(_names), Taken(_topics), Taken(_traits), _texts, _topicLists, [.. _shapes]));
    }

    private int Topics(IReadOnlyList<string> topics)
    {
        var text = string.Join(';', topics);
        if (!_topicNumbers.TryGetValue(text, out var number))
        {
            number = _topicLists.Count;
            _topicLists.Add(([.. topics], _texts.Place(text)));
            _topicNumbers.Add(text, number);
        }

        return number;
    }

    private static T[] Taken<T>(List<T> column)
    {
        T[] taken = [.. column];
        column.Clear();
        column.TrimExcess();
        return taken;
    }
}
