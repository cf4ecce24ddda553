namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Every asset of an atlas as tiles need it, close together in memory (about 35 bytes each and its name) and in the order of
/// <see cref="Morton"/>, so that whatever lies in a tile is one stretch. Does not change: an edit gives a new one that shares nearly all of
/// it. Safe on many threads.
/// </summary>
public sealed class AssetMarks
{
    private readonly MarkRows _rows;
    private readonly Dictionary<Guid, TileMark?> _edited;
    private readonly (ulong At, TileMark Mark)[] _added;

    private AssetMarks(MarkRows rows, Dictionary<Guid, TileMark?> edited)
    {
        (_rows, _edited) = (rows, edited);
        _added = [.. edited.Values.OfType<TileMark>().Select(mark => (Morton.Of(WorldGrid.X(mark.X), WorldGrid.Y(mark.Y)), mark))];
    }

    /// <summary>How many marks were read together.</summary>
    public int Count => _rows.Count;

    /// <summary>How many edits are kept beside the marks that were read together; when they are many, read all afresh.</summary>
    public int Edits => _edited.Count;

    /// <summary>Marks of assets, in any order.</summary>
    public static AssetMarks Of(IEnumerable<TileMark> marks)
    {
        var builder = new AssetMarksBuilder();
        foreach (var mark in marks)
        {
            builder.Add(mark);
        }

        return builder.ToMarks();
    }

    /// <summary>The marks after an asset was added, changed or taken away.</summary>
    /// <param name="id">The asset.</param>
    /// <param name="now">Its mark now; null when it has none any more.</param>
    public AssetMarks With(Guid id, TileMark? now) => new(_rows, new Dictionary<Guid, TileMark?>(_edited) { [id] = now });

    /// <summary>Whether there may be lines and polygons in a tile and its surroundings.</summary>
    public bool MayHaveShapes(TileAddress tile)
    {
        var around = tile.Surroundings;
        return _rows.HasShapes(around) || _added.Any(one => one.Mark.Shape?.EnvelopeInternal.Intersects(around) == true);
    }

    internal static AssetMarks Of(MarkRows rows) => new(rows, []);

    /// <summary>
    /// The marks in a tile that a filter shows, in the order of <see cref="Morton"/>; of those at one point, places first.
    /// </summary>
    internal List<MarkRow> In(TileAddress tile, MarkFilter filter)
    {
        var (from, to) = Morton.Range(tile);
        var found = new List<MarkRow>();
        _rows.Find(from, to, filter, _edited, found);
        var before = found.Count;
        var traits = filter.Traits();
        foreach (var (at, mark) in _added)
        {
            if (at >= from && at < to && traits[MarkTraits.Of(mark.Kind, mark.Visibility)] && filter.Has(mark.Topics))
            {
                found.Add(new MarkRow(at, mark));
            }
        }

        if (found.Count > before)
        {
            found.Sort(MarkRow.InOrder);
        }

        return found;
    }

    /// <summary>The marks in a far tile that a filter shows, counted by cell.</summary>
    internal MarkCells CellsOf(TileAddress tile, MarkFilter filter)
    {
        var (from, to) = Morton.Range(tile);
        var cells = new MarkCells(tile);
        _rows.CountCells(from, to, filter, _edited, cells);
        var traits = filter.Traits();
        foreach (var (at, mark) in _added)
        {
            if (at >= from && at < to && traits[MarkTraits.Of(mark.Kind, mark.Visibility)] && filter.Has(mark.Topics))
            {
                cells.Add(at, mark.Kind);
                cells.Keep(cells.Of(at), new MarkRow(at, mark));
            }
        }

        return cells;
    }
}
