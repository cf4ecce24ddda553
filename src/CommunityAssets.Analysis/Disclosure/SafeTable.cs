namespace CommunityAssets.Analysis.Disclosure;

/// <summary>
/// A table of counts of people as anybody may see it: rounded to five, with null where a count is hidden. Since each count is rounded by
/// itself, rows and columns need not add up to their totals. Immutable.
/// </summary>
public sealed class SafeTable
{
    private readonly int?[,] _shown;

    internal SafeTable(int?[,] shown) => _shown = shown;

    /// <summary>How many rows there are, the totals not counted.</summary>
    public int Rows => _shown.GetLength(0) - 1;

    /// <summary>How many columns there are, the totals not counted.</summary>
    public int Columns => _shown.GetLength(1) - 1;

    /// <summary>The total of everything; null when hidden.</summary>
    public int? Total => _shown[Rows, Columns];

    /// <summary>
    /// One count; null when hidden. The row after the last holds the totals of columns, the column after the last those of rows.
    /// </summary>
    public int? this[int row, int column] => _shown[row, column];

    /// <summary>The total of a row; null when hidden.</summary>
    public int? RowTotal(int row) => _shown[row, Columns];

    /// <summary>The total of a column; null when hidden.</summary>
    public int? ColumnTotal(int column) => _shown[Rows, column];
}
