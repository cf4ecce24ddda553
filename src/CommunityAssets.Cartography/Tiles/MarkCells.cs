using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The marks of a far tile counted by cell: 8 × 8 cells of 64 pixels, told by kind, with the sum of their positions. A cell's number has
/// the bits of its column and row in turn, so it is part of each position's own number (<see cref="Morton"/>).
/// </summary>
internal sealed class MarkCells(TileAddress tile)
{
    public const int Count = 64;

    private const int Kinds = 16;
    private readonly int _shift = 2 * (WorldGrid.Bits - tile.Z - 3);
    private readonly int[] _byKind = new int[Count * Kinds];
    private readonly int[] _all = new int[Count];
    private readonly long[] _x = new long[Count];
    private readonly long[] _y = new long[Count];
    private readonly MarkRow[] _last = new MarkRow[Count];

    /// <summary>The cell of a position in the tile.</summary>
    public int Of(ulong at) => (int)(at >> _shift) & (Count - 1);

    public void Add(ulong at, AssetKind kind)
    {
        var cell = Of(at);
        var (x, y) = Morton.Position(at);
        _all[cell]++;
        _byKind[(cell * Kinds) + (int)kind]++;
        _x[cell] += x;
        _y[cell] += y;
    }

    /// <summary>Remembers a mark of a cell that may turn out to be its only one.</summary>
    public void Keep(int cell, MarkRow row) => _last[cell] = row;

    public int All(int cell) => _all[cell];

    public int ByKind(int cell, AssetKind kind) => _byKind[(cell * Kinds) + (int)kind];

    /// <summary>The only mark of a cell that has one.</summary>
    public MarkRow Only(int cell) => _last[cell];

    /// <summary>The middle of a cell's marks on the <see cref="WorldGrid"/>.</summary>
    public (int X, int Y) Middle(int cell) => ((int)(_x[cell] / _all[cell]), (int)(_y[cell] / _all[cell]));
}
