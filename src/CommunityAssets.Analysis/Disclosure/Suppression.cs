namespace CommunityAssets.Analysis.Disclosure;

/// <summary>
/// Chooses what to hide in a table with totals. Rows and columns are the nodes of a network and the counts its arcs; hidden counts can be
/// other numbers just along the network's cycles, since every row and column must go on adding up. For each count of one to four, room is
/// made for it to be nothing; for each nought, for it to be on a cycle at all. That is along counts that are hidden already where those
/// will do; else along shown ones too, the smallest together first, which are then hidden as well.
/// </summary>
internal sealed class Suppression
{
    // A total tells more than a count of one cell.
    private const int OfTotal = 2;
    private const int OfWholeTotal = 10;

    private readonly int[,] _counts;
    private readonly bool[,] _hidden;
    private readonly int _rows;
    private readonly int _columns;

    // What has been moved along each arc for the count in hand; and for each node the cheapest way there.
    private readonly int[,] _moved;
    private readonly long[] _costs;
    private readonly int[] _cameFrom;
    private bool _bounded;

    /// <summary>Looks at a table.</summary>
    /// <param name="counts">The counts, with the totals of columns as the last row and those of rows as the last column.</param>
    public Suppression(int[,] counts)
    {
        _counts = counts;
        (_rows, _columns) = (counts.GetLength(0), counts.GetLength(1));
        _hidden = new bool[_rows, _columns];
        _moved = new int[_rows, _columns];
        _costs = new long[_rows + _columns];
        _cameFrom = new int[_rows + _columns];
    }

    /// <summary>Which counts to hide.</summary>
    public bool[,] Hide()
    {
        foreach (var (row, column) in Small())
        {
            _hidden[row, column] = true;
        }

        foreach (var (row, column) in Small().OrderByDescending(cell => _counts[cell.Row, cell.Column]))
        {
            MakeRoom(row, column);
        }

        return _hidden;
    }

    private IEnumerable<(int Row, int Column)> Small()
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                if (_counts[row, column] < PeopleCounts.Smallest)
                {
                    yield return (row, column);
                }
            }
        }
    }

    /// <summary>Hides what must be hidden for a count to be able to be nothing, and for a nought to be able to be something.</summary>
    private void MakeRoom(int row, int column)
    {
        Array.Clear(_moved);
        var count = _counts[row, column];
        _bounded = count > 0;

        // A total counts against its row or column. What is taken from a cell is added to the rest of its row, and so on around.
        var add = Sign(row, column) > 0 == (count == 0);
        var (start, end) = add ? (_rows + column, row) : (row, _rows + column);
        for (var left = Math.Max(1, count); left > 0; left--)
        {
            // In a table that is hidden altogether there is room for anything, so that there is always a way.
            FindWay(start, end, row, column);
            for (var node = end; node != start; node = _cameFrom[node])
            {
                Move(_cameFrom[node], node);
            }
        }

        for (var r = 0; r < _rows; r++)
        {
            for (var c = 0; c < _columns; c++)
            {
                _hidden[r, c] |= _moved[r, c] != 0;
            }
        }
    }

    /// <summary>The cheapest way for one to be moved between two nodes, not along the count itself (Bellman 1958).</summary>
    private void FindWay(int start, int end, int row, int column)
    {
        Array.Fill(_costs, long.MaxValue);
        _costs[start] = 0;
        for (var better = true; better;)
        {
            better = false;
            for (var r = 0; r < _rows; r++)
            {
                for (var c = 0; c < _columns; c++)
                {
                    if (r != row || c != column)
                    {
                        better |= Try(r, _rows + c, r, c, 1) | Try(_rows + c, r, r, c, -1);
                    }
                }
            }
        }

        if (_costs[end] == long.MaxValue)
        {
            throw new InvalidOperationException("The table does not add up.");
        }
    }

    private bool Try(int from, int to, int row, int column, int step)
    {
        if (_costs[from] == long.MaxValue || !CanMove(row, column, step))
        {
            return false;
        }

        // Taking back what was moved before costs nothing and saves nothing: that keeps every way free of circles.
        var cost = _costs[from] + (_hidden[row, column] || _moved[row, column] != 0 ? 0 : Cost(row, column));
        if (cost >= _costs[to])
        {
            return false;
        }

        (_costs[to], _cameFrom[to]) = (cost, from);
        return true;
    }

    // A count may grow as it likes; it can't become less than nothing.
    private bool CanMove(int row, int column, int step) =>
        !_bounded || Sign(row, column) * step > 0 || _counts[row, column] + (Sign(row, column) * _moved[row, column]) > 0;

    private void Move(int from, int to)
    {
        if (from < _rows)
        {
            _moved[from, to - _rows]++;
        }
        else
        {
            _moved[to, from - _rows]--;
        }
    }

    private int Sign(int row, int column) => row == _rows - 1 == (column == _columns - 1) ? 1 : -1;

    // Of ways as dear as each other the one that hides fewer.
    private long Cost(int row, int column) => 1 + ((long)_counts[row, column] * (row == _rows - 1, column == _columns - 1) switch
    {
        (true, true) => OfWholeTotal,
        (true, false) or (false, true) => OfTotal,
        _ => 1,
    });
}
