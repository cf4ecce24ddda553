namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Writes areas of a far tile together, those of one value as one feature. What is painted for areas that do not show themselves comes
/// last, so that it lies above. Not for many threads at once.
/// </summary>
/// <param name="areas">The layer.</param>
/// <param name="values">Values of the areas.</param>
internal sealed class AreaGroups(TileLayer areas, AreaValues values)
{
    private readonly SortedDictionary<(double Value, bool Suppressed), Group> _groups = [];

    /// <summary>Adds what shows of an area.</summary>
    /// <param name="area">The area.</param>
    /// <param name="geometry">Its geometry, packed.</param>
    /// <param name="last">The position that it tells last.</param>
    public void Add(AreaShape area, ReadOnlySpan<byte> geometry, (int X, int Y) last) => Of(area).Add(geometry, last);

    /// <summary>Adds a step of the tile for an area.</summary>
    public void AddSquare(AreaShape area, int x, int y) => Of(area).AddSquare(x, y);

    /// <summary>Writes what was added, and begins afresh.</summary>
    public void Write()
    {
        Span<uint> tags = stackalloc uint[4];
        foreach (var ((value, suppressed), group) in _groups)
        {
            var count = 0;
            if (!double.IsNaN(value))
            {
                (tags[0], tags[1], count) = (areas.Key("value"), areas.Value(TileValue.Nearly(value)), 2);
            }

            if (suppressed)
            {
                (tags[count], tags[count + 1]) = (areas.Key("suppressed"), areas.Value(TileValue.Of(truth: true)));
                count += 2;
            }

            areas.Add(null, 3, group.Written, tags[..count]);
            group.End();
        }

        _groups.Clear();
    }

    private Group Of(AreaShape area)
    {
        var known = values.Of(area.Code);
        var key = (known.Value is { } value ? values.Steps.Told(value) : double.NaN, known.Suppressed);
        if (!_groups.TryGetValue(key, out var group))
        {
            group = new Group();
            _groups.Add(key, group);
        }

        return group;
    }

    /// <summary>Geometries one after the other, each position told from the one before.</summary>
    private sealed class Group
    {
        private readonly TileBuffer _packed = TileBuffer.Rent();
        private (int X, int Y) _at;

        public ReadOnlySpan<byte> Written => _packed.Written;

        public void Add(ReadOnlySpan<byte> geometry, (int X, int Y) last)
        {
            // Each begins with a move from the tile's corner; the rest goes on from there wherever that is.
            var at = 1;
            var (x, y) = (Read(geometry, ref at), Read(geometry, ref at));
            Move(geometry[0], (x, y));
            _packed.Bytes(geometry[at..]);
            _at = last;
        }

        public void AddSquare(int x, int y)
        {
            Move(TileGeometry.OneMove, (x, y));
            _packed.Bytes(TileGeometry.RestOfSquare);
            _at = (x, y + 1);
        }

        public void End() => _packed.Return();

        private void Move(byte command, (int X, int Y) to)
        {
            _packed.Byte(command);
            _packed.Number(TileGeometry.ZigZag(to.X - _at.X));
            _packed.Number(TileGeometry.ZigZag(to.Y - _at.Y));
        }

        private static int Read(ReadOnlySpan<byte> bytes, ref int at)
        {
            var (number, shift) = (0u, 0);
            while (true)
            {
                number |= (bytes[at] & 0x7Fu) << shift;
                if (bytes[at++] < 0x80)
                {
                    return TileGeometry.Straight(number);
                }

                shift += 7;
            }
        }
    }
}
