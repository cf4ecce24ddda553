namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The areas of one layer cut to one tile, without any values: what is the same for every indicator. Does not change; thread-safe.
/// </summary>
public sealed class AreaCut
{
    private readonly byte[] _geometries;
    private readonly (AreaShape Area, int End, bool Told, (int X, int Y) Last)[] _areas;

    private AreaCut(
        TileAddress tile, byte[] geometries, (AreaShape Area, int End, bool Told, (int X, int Y) Last)[] areas, AreaShape[] named,
        (AreaShape Area, int X, int Y)[] squares)
    {
        Tile = tile;
        _geometries = geometries;
        _areas = areas;
        Named = named;
        Squares = squares;
    }

    /// <summary>The tile.</summary>
    public TileAddress Tile { get; }

    /// <summary>About how many bytes it takes.</summary>
    public long Weight => _geometries.Length + (_areas.Length * 24L) + (Named.Length * 8L) + (Squares.Length * 16L) + 100;

    /// <summary>The areas whose points for names lie in the tile.</summary>
    internal AreaShape[] Named { get; }

    /// <summary>Up to <see cref="AreaShapes.FarUpTo"/>: the steps that are painted for areas whose own ground does not show.</summary>
    internal (AreaShape Area, int X, int Y)[] Squares { get; }

    /// <summary>How many areas show.</summary>
    internal int Count => _areas.Length;

    /// <summary>Cuts a layer to a tile.</summary>
    /// <param name="shapes">The areas; those outside the tile are left out.</param>
    /// <param name="tile">The tile.</param>
    public static AreaCut Of(AreaShapes shapes, TileAddress tile)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        var frame = AreaShapes.FrameOf(tile);
        var cutter = new GroundCutter(frame);
        var geometries = TileBuffer.Rent();
        var areas = new List<(AreaShape Area, int End, bool Told, (int X, int Y) Last)>();
        var named = new List<AreaShape>();
        var squares = tile.Z > AreaShapes.FarUpTo ? null : new FarSquares(frame);
        foreach (var area in shapes.Near(cutter))
        {
            var ground = cutter.Cut(area.Ground);
            squares?.Add(area, ground);
            if (!ground.IsEmpty)
            {
                foreach (var command in ground.Commands)
                {
                    geometries.Number(command);
                }

                areas.Add((area, geometries.Length, tile.Z > AreaShapes.FarUpTo || cutter.CanBePointedAt(area.Ground.Box), ground.Last));
            }

            var (x, y) = (tile.AcrossWithin(area.LabelX), tile.DownWithin(area.LabelY));
            if (x is >= 0 and < TileAddress.Extent && y is >= 0 and < TileAddress.Extent)
            {
                named.Add(area);
            }
        }

        var cut = new AreaCut(tile, geometries.Written.ToArray(), [.. areas], [.. named], squares is null ? [] : [.. squares.Found()]);
        geometries.Return();
        return cut;
    }

    /// <summary>An area that shows.</summary>
    /// <param name="at">Its number in the tile.</param>
    /// <param name="geometry">Its geometry, packed.</param>
    /// <param name="told">Whether it is large enough to be pointed at, so that it is told which area it is.</param>
    /// <param name="last">The position that its geometry tells last.</param>
    internal AreaShape Area(int at, out ReadOnlySpan<byte> geometry, out bool told, out (int X, int Y) last)
    {
        var from = at == 0 ? 0 : _areas[at - 1].End;
        geometry = _geometries.AsSpan(from, _areas[at].End - from);
        (told, last) = (_areas[at].Told, _areas[at].Last);
        return _areas[at].Area;
    }
}
