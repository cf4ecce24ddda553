namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>
/// A made town's streets: crossings on a crooked lattice 50 m apart, streets between neighbours, and slanting ones through half of the
/// blocks.
/// </summary>
internal sealed class MadeStreets
{
    private const int Columns = 500;
    private const int Rows = 400;
    private const double Apart = 50;
    private const double Crooked = 15;

    /// <summary>How many streets.</summary>
    public const int Streets = 500_000;

    private MadeStreets(double[] x, double[] y, int[] from, int[] to, double[] metres) => (X, Y, From, To, Metres) = (x, y, from, to, metres);

    /// <summary>Where crossings are, in metres, to the centimetre.</summary>
    public double[] X { get; }

    /// <summary>Where crossings are, in metres, to the centimetre.</summary>
    public double[] Y { get; }

    /// <summary>The crossing that each street starts at.</summary>
    public int[] From { get; }

    /// <summary>The crossing that each street ends at.</summary>
    public int[] To { get; }

    /// <summary>How long each street is: up to a tenth longer than it is straight.</summary>
    public double[] Metres { get; }

    /// <summary>Makes them from a seed: the same each time.</summary>
    public static MadeStreets Make(int seed)
    {
        var random = new Random(seed);
        var (x, y) = (new double[Columns * Rows], new double[Columns * Rows]);
        for (var node = 0; node < x.Length; node++)
        {
            x[node] = 400_000 + Math.Round((node % Columns * Apart) + (Crooked * ((2 * random.NextDouble()) - 1)), 2);
            y[node] = 300_000 + Math.Round((node / Columns * Apart) + (Crooked * ((2 * random.NextDouble()) - 1)), 2);
        }

        var pairs = new List<(int From, int To)>(Streets);
        var slanting = new List<(int From, int To)>();
        for (var node = 0; node < x.Length; node++)
        {
            var (hasRight, hasAbove) = (node % Columns < Columns - 1, node / Columns < Rows - 1);
            if (hasRight)
            {
                pairs.Add((node, node + 1));
            }

            if (hasAbove)
            {
                pairs.Add((node, node + Columns));
            }

            if (hasRight && hasAbove)
            {
                slanting.Add(random.Next(2) == 0 ? (node, node + Columns + 1) : (node + 1, node + Columns));
            }
        }

        var through = slanting.ToArray();
        random.Shuffle(through);
        pairs.AddRange(through.Take(Streets - pairs.Count));
        return new MadeStreets(
            x, y, [.. pairs.Select(pair => pair.From)], [.. pairs.Select(pair => pair.To)],
            [
                .. pairs.Select(pair => Math.Sqrt(Math.Pow(x[pair.From] - x[pair.To], 2) + Math.Pow(y[pair.From] - y[pair.To], 2))
                    * (1 + (0.1 * random.NextDouble()))),
            ]);
    }
}
