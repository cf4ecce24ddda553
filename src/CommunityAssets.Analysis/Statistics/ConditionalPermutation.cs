namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Conditional permutation: what stands at an area stays, and its neighbours are drawn from all the others without putting back. One table
/// of draws serves all areas, so that the answer for an area depends on the seed alone, not on threads or order.
/// </summary>
/// <remarks>
/// Anselin L. Local indicators of spatial association. Geogr Anal 1995;27:93–115. One shared table as in PySAL's esda. Since both local
/// Moran's I and Getis-Ord's G are, with what stands at the area fixed, straight-line functions of the sum of its neighbours, that sum is
/// what is drawn. Draws are numbers below the last; where an area's own comes up the last stands in for it, so that they are all of the
/// others. Sums of one and the same draw are therefore the same for all areas but the few that were drawn: they are added up and sorted
/// once for each number of neighbours, and what is left for an area is to find its place among them and to mend those few.
/// </remarks>
internal sealed class ConditionalPermutation
{
    private readonly double[] _values;
    private readonly int[] _table;
    private readonly int _most;

    // Where each area was drawn: places in the table, area by area.
    private readonly int[] _starts;
    private readonly int[] _places;

    private ConditionalPermutation(double[] values, int[] table, int most)
    {
        (_values, _table, _most) = (values, table, most);
        _starts = new int[values.Length + 1];
        foreach (var drawn in table)
        {
            _starts[drawn + 1]++;
        }

        for (var area = 0; area < values.Length; area++)
        {
            _starts[area + 1] += _starts[area];
        }

        (_places, var next) = (new int[table.Length], _starts[..^1]);
        for (var place = 0; place < table.Length; place++)
        {
            _places[next[table[place]]++] = place;
        }
    }

    private int Permutations => _table.Length / _most;

    /// <summary>Works out, for each area, where the sum of its neighbours lies among sums of as many drawn at random.</summary>
    /// <param name="values">A value for each area, no NaN; centred near 0, so that sums lose no figures.</param>
    /// <param name="weights">Neighbours.</param>
    /// <param name="permutations">How often to draw; 1 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static PermutedSum[] Of(
        double[] values, SpatialWeights weights, int permutations, ulong seed, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var answer = new PermutedSum[values.Length];
        Array.Fill(answer, PermutedSum.None);
        var most = weights.MostNeighbours;
        if (most == 0)
        {
            return answer;
        }

        var drawn = new ConditionalPermutation(values, Draw(values.Length, most, permutations, seed, cancellationToken), most);
        var sums = new DrawnSums?[most + 1];
        for (var area = 0; area < values.Length; area++)
        {
            // With many permutations one area takes a while.
            cancellationToken.ThrowIfCancellationRequested();
            if (area % 256 == 0)
            {
                progress?.Report(area / (double)values.Length);
            }

            var neighbours = weights.Neighbours(area);
            if (!neighbours.IsEmpty)
            {
                answer[area] = drawn.Place(sums[neighbours.Length] ??= drawn.Add(neighbours.Length, without: -1), area, neighbours);
            }
        }

        progress?.Report(1);
        return answer;
    }

    /// <summary>A row for each permutation: as many different numbers below the last area's as any area has neighbours.</summary>
    private static int[] Draw(int areas, int most, int permutations, ulong seed, CancellationToken cancellationToken)
    {
        var random = new Xoshiro(seed);
        var (table, last) = (new int[most * permutations], new int[areas]);
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = 0; at < most; at++)
            {
                // Few of many: one that was drawn before is drawn again.
                int one;
                do
                {
                    one = random.Below(areas - 1);
                }
                while (last[one] == permutation + 1);
                last[one] = permutation + 1;
                table[(permutation * most) + at] = one;
            }
        }

        return table;
    }

    private DrawnSums Add(int neighbours, int without)
    {
        var sums = new double[Permutations];
        for (var permutation = 0; permutation < sums.Length; permutation++)
        {
            sums[permutation] = Sum(permutation, neighbours, without);
        }

        return new DrawnSums(sums);
    }

    private double Sum(int permutation, int neighbours, int without)
    {
        var sum = 0d;
        foreach (var drawn in _table.AsSpan(permutation * _most, neighbours))
        {
            sum += drawn == without ? _values[^1] : _values[drawn];
        }

        return sum;
    }

    private PermutedSum Place(DrawnSums sums, int area, ReadOnlySpan<int> neighbours)
    {
        var observed = 0d;
        foreach (var neighbour in neighbours)
        {
            observed += _values[neighbour];
        }

        var place = sums.Begin(observed);
        var own = _places.AsSpan(_starts[area].._starts[area + 1]);
        foreach (var drawn in own)
        {
            var (permutation, at) = Math.DivRem(drawn, _most);
            if (at < neighbours.Length)
            {
                place.Replace(sums.Of(permutation), Sum(permutation, neighbours.Length, without: area));
            }
        }

        // Where most draws are mended, or what made them differ is gone with them, too few figures are left of the variance: added up anew.
        var told = place.Told();
        return own.Length > Permutations / 4 || told.Variance < 1e-6 * sums.Variance
            ? Add(neighbours.Length, without: area).Begin(observed).Told()
            : told;
    }
}
