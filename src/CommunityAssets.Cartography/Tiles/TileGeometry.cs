namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The commands of one feature's geometry as Mapbox Vector Tile 2.1, section 4.3, has them: moves, lines and closings, each position told
/// from the one before.
/// </summary>
internal sealed class TileGeometry
{
    private const uint MoveTo = 1;
    private const uint LineTo = 2;
    private const uint ClosePath = 7;

    private readonly List<uint> _commands = [];
    private int _x;
    private int _y;

    private TileGeometry(int type) => Type = type;

    /// <summary>1: points, 2: lines, 3: polygons.</summary>
    public int Type { get; }

    public IReadOnlyList<uint> Commands => _commands;

    public bool IsEmpty => _commands.Count == 0;

    public static TileGeometry Point(int x, int y) => Points([(x, y)]);

    public static TileGeometry Points(ReadOnlySpan<(int X, int Y)> points)
    {
        var geometry = new TileGeometry(1);
        geometry.Command(MoveTo, points.Length);
        foreach (var (x, y) in points)
        {
            geometry.To(x, y);
        }

        return geometry;
    }

    public static TileGeometry Lines() => new(2);

    public static TileGeometry Polygons() => new(3);

    /// <summary>Adds a line of two positions or more, no two neighbours equal.</summary>
    public void AddLine(IReadOnlyList<(int X, int Y)> line)
    {
        Command(MoveTo, 1);
        To(line[0].X, line[0].Y);
        Command(LineTo, line.Count - 1);
        for (var i = 1; i < line.Count; i++)
        {
            To(line[i].X, line[i].Y);
        }
    }

    /// <summary>
    /// Adds a ring, not closed, of three positions or more. It is turned as the standard wants: an outer ring has a positive area by the
    /// surveyor's formula in tile coordinates, an inner one a negative.
    /// </summary>
    public void AddRing(IReadOnlyList<(int X, int Y)> ring, bool outer)
    {
        var straight = RingClip.TwiceArea(ring) > 0 == outer;
        Command(MoveTo, 1);
        To(ring[0].X, ring[0].Y);
        Command(LineTo, ring.Count - 1);
        for (var i = 1; i < ring.Count; i++)
        {
            var (x, y) = straight ? ring[i] : ring[^i];
            To(x, y);
        }

        Command(ClosePath, 1);
    }

    private void Command(uint id, int count) => _commands.Add(id | ((uint)count << 3));

    private void To(int x, int y)
    {
        _commands.Add(ZigZag(x - _x));
        _commands.Add(ZigZag(y - _y));
        (_x, _y) = (x, y);
    }

    private static uint ZigZag(int number) => (uint)((number << 1) ^ (number >> 31));
}
