namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Who is whose neighbour, and what each weighs: a sparse matrix by rows. Immutable; safe for many threads.
/// </summary>
/// <remarks>
/// An area without neighbours (an island) is kept: its row is empty, statistics of it are NaN, and it counts in no sum of neighbours.
/// </remarks>
public sealed class SpatialWeights
{
    private readonly int[] _starts;
    private readonly int[] _neighbours;
    private readonly double[] _weights;

    private SpatialWeights(int[] starts, int[] neighbours, double[] weights, WeightStyle style) =>
        (_starts, _neighbours, _weights, Style) = (starts, neighbours, weights, style);

    /// <summary>How many areas there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>How many pairs there are, each direction counted.</summary>
    public int Pairs => _neighbours.Length;

    /// <summary>What neighbours weigh.</summary>
    public WeightStyle Style { get; }

    /// <summary>The most neighbours that any area has.</summary>
    public int MostNeighbours => Enumerable.Range(0, Count).Select(area => _starts[area + 1] - _starts[area]).DefaultIfEmpty().Max();

    /// <summary>How many areas have no neighbours.</summary>
    public int Islands => Enumerable.Range(0, Count).Count(area => _starts[area] == _starts[area + 1]);

    /// <summary>Makes weights of lists of neighbours.</summary>
    /// <param name="neighbours">For each area the numbers of its neighbours, from 0; in any order, each once, without itself.</param>
    /// <param name="style">What neighbours weigh.</param>
    /// <exception cref="ArgumentException">A number is no area's, is the area's own, or is there twice.</exception>
    public static SpatialWeights From(IReadOnlyList<int[]> neighbours, WeightStyle style)
    {
        var starts = new int[neighbours.Count + 1];
        for (var area = 0; area < neighbours.Count; area++)
        {
            starts[area + 1] = starts[area] + neighbours[area].Length;
        }

        var (all, weights) = (new int[starts[^1]], new double[starts[^1]]);
        for (var area = 0; area < neighbours.Count; area++)
        {
            var row = all.AsSpan(starts[area]..starts[area + 1]);
            neighbours[area].CopyTo(row);
            row.Sort();
            Check(row, area, neighbours.Count);
            weights.AsSpan(starts[area]..starts[area + 1]).Fill(style == WeightStyle.Binary ? 1 : 1d / row.Length);
        }

        return new SpatialWeights(starts, all, weights, style);
    }

    /// <summary>The neighbours of an area, in order of their numbers.</summary>
    public ReadOnlySpan<int> Neighbours(int area) => _neighbours.AsSpan(_starts[area].._starts[area + 1]);

    /// <summary>Their weights, in the same order.</summary>
    public ReadOnlySpan<double> Weights(int area) => _weights.AsSpan(_starts[area].._starts[area + 1]);

    /// <summary>The weighted sum of an area's neighbours: their mean where weights are row-standardised. 0 for an island.</summary>
    /// <param name="values">A value for each area.</param>
    /// <param name="area">The area.</param>
    public double Lag(ReadOnlySpan<double> values, int area)
    {
        var sum = 0d;
        for (var at = _starts[area]; at < _starts[area + 1]; at++)
        {
            sum += _weights[at] * values[_neighbours[at]];
        }

        return sum;
    }

    /// <summary>The weights among some of the areas: the others are nobody's neighbours, and weights are standardised anew.</summary>
    /// <param name="keep">For each area whether it stays.</param>
    /// <returns>The weights, with areas numbered by their place among those kept; an area whose neighbours all went is an island.</returns>
    /// <exception cref="ArgumentException">There is not an answer for each area.</exception>
    public SpatialWeights Among(ReadOnlySpan<bool> keep)
    {
        if (keep.Length != Count)
        {
            throw new ArgumentException($"There are {Count} areas, but an answer for {keep.Length}.", nameof(keep));
        }

        var numbers = new int[Count];
        var kept = 0;
        for (var area = 0; area < Count; area++)
        {
            numbers[area] = keep[area] ? kept++ : -1;
        }

        var lists = new List<int[]>(kept);
        for (var area = 0; area < Count; area++)
        {
            if (keep[area])
            {
                var list = new List<int>();
                foreach (var neighbour in Neighbours(area))
                {
                    if (numbers[neighbour] >= 0)
                    {
                        list.Add(numbers[neighbour]);
                    }
                }

                lists.Add([.. list]);
            }
        }

        return From(lists, Style);
    }

    private static void Check(ReadOnlySpan<int> row, int area, int count)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] < 0 || row[at] >= count || row[at] == area || (at > 0 && row[at] == row[at - 1]))
            {
                throw new ArgumentException(
                    $"Area {area} has the neighbour {row[at]}: each is a number from 0 to {count - 1}, once, and not the area's own.",
                    nameof(row));
            }
        }
    }
}
