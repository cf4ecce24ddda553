namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Remembers which row of the file each copied record came from, in a few bytes for a regular file: one record a row, or so many a row.
/// Records are counted from 0 in the order in which they were copied.
/// </summary>
internal sealed class RowNumbers
{
    private readonly List<Run> runs = [];
    private long count;
    private long lastRow;
    private int inRow;

    /// <summary>How many records there are.</summary>
    public long Count => count;

    /// <summary>Notes the next record's row; rows never go back.</summary>
    public void Add(long row)
    {
        if (runs.Count == 0)
        {
            runs.Add(new Run(0, row, 0));
            inRow = 1;
        }
        else if (row == lastRow)
        {
            inRow++;
            if (runs[^1].PerRow is > 0 and var most && inRow > most)
            {
                // More in this row than in the rows before: from its first record on it is a run of its own.
                runs.Add(new Run(count + 1 - inRow, row, 0));
            }
        }
        else
        {
            var run = runs[^1];
            var perRow = run.PerRow == 0 ? inRow : run.PerRow;
            runs[^1] = run with { PerRow = perRow };
            if (row != lastRow + 1 || inRow != perRow)
            {
                runs.Add(new Run(count, row, 0));
            }

            inRow = 1;
        }

        lastRow = row;
        count++;
    }

    /// <summary>The row of a record.</summary>
    public long Of(long record)
    {
        var low = 0;
        var high = runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (runs[middle].First <= record)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        var run = runs[low];
        return run.PerRow == 0 ? run.Row : run.Row + ((record - run.First) / run.PerRow);
    }

    // PerRow 0: still in the run's first row.
    private readonly record struct Run(long First, long Row, int PerRow);
}
