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

    /// <summary>The command for one move, as a byte.</summary>
    public const byte OneMove = (byte)(MoveTo | (1 << 3));

    private uint[] _commands = new uint[16];
    private int _count;
    private int _x;
    private int _y;

    private TileGeometry(int type) => Type = type;

    /// <summary>1: points, 2: lines, 3: polygons.</summary>
    public int Type { get; }

    public ReadOnlySpan<uint> Commands => _commands.AsSpan(0, _count);

    public bool IsEmpty => _count == 0;

    /// <summary>A square of one step after the move to its top left corner: right, down, left and back, packed.</summary>
    public static ReadOnlySpan<byte> RestOfSquare => [(byte)(LineTo | (3 << 3)), 2, 0, 0, 2, 1, 0, (byte)(ClosePath | (1 << 3))];

    /// <summary>The position that was told last.</summary>
    public (int X, int Y) Last => (_x, _y);

    /// <summary>Starts a feature afresh in the same memory.</summary>
    public void Clear() => (_count, _x, _y) = (0, 0, 0);

    /// <summary>Starts afresh as one point.</summary>
    public void SetPoint(int x, int y)
    {
        Clear();
        Command(MoveTo, 1);
        To(x, y);
    }

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
    public void AddLine(ReadOnlySpan<(int X, int Y)> line)
    {
        Command(MoveTo, 1);
        To(line[0].X, line[0].Y);
        Command(LineTo, line.Length - 1);
        for (var i = 1; i < line.Length; i++)
        {
            To(line[i].X, line[i].Y);
        }
    }

    /// <summary>
    /// Adds a ring, not closed, of three positions or more. It is turned as the standard wants: an outer ring has a positive area by the
    /// surveyor's formula in tile coordinates, an inner one a negative.
    /// </summary>
    public void AddRing(ReadOnlySpan<(int X, int Y)> ring, bool outer)
    {
        var straight = RingClip.TwiceArea(ring) > 0 == outer;
        Command(MoveTo, 1);
        To(ring[0].X, ring[0].Y);
        Command(LineTo, ring.Length - 1);
        for (var i = 1; i < ring.Length; i++)
        {
            var (x, y) = straight ? ring[i] : ring[^i];
            To(x, y);
        }

        Command(ClosePath, 1);
    }

    /// <summary>Whether polygons hold a position, which need not be a whole step.</summary>
    public bool Holds((double X, double Y) point)
    {
        var inside = false;
        foreach (var (from, to) in Edges())
        {
            inside ^= from.Y > point.Y != to.Y > point.Y
                && point.X < from.X + (((double)to.X - from.X) * (point.Y - from.Y) / ((double)to.Y - from.Y));
        }

        return inside;
    }

    // The edges of all rings, read back from the commands.
    private IEnumerable<((int X, int Y) From, (int X, int Y) To)> Edges()
    {
        var (at, x, y, first) = (0, 0, 0, (X: 0, Y: 0));
        while (at < _count)
        {
            var (id, count) = (_commands[at] & 7, _commands[at] >> 3);
            at++;
            if (id == ClosePath)
            {
                yield return ((x, y), first);
                continue;
            }

            for (; count > 0; count--, at += 2)
            {
                var from = (x, y);
                (x, y) = (x + Straight(_commands[at]), y + Straight(_commands[at + 1]));
                if (id == MoveTo)
                {
                    first = (x, y);
                }
                else
                {
                    yield return (from, (x, y));
                }
            }
        }
    }

    private void Command(uint id, int count) => Add(id | ((uint)count << 3));

    private void To(int x, int y)
    {
        Add(ZigZag(x - _x));
        Add(ZigZag(y - _y));
        (_x, _y) = (x, y);
    }

    private void Add(uint number)
    {
        if (_count == _commands.Length)
        {
            Array.Resize(ref _commands, _count * 2);
        }

        _commands[_count++] = number;
    }

    /// <summary>A number from its form in tiles.</summary>
    public static int Straight(uint number) => (int)(number >> 1) ^ -(int)(number & 1);

    /// <summary>A number, which may be below zero, in its form in tiles.</summary>
    public static uint ZigZag(int number) => (uint)((number << 1) ^ (number >> 31));
}
