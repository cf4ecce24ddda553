namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Sums of as many values drawn at random, in order, so that the place of another among them is found without looking at all.
/// </summary>
internal sealed class DrawnSums
{
    private readonly double[] _sums;
    private readonly double[] _sorted;
    private readonly double _mean;
    private readonly double _squares;

    /// <summary>Takes them, permutation by permutation.</summary>
    public DrawnSums(double[] sums)
    {
        (_sums, _sorted) = (sums, (double[])sums.Clone());
        Array.Sort(_sorted);
        _mean = sums.Sum() / sums.Length;
        _squares = sums.Sum(sum => (sum - _mean) * (sum - _mean));
    }

    /// <summary>Their variance; NaN of one.</summary>
    public double Variance => _sums.Length < 2 ? double.NaN : _squares / (_sums.Length - 1);

    /// <summary>The sum of a permutation.</summary>
    public double Of(int permutation) => _sums[permutation];

    /// <summary>Begins to place a sum among them.</summary>
    public Placing Begin(double observed) => new(this, observed);

    private int Below(double limit)
    {
        var (from, to) = (0, _sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _sorted[middle] < limit ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>The place of one sum, in which some of those drawn are others than they are for the rest.</summary>
    public struct Placing
    {
        private readonly DrawnSums _all;
        private readonly double _observed;

        // Sums of the same numbers in another order differ in the last figures: as good as equal counts as equal.
        private readonly double _slack;
        private int _atLeast;
        private int _atMost;
        private double _shift;
        private double _squares;

        internal Placing(DrawnSums all, double observed)
        {
            (_all, _observed, _slack) = (all, observed, 1e-12 * Math.Max(1, Math.Abs(observed)));
            _atLeast = all._sorted.Length - all.Below(observed - _slack);
            _atMost = all.Below(Math.BitIncrement(observed + _slack));
            _squares = all._squares;
        }

        /// <summary>Puts one sum in the place of another.</summary>
        public void Replace(double old, double one)
        {
            _atLeast += (one >= _observed - _slack ? 1 : 0) - (old >= _observed - _slack ? 1 : 0);
            _atMost += (one <= _observed + _slack ? 1 : 0) - (old <= _observed + _slack ? 1 : 0);
            _shift += one - old;
            _squares += ((one - _all._mean) * (one - _all._mean)) - ((old - _all._mean) * (old - _all._mean));
        }

        /// <summary>What was found.</summary>
        public readonly PermutedSum Told()
        {
            var count = _all._sums.Length;
            var shift = _shift / count;
            var variance = count < 2 ? double.NaN : (_squares - (count * shift * shift)) / (count - 1);
            return new PermutedSum(_observed, _all._mean + shift, variance, _atLeast, _atMost);
        }
    }
}
