using CommunityAssets.Analysis.Disclosure;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Disclosure;

public sealed class PeopleCountsTests
{
    private static readonly Config Many = FixedDraws.Config.WithMaxTest(400);

    // Mostly small counts, with many noughts, and some large ones; from a single count to tables of six by six.
    private static readonly Gen<int> Count = Gen.Frequency(
        (3, Gen.Constant(0)),
        (5, Gen.Choose(1, 4)),
        (5, Gen.Choose(5, 9)),
        (2, Gen.Choose(10, 300)));

    private static readonly Arbitrary<int[,]> Tables = (
        from rows in Gen.Choose(1, 6)
        from columns in Gen.Choose(1, 6)
        from counts in Count.ArrayOf(rows * columns)
        select Shape(rows, columns, counts)).ToArbitrary();

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(7, 5)]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(1003, 1005)]
    public void A_count_alone_is_hidden_under_five_and_rounded_to_five_above(int count, int? shown) =>
        Assert.Equal(shown, PeopleCounts.Alone(count));

    [Fact]
    public void A_count_below_nothing_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PeopleCounts.Alone(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PeopleCounts.Table(new[,] { { 3, -1 } }));
    }

    [Fact]
    public void Where_nothing_is_small_nothing_is_hidden()
    {
        var table = PeopleCounts.Table(new[,] { { 5, 12 }, { 8, 21 } });

        Assert.Equal([5, 10, 15, 10, 20, 30, 15, 35, 45], Cells(table));
    }

    [Fact]
    public void A_small_count_takes_the_smallest_others_with_it_and_leaves_the_totals()
    {
        var table = PeopleCounts.Table(new[,] { { 3, 40, 9 }, { 30, 60, 50 }, { 10, 70, 80 } });

        Assert.Equal(
        [
            null, 40, null, 50,
            null, 60, null, 140,
            10, 70, 80, 160,
            45, 170, 140, 350,
        ], Cells(table));
    }

    [Fact]
    public void A_list_with_one_small_count_hides_a_second_one()
    {
        var (counts, total) = PeopleCounts.List([2, 20, 6, 30]);

        Assert.Equal([null, 20, null, 30], counts);
        Assert.Equal(60, total);
    }

    [Fact]
    public void A_small_total_is_hidden_rather_than_large_counts()
    {
        var table = PeopleCounts.Table(new[,] { { 12, 21 }, { 3, 2 }, { 0, 0 } });

        Assert.Equal([10, 20, 35, null, null, null, null, null, null, 15, 25, 40], Cells(table));
    }

    [Fact]
    public void Noughts_hide_nothing_where_they_hide_each_other()
    {
        var table = PeopleCounts.Table(new[,] { { 12, 21 }, { 0, 0 }, { 0, 0 } });

        Assert.Equal([10, 20, 35, null, null, null, null, null, null, 10, 20, 35], Cells(table));
    }

    [Fact]
    public void A_lone_small_count_takes_its_total_with_it()
    {
        var (counts, total) = PeopleCounts.List([3]);

        Assert.Equal([null], counts);
        Assert.Null(total);
    }

    [Fact]
    public void A_table_of_nothing_has_no_counts()
    {
        var table = PeopleCounts.Table(new int[0, 0]);

        Assert.Equal((0, 0), (table.Rows, table.Columns));
        Assert.Null(table.Total);
    }

    [Fact]
    public void No_shown_count_is_under_five_and_all_are_within_two_of_the_truth() => Check.One(Many, Prop.ForAll(Tables, counts =>
    {
        var table = PeopleCounts.Table(counts);
        var whole = WithTotals(counts);
        return All(whole, (row, column) => table[row, column] is not { } shown
            || (shown >= 5 && shown % 5 == 0 && whole[row, column] >= 5 && Math.Abs(shown - whole[row, column]) <= 2));
    }));

    [Fact]
    public void No_row_or_column_has_a_single_hidden_count_to_be_worked_out_by_subtraction() =>
        Check.One(Many, Prop.ForAll(Tables, counts =>
    {
        var table = PeopleCounts.Table(counts);
        var whole = WithTotals(counts);
        return Enumerable.Range(0, table.Rows + 1).All(row =>
                Enumerable.Range(0, table.Columns + 1).Count(column => table[row, column] is null) != 1)
            && Enumerable.Range(0, table.Columns + 1).All(column =>
                Enumerable.Range(0, table.Rows + 1).Count(row => table[row, column] is null) != 1)
            && whole.Length > 0;
    }));

    [Fact]
    public void Taking_rows_and_columns_from_each_other_again_and_again_never_uncovers_a_hidden_count() =>
        Check.One(Many, Prop.ForAll(Tables, counts =>
    {
        // The best informed reader: every shown count is known exactly, and all rows and columns are solved together.
        var table = PeopleCounts.Table(counts);
        var whole = WithTotals(counts);
        var unknown = new List<(int Row, int Column)>();
        All(whole, (row, column) =>
        {
            if (table[row, column] is null)
            {
                unknown.Add((row, column));
            }

            return true;
        });
        return unknown.Where(cell => whole[cell.Row, cell.Column] < 5).All(cell => !IsDetermined(unknown, unknown.IndexOf(cell), whole));
    }));

    [Fact]
    public void Everybody_in_a_small_count_might_as_well_not_be_there_for_all_that_is_shown()
    {
        // Small tables, so that every table that fits what is shown can be tried.
        var small = (
            from rows in Gen.Choose(1, 2)
            from columns in Gen.Choose(1, 2)
            from counts in Gen.Choose(0, 7).ArrayOf(rows * columns)
            select Shape(rows, columns, counts)).ToArbitrary();
        Check.One(FixedDraws.Config.WithMaxTest(150), Prop.ForAll(small, counts =>
        {
            var table = PeopleCounts.Table(counts);
            var whole = WithTotals(counts);
            var possible = new Dictionary<(int, int), HashSet<int>>();
            foreach (var other in EveryTable(counts.GetLength(0), counts.GetLength(1), most: 11))
            {
                var otherWhole = WithTotals(other);
                if (All(whole, (row, column) => table[row, column] is null || whole[row, column] == otherWhole[row, column]))
                {
                    All(other, (row, column) =>
                    {
                        (possible.TryGetValue((row, column), out var values) ? values : possible[(row, column)] = []).Add(other[row, column]);
                        return true;
                    });
                }
            }

            return All(
                counts, (row, column) => counts[row, column] is 0 or >= 5 || possible[(row, column)].Contains(0));
        }));
    }

    [Fact]
    public void The_same_table_is_always_hidden_the_same_way() => Check.One(Many, Prop.ForAll(Tables, counts =>
        Cells(PeopleCounts.Table(counts)).SequenceEqual(Cells(PeopleCounts.Table((int[,])counts.Clone())))));

    private static int[,] Shape(int rows, int columns, int[] counts)
    {
        var table = new int[rows, columns];
        Buffer.BlockCopy(counts, 0, table, 0, counts.Length * sizeof(int));
        return table;
    }

    private static int[,] WithTotals(int[,] counts)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var whole = new int[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                whole[row, column] = counts[row, column];
                whole[row, columns] += counts[row, column];
                whole[rows, column] += counts[row, column];
                whole[rows, columns] += counts[row, column];
            }
        }

        return whole;
    }

    private static bool All(int[,] counts, Func<int, int, bool> holds)
    {
        for (var row = 0; row < counts.GetLength(0); row++)
        {
            for (var column = 0; column < counts.GetLength(1); column++)
            {
                if (!holds(row, column))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static List<int?> Cells(SafeTable table) =>
    [
        .. Enumerable.Range(0, table.Rows + 1)
            .SelectMany(row => Enumerable.Range(0, table.Columns + 1).Select(column => table[row, column])),
    ];

    /// <summary>Whether the equations of all rows and columns leave one unknown a single value: Gauss and Jordan's elimination.</summary>
    private static bool IsDetermined(List<(int Row, int Column)> unknown, int which, int[,] whole)
    {
        var (rows, columns) = (whole.GetLength(0), whole.GetLength(1));
        var equations = new double[rows + columns, unknown.Count];
        for (var i = 0; i < unknown.Count; i++)
        {
            var (row, column) = unknown[i];
            equations[row, i] = column == columns - 1 ? -1 : 1;
            equations[rows + column, i] = row == rows - 1 ? -1 : 1;
        }

        // With the one in question last, it is determined when a row of the reduced equations holds it alone.
        int[] order = [.. Enumerable.Range(0, unknown.Count).Where(i => i != which), which];
        var pivot = 0;
        foreach (var i in order)
        {
            var found = Enumerable.Range(pivot, rows + columns - pivot).FirstOrDefault(row => Math.Abs(equations[row, i]) > 1e-9, -1);
            if (found < 0)
            {
                continue;
            }

            if (i == which)
            {
                return true;
            }

            for (var j = 0; j < unknown.Count; j++)
            {
                (equations[pivot, j], equations[found, j]) = (equations[found, j], equations[pivot, j]);
            }

            for (var row = 0; row < rows + columns; row++)
            {
                var times = row == pivot ? 0 : equations[row, i] / equations[pivot, i];
                for (var j = 0; j < unknown.Count && times != 0; j++)
                {
                    equations[row, j] -= times * equations[pivot, j];
                }
            }

            pivot++;
        }

        return false;
    }

    private static IEnumerable<int[,]> EveryTable(int rows, int columns, int most)
    {
        var counts = new int[rows * columns];
        while (true)
        {
            yield return Shape(rows, columns, counts);
            var i = 0;
            while (i < counts.Length && counts[i] == most)
            {
                counts[i++] = 0;
            }

            if (i == counts.Length)
            {
                yield break;
            }

            counts[i]++;
        }
    }
}
