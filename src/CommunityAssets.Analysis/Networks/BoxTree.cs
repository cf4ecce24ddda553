namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// Finds which of many boxes are near a point. Boxes are laid along a Hilbert curve by their centres and gathered by sixteens, level upon
/// level (a packed Hilbert R-tree: Kamel and Faloutsos 1993). Built once; reading it allocates nothing and is thread-safe.
/// </summary>
internal sealed class BoxTree
{
    private const int Fan = 16;
    private const int Sides = 1 << 16;

    // Boxes of the lowest level come first, then those around sixteen of them each, and so on up to the one around everything.
    private readonly int[] _boxes;
    private readonly int[] _items;
    private readonly int[] _levels;

    /// <summary>Builds the tree.</summary>
    /// <param name="boxes">Four numbers a box: least x, least y, greatest x, greatest y.</param>
    public BoxTree(ReadOnlySpan<int> boxes)
    {
        var count = boxes.Length / 4;
        _items = Order(boxes, count);
        var levels = new List<int> { count };
        var total = count;
        for (var level = count; level > 1;)
        {
            level = (level + Fan - 1) / Fan;
            total += level;
            levels.Add(total);
        }

        _levels = [.. levels];
        _boxes = new int[total * 4];
        for (var place = 0; place < count; place++)
        {
            boxes.Slice(_items[place] * 4, 4).CopyTo(_boxes.AsSpan(place * 4, 4));
        }

        Gather();
    }

    /// <summary>Looks through boxes near a point, and lets the visitor narrow how near is near.</summary>
    /// <param name="x">The point, in the boxes' unit.</param>
    /// <param name="y">The point, in the boxes' unit.</param>
    /// <param name="within">No box farther than this is visited.</param>
    /// <param name="visitor">Is shown each box's number, and says how far it wants to look from then on.</param>
    /// <typeparam name="TVisitor">A struct, so that visiting costs no call through an interface.</typeparam>
    public void Near<TVisitor>(double x, double y, double within, ref TVisitor visitor)
        where TVisitor : struct, IBoxVisitor
    {
        if (_items.Length == 0)
        {
            return;
        }

        // A level puts at most sixteen on the stack and takes one off; eight levels hold 16⁸ boxes.
        Span<(int Place, int Level)> stack = stackalloc (int, int)[Fan * 9];
        var height = 0;
        stack[height++] = (_levels[^1] - 1, _levels.Length - 1);
        while (height > 0)
        {
            var (place, level) = stack[--height];
            if (Squared(place, x, y) > within * within)
            {
                continue;
            }

            if (level == 0)
            {
                within = visitor.Visit(_items[place], within);
                continue;
            }

            var start = level == 1 ? 0 : _levels[level - 2];
            var first = start + ((place - _levels[level - 1]) * Fan);
            var last = Math.Min(first + Fan, _levels[level - 1]);
            for (var child = first; child < last; child++)
            {
                if (Squared(child, x, y) <= within * within)
                {
                    stack[height++] = (child, level - 1);
                }
            }
        }
    }

    /// <summary>
    /// How far along the curve that the boxes are laid on a point lies: points near each other are mostly near each other on it.
    /// </summary>
    public uint Along((int X, int Y) point)
    {
        if (_items.Length == 0)
        {
            return 0;
        }

        var around = _boxes.AsSpan(^4..);
        var scale = (Sides - 1) / Math.Max(1d, Math.Max((double)around[2] - around[0], (double)around[3] - around[1]));
        var (right, up) = ((point.X - (double)around[0]) * scale, (point.Y - (double)around[1]) * scale);
        return Hilbert((uint)Math.Clamp(right, 0, Sides - 1), (uint)Math.Clamp(up, 0, Sides - 1));
    }

    private static int[] Order(ReadOnlySpan<int> boxes, int count)
    {
        if (count == 0)
        {
            return [];
        }

        long left = int.MaxValue, bottom = int.MaxValue, right = int.MinValue, top = int.MinValue;
        for (var i = 0; i < boxes.Length; i += 4)
        {
            left = Math.Min(left, boxes[i]);
            bottom = Math.Min(bottom, boxes[i + 1]);
            right = Math.Max(right, boxes[i + 2]);
            top = Math.Max(top, boxes[i + 3]);
        }

        var scale = (Sides - 1) / (double)Math.Max(1, Math.Max(right - left, top - bottom));
        var keys = new uint[count];
        var items = new int[count];
        for (var i = 0; i < count; i++)
        {
            var x = (((long)boxes[i * 4] + boxes[(i * 4) + 2]) / 2) - left;
            var y = (((long)boxes[(i * 4) + 1] + boxes[(i * 4) + 3]) / 2) - bottom;
            keys[i] = Hilbert((uint)(x * scale), (uint)(y * scale));
            items[i] = i;
        }

        Array.Sort(keys, items);
        return items;
    }

    /// <summary>How far along the Hilbert curve of a square of 65,536 by 65,536 a cell lies.</summary>
    private static uint Hilbert(uint x, uint y)
    {
        var along = 0u;
        for (var side = Sides / 2u; side > 0; side /= 2)
        {
            var right = (x & side) != 0 ? 1u : 0;
            var upper = (y & side) != 0 ? 1u : 0;
            along += side * side * ((3 * right) ^ upper);
            if (upper == 0)
            {
                if (right == 1)
                {
                    x = Sides - 1 - x;
                    y = Sides - 1 - y;
                }

                (x, y) = (y, x);
            }
        }

        return along;
    }

    private void Gather()
    {
        var start = 0;
        for (var level = 1; level < _levels.Length; level++)
        {
            var end = _levels[level - 1];
            for (var (first, place) = (start, end); first < end; first += Fan, place++)
            {
                var around = _boxes.AsSpan(place * 4, 4);
                _boxes.AsSpan(first * 4, 4).CopyTo(around);
                for (var child = first + 1; child < Math.Min(first + Fan, end); child++)
                {
                    var box = _boxes.AsSpan(child * 4, 4);
                    around[0] = Math.Min(around[0], box[0]);
                    around[1] = Math.Min(around[1], box[1]);
                    around[2] = Math.Max(around[2], box[2]);
                    around[3] = Math.Max(around[3], box[3]);
                }
            }

            start = end;
        }
    }

    private double Squared(int place, double x, double y)
    {
        var box = _boxes.AsSpan(place * 4, 4);
        var dx = Math.Max(0, Math.Max(box[0] - x, x - box[2]));
        var dy = Math.Max(0, Math.Max(box[1] - y, y - box[3]));
        return (dx * dx) + (dy * dy);
    }
}
