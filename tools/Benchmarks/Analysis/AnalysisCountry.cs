using CommunityAssets.Benchmarks.England;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>The made country of the other benchmarks with fewer corners: 33,000 areas, crooked borders shared point by point.</summary>
internal sealed class AnalysisCountry
{
    /// <summary>How many areas.</summary>
    public const int Areas = 33_000;

    private readonly Towns towns = new();
    private readonly Parting parting = new(new Towns(), Areas, leastSteps: 5, moreSteps: 6);

    /// <summary>The middle of each area, in metres.</summary>
    public (double[] X, double[] Y) Centroids()
    {
        var (x, y) = (new double[Areas], new double[Areas]);
        for (var area = 0; area < Areas; area++)
        {
            var (planX, planY) = parting.Middle(area);
            (x[area], y[area]) = Ground.At(planX, planY);
        }

        return (x, y);
    }

    /// <summary>Places where something might be: mostly in towns.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="wider">How many times as far spread as the towns are.</param>
    public (double[] X, double[] Y) Places(int count, int seed, double wider = 1.3)
    {
        var random = new Random(seed);
        var (x, y) = (new double[count], new double[count]);
        for (var place = 0; place < count; place++)
        {
            var (planX, planY) = Towns.Around(random, towns.Draw(random), wider);
            (x[place], y[place]) = Ground.At(planX, planY);
        }

        return (x, y);
    }

    /// <summary>A value for each area that drifts over the country, with something of its own in each.</summary>
    public static double[] Values(double[] x, double[] y)
    {
        var random = new Random(20260804);
        return [.. x.Zip(y, (east, north) => 20 + (6 * Math.Sin(east / 9_000)) + (4 * Math.Cos(north / 14_000)) + (12 * random.NextDouble()))];
    }

    /// <summary>People of each area: 1,200 to 2,400.</summary>
    public double[] People()
    {
        var random = new Random(20260802);
        return [.. Enumerable.Range(0, Areas).Select(_ => (double)random.Next(1_200, 2_400))];
    }

    /// <summary>What sites have: 1 to 60 places.</summary>
    public static double[] Supply(int sites)
    {
        var random = new Random(20260803);
        return [.. Enumerable.Range(0, sites).Select(_ => (double)random.Next(1, 60))];
    }

    /// <summary>The border of each area, one after the other, each closed; and where each begins.</summary>
    public (int[] Starts, double[] X, double[] Y) Borders()
    {
        var (starts, x, y) = (new int[Areas + 1], new List<double>(), new List<double>());
        for (var area = 0; area < Areas; area++)
        {
            foreach (var corner in parting.Ring(area))
            {
                x.Add(corner.X);
                y.Add(corner.Y);
            }

            starts[area + 1] = x.Count;
        }

        return (starts, [.. x], [.. y]);
    }
}
