namespace CommunityAssets.Analysis.Statistics;

/// <summary>Keeps the share of false alarms among many tests in bounds.</summary>
/// <remarks>Benjamini Y, Hochberg Y. Controlling the false discovery rate. J R Stat Soc B 1995;57:289–300.</remarks>
public static class FalseDiscovery
{
    /// <summary>
    /// Adjusted p-values: the smallest false discovery rate at which each would be told. What <c>p.adjust(p, "BH")</c> gives in R.
    /// </summary>
    /// <param name="probabilities">p-values from 0 to 1; NaN for no test, which is left out and stays NaN.</param>
    public static double[] Adjust(ReadOnlySpan<double> probabilities)
    {
        var order = new List<int>(probabilities.Length);
        for (var at = 0; at < probabilities.Length; at++)
        {
            if (!double.IsNaN(probabilities[at]))
            {
                order.Add(at);
            }
        }

        var given = probabilities.ToArray();
        order.Sort((one, other) => given[one].CompareTo(given[other]));
        var answer = new double[given.Length];
        Array.Fill(answer, double.NaN);
        var smallest = 1d;
        for (var rank = order.Count; rank >= 1; rank--)
        {
            // Times and divided by the same number may lose the last figure: never below the p-value itself.
            var own = given[order[rank - 1]];
            smallest = Math.Min(smallest, Math.Max(own, own * order.Count / rank));
            answer[order[rank - 1]] = smallest;
        }

        return answer;
    }
}
