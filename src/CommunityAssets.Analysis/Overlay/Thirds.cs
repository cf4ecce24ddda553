namespace CommunityAssets.Analysis.Overlay;

/// <summary>Two limits that part values into thirds.</summary>
/// <param name="Lower">Values up to this one are in the lowest third.</param>
/// <param name="Upper">Values above this one are in the highest third.</param>
public readonly record struct Thirds(double Lower, double Upper)
{
    /// <summary>
    /// The limits of some values: the values at one and two thirds of the way along them. Equal values are always in one third, so that
    /// thirds are uneven where many areas have the same value (no recorded assets, for one): with half of all areas at 0 the lowest third
    /// holds all of those. NaN where there is none.
    /// </summary>
    /// <param name="values">Values in any unit, in any order; NaN for none.</param>
    public static Thirds Of(ReadOnlySpan<double> values)
    {
        var known = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                known.Add(value);
            }
        }

        known.Sort();
        return known.Count == 0
            ? new Thirds(double.NaN, double.NaN)
            : new Thirds(known[((known.Count + 2) / 3) - 1], known[(((2 * known.Count) + 2) / 3) - 1]);
    }

    /// <summary>Which third a value is in; of NaN, and where there are no limits, nothing is known.</summary>
    public Third Place(double value) =>
        double.IsNaN(value) || double.IsNaN(Lower) ? Third.NotKnown
        : value <= Lower ? Third.Low
        : value <= Upper ? Third.Middle
        : Third.High;
}
