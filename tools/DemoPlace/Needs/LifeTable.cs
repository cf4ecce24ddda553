namespace CommunityAssets.DemoPlace.Needs;

/// <summary>Life expectancy at birth with its variance, by Chiang's abridged life table (1978) on nineteen age bands.</summary>
public static class LifeTable
{
    private static readonly int[] Starts = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85];

    // Deaths per person-year in England, both sexes together, about 2021: each band's order of size is what matters here.
    private static readonly double[] Rates =
        [.0040, .00016, .00008, .0001, .0003, .0004, .0005, .0007, .0010, .0015, .0022, .0032, .0050, .0080, .0126, .0200, .0345, .0620,
            .1500];

    /// <summary>Draws deaths for a population and works out its life expectancy.</summary>
    /// <param name="people">Person-years lived.</param>
    /// <param name="older">Share of people of 65 and over.</param>
    /// <param name="young">Share of people under 16.</param>
    /// <param name="heavier">How much heavier mortality is than England's, 1 for the same.</param>
    /// <param name="dice">Chance.</param>
    /// <returns>Years, and their standard error.</returns>
    public static (double Years, double Error) Expect(double people, double older, double young, double heavier, Dice dice)
    {
        var bands = Starts.Length;
        double alive = 1, years = 0;
        var lived = new double[bands];
        var chance = new double[bands];
        var variance = new double[bands];
        var reaching = new double[bands];
        for (var i = 0; i < bands; i++)
        {
            double width = i + 1 < bands ? Starts[i + 1] - Starts[i] : 20;
            var share = Starts[i] >= 65 ? older * (i == bands - 1 ? 0.13 : width == 5 ? (1 - 0.13) / 4 : 0)
                : Starts[i] < 15 ? young * width / 15 : (1 - older - young) * width / 50;
            var exposed = Math.Max(1, people * share);
            // Hardship weighs most in the middle of life.
            var rate = Rates[i] * (1 + ((heavier - 1) * (Starts[i] is >= 25 and < 75 ? 1.25 : 0.7)));
            var deaths = Math.Max(0.5, dice.Successes((int)Math.Round(exposed), Math.Min(0.5, rate)));
            var observed = deaths / exposed;
            var part = i == 0 ? 0.1 : 0.5;
            reaching[i] = alive;
            if (i == bands - 1)
            {
                lived[i] = alive / observed;
                variance[i] = 0;
                continue;
            }

            chance[i] = Math.Min(1, width * observed / (1 + (width * (1 - part) * observed)));
            variance[i] = chance[i] * chance[i] * (1 - chance[i]) / deaths;
            lived[i] = width * alive * (1 - (chance[i] * (1 - part)));
            alive *= 1 - chance[i];
        }

        years = lived.Sum();
        double spread = 0, after = 0;
        for (var i = bands - 1; i >= 0; i--)
        {
            double width = i + 1 < bands ? Starts[i + 1] - Starts[i] : 0;
            if (i < bands - 1)
            {
                var next = after / reaching[i + 1];
                var weight = reaching[i] * (next + (width * 0.5));
                spread += weight * weight * variance[i];
            }

            after += lived[i];
        }

        return (years, Math.Sqrt(spread));
    }
}
