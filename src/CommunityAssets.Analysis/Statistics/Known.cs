namespace CommunityAssets.Analysis.Statistics;

/// <summary>The areas that have all the values that are asked for, with the weights among them.</summary>
internal sealed class Known
{
    private readonly int[] _areas;
    private readonly int _all;

    private Known(int[] areas, int all, SpatialWeights weights) => (_areas, _all, Weights) = (areas, all, weights);

    /// <summary>How many there are.</summary>
    public int Count => _areas.Length;

    /// <summary>The weights among them.</summary>
    public SpatialWeights Weights { get; }

    /// <summary>Finds them.</summary>
    /// <exception cref="ArgumentException">There is not a value for each area, or one is endless.</exception>
    public static Known Of(SpatialWeights weights, ReadOnlySpan<double> values, ReadOnlySpan<double> others)
    {
        if (values.Length != weights.Count || others.Length != weights.Count)
        {
            throw new ArgumentException(
                $"There are {weights.Count} areas, but values for {values.Length} and {others.Length}.", nameof(values));
        }

        var keep = new bool[weights.Count];
        for (var area = 0; area < keep.Length; area++)
        {
            if (double.IsInfinity(values[area]) || double.IsInfinity(others[area]))
            {
                throw new ArgumentException($"The value of area {area} has no end. Leave it out as NaN.", nameof(values));
            }

            keep[area] = !double.IsNaN(values[area]) && !double.IsNaN(others[area]);
        }

        int[] areas = [.. Enumerable.Range(0, keep.Length).Where(area => keep[area])];
        return new Known(areas, keep.Length, areas.Length == keep.Length ? weights : weights.Among(keep));
    }

    /// <summary>Their values.</summary>
    public double[] Values(ReadOnlySpan<double> all)
    {
        var own = new double[_areas.Length];
        for (var at = 0; at < own.Length; at++)
        {
            own[at] = all[_areas[at]];
        }

        return own;
    }

    /// <summary>Answers for all areas: theirs, and another for the rest.</summary>
    public T[] Spread<T>(T[] answers, T rest)
    {
        var all = new T[_all];
        Array.Fill(all, rest);
        for (var at = 0; at < answers.Length; at++)
        {
            all[_areas[at]] = answers[at];
        }

        return all;
    }
}
