namespace CommunityAssets.Analysis.Disclosure;

/// <summary>
/// Counts of people for those who may not see them exactly. Fewer than five, noughts among them, are hidden, and the rest are rounded to
/// five; in a table so much more is hidden that nobody can work a hidden count out of the totals.
/// </summary>
/// <remarks>
/// Primary and complementary suppression as in Cox (1980), "Suppression methodology and statistical disclosure control", protected along
/// the network of the table's rows and columns as in Cox (1995), "Network models for complementary cell suppression". The promise is kept
/// even for somebody who knows every shown count exactly: each count of one to four could still be nothing, and no hidden count follows
/// from the sums of rows and columns. Rounding comes on top, so that noughts can't be told by what is left over either. What is hidden for
/// being small and what is hidden to protect it look the same.
/// </remarks>
public static class PeopleCounts
{
    /// <summary>The smallest count that is shown.</summary>
    public const int Smallest = 5;

    /// <summary>What shown counts are rounded to.</summary>
    public const int Step = 5;

    /// <summary>One count that stands alone, with no total beside it: rounded, or null where it must be hidden.</summary>
    /// <param name="count">How many people; 0 or more.</param>
    public static int? Alone(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count < Smallest ? null : (count + (Step / 2)) / Step * Step;
    }

    /// <summary>Counts in a list with their total.</summary>
    /// <param name="counts">How many people; 0 or more each.</param>
    /// <returns>The counts in their order, and the total; null where hidden.</returns>
    public static (IReadOnlyList<int?> Counts, int? Total) List(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var table = new int[1, counts.Count];
        for (var i = 0; i < counts.Count; i++)
        {
            table[0, i] = counts[i];
        }

        var made = Table(table);
        return ([.. Enumerable.Range(0, counts.Count).Select(i => made[0, i])], made.Total);
    }

    /// <summary>A table of counts with the totals of its rows, its columns and the whole.</summary>
    /// <param name="counts">How many people, by row and column; 0 or more each, and together what an <see cref="int"/> holds.</param>
    public static SafeTable Table(int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var whole = new int[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var count = counts[row, column];
                ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
                checked
                {
                    whole[row, column] = count;
                    whole[row, columns] += count;
                    whole[rows, column] += count;
                    whole[rows, columns] += count;
                }
            }
        }

        var shown = new int?[rows + 1, columns + 1];
        if (counts.Length == 0)
        {
            return new SafeTable(shown);
        }

        var hidden = new Suppression(whole).Hide();
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                shown[row, column] = hidden[row, column] ? null : Alone(whole[row, column]);
            }
        }

        return new SafeTable(shown);
    }
}
