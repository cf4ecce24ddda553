namespace CommunityAssets.Benchmarks.England;

/// <summary>A thousand towns whose sizes follow Zipf's law, the largest as dense in its middle as a city is.</summary>
internal sealed class Towns
{
    private const int Count = 1_000;
    private const double InTowns = 0.88;

    private static readonly string[] Beginnings =
    [
        "Ash", "Bram", "Cald", "Dun", "Ever", "Fern", "Gran", "Hazel", "Ing", "Kirk", "Lang", "Mar", "Nor", "Oak", "Pen", "Quen", "Rad",
        "Stan", "Thorn", "Upper", "Wal", "Ather", "Black", "Chel", "Dray", "Elm", "Far", "Grim", "Hol", "Kel", "Lyn", "Mill",
    ];

    private static readonly string[] Ends =
    [
        "ton", "ford", "bury", "ham", "ley", "wick", "stead", "worth", "combe", "field", "den", "mere", "thorpe", "by", "holt", "minster",
        "well", "hurst", "cester", "bridge", "port", "dale", "wood", "gate", "stock", "low", "ness", "moor", "hill", "brook", "mouth", "cote",
    ];

    private readonly double[] upTo = new double[Count];

    /// <summary>Makes them.</summary>
    public Towns()
    {
        var random = new Random(20260701);
        var weights = Enumerable.Range(0, Count).Select(rank => Math.Pow(rank + 3, -0.85)).ToArray();
        var sum = weights.Sum();
        var names = Beginnings.SelectMany(first => Ends.Select(last => first + last)).ToArray();
        random.Shuffle(names);
        All =
        [
            .. weights.Select((weight, rank) => new Town(
                names[rank],
                15_000 + (random.NextDouble() * (Ground.Width - 30_000)),
                15_000 + (random.NextDouble() * (Ground.Height - 30_000)),
                weight / sum,
                800 * Math.Pow(weight / sum * 1_000, 0.36))),
        ];
        var reached = 0.0;
        for (var town = 0; town < Count; town++)
        {
            upTo[town] = reached += All[town].Share;
        }
    }

    /// <summary>The towns, the largest first.</summary>
    public IReadOnlyList<Town> All { get; }

    /// <summary>One of them, larger ones more often.</summary>
    public Town Draw(Random random)
    {
        var at = Array.BinarySearch(upTo, random.NextDouble());
        return All[Math.Min(at < 0 ? ~at : at, Count - 1)];
    }

    /// <summary>A place on the plan where something might be: mostly in a town, else anywhere.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="town">The town; what lies in the country is told under the town drawn.</param>
    /// <param name="wider">How many times as far spread as the town is.</param>
    public static (double X, double Y) Around(Random random, Town town, double wider = 1)
    {
        while (true)
        {
            var (x, y) = random.NextDouble() < InTowns
                ? (town.X + (Gauss(random) * town.Spread * wider), town.Y + (Gauss(random) * town.Spread * wider))
                : (random.NextDouble() * Ground.Width, random.NextDouble() * Ground.Height);
            if (x is > 0 and < Ground.Width && y is > 0 and < Ground.Height)
            {
                return (x, y);
            }
        }
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
