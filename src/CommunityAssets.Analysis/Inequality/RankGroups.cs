namespace CommunityAssets.Analysis.Inequality;

/// <summary>Fifths, tenths and the like by rank.</summary>
public static class RankGroups
{
    /// <summary>
    /// Puts values into groups of as equal a number of areas as ties allow, highest values first. Equal values are always in one group: the
    /// one that the middle of their ranks falls in, or the later of two where it falls between them.
    /// </summary>
    /// <param name="values">A value for each area, higher for more need; NaN for those not known.</param>
    /// <param name="groups">How many groups: 5 for fifths, 10 for tenths; 2 or more.</param>
    /// <returns>For each value its group, from 0 (the highest values) to <paramref name="groups"/> − 1; -1 for NaN.</returns>
    public static int[] Of(ReadOnlySpan<double> values, int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        var numbers = new List<int>(values.Length);
        var placed = new int[values.Length];
        for (var number = 0; number < values.Length; number++)
        {
            placed[number] = -1;
            if (!double.IsNaN(values[number]))
            {
                numbers.Add(number);
            }
        }

        var ordered = numbers.ToArray();
        var keys = new double[ordered.Length];
        for (var at = 0; at < ordered.Length; at++)
        {
            keys[at] = values[ordered[at]];
        }

        Array.Sort(keys, ordered);
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to].Equals(keys[from]))
            {
                to++;
            }

            // How many are above the tie and how many down to its end: together twice the middle of its ranks, less a half rank each.
            long above = keys.Length - to, through = keys.Length - from;
            var group = (int)((above + through) * groups / (2L * keys.Length));
            for (; from < to; from++)
            {
                placed[ordered[from]] = group;
            }
        }

        return placed;
    }
}
