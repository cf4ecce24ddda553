namespace CommunityAssets.Web.Overview;

/// <summary>The values of one indicator on one layer in one period, in order, for ranks and scales.</summary>
/// <param name="sorted">Values from the lowest; finite.</param>
public sealed class LayerNumbers(double[] sorted)
{
    /// <summary>How many areas have a value.</summary>
    public int Count => sorted.Length;

    /// <summary>The lowest value; only where there is one.</summary>
    public double Lowest => sorted[0];

    /// <summary>The highest value; only where there is one.</summary>
    public double Highest => sorted[^1];

    /// <summary>The rank of a value among them, 1 for the highest, equal values alike; and how many share it.</summary>
    public (int Rank, int Ties) RankOf(double value)
    {
        var below = Below(value, orEqual: false);
        var notAbove = Below(value, orEqual: true);
        return (sorted.Length - notAbove + 1, Math.Max(1, notAbove - below));
    }

    private int Below(double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (orEqual && sorted[middle] <= value))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
