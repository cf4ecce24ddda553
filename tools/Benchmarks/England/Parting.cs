namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// Parts the plan into small areas with about as many people each, cutting again and again across the longer side, and draws the borders:
/// each stretch of a cut between two corners is one crooked line that the areas on both of its sides share point by point.
/// </summary>
internal sealed class Parting
{
    private readonly List<Plot> plots = [];
    private readonly List<Cut> cuts = [];
    private readonly Dictionary<int, List<double>> corners = [];
    private readonly int leastSteps;
    private readonly int moreSteps;

    /// <summary>Parts the plan.</summary>
    /// <param name="towns">Where people are.</param>
    /// <param name="count">How many areas.</param>
    /// <param name="leastSteps">How many steps a stretch of border has at least.</param>
    /// <param name="moreSteps">Up to how many more, not counting this one.</param>
    public Parting(Towns towns, int count, int leastSteps = 15, int moreSteps = 14)
    {
        (this.leastSteps, this.moreSteps) = (leastSteps, moreSteps);
        var random = new Random(20260702);
        var people = new (double X, double Y)[count * 10];
        for (var person = 0; person < people.Length; person++)
        {
            people[person] = Towns.Around(random, towns.Draw(random), wider: 1.3);
        }

        Part(people, count, new Plot(0, 0, Ground.Width, Ground.Height, -1, -2, -3, -4));
        foreach (var plot in plots)
        {
            Corner(plot.WestLine, plot.South, plot.North);
            Corner(plot.EastLine, plot.South, plot.North);
            Corner(plot.SouthLine, plot.West, plot.East);
            Corner(plot.NorthLine, plot.West, plot.East);
        }

        foreach (var (line, ends) in corners.ToList())
        {
            corners[line] = [.. ends.Distinct().Order()];
        }
    }

    /// <summary>How many areas there are.</summary>
    public int Count => plots.Count;

    /// <summary>The middle of an area on the plan.</summary>
    public (double X, double Y) Middle(int area) => ((plots[area].West + plots[area].East) / 2, (plots[area].South + plots[area].North) / 2);

    /// <summary>
    /// The number of the area that holds a point of the plan (of the straight rectangles: near a crooked border, perhaps the neighbour).
    /// </summary>
    public int Find(double x, double y)
    {
        var at = 0;
        while (at >= 0)
        {
            var cut = cuts[at];
            at = (cut.Across ? x : y) < cut.Position ? cut.Below : cut.Above;
        }

        return ~at;
    }

    /// <summary>The border of an area on the ground, counter-clockwise, closed.</summary>
    public IReadOnlyList<(double X, double Y)> Ring(int area)
    {
        var plot = plots[area];
        var ring = new List<(double X, double Y)>(160);
        Side(ring, plot.SouthLine, false, plot.South, plot.West, plot.East);
        Side(ring, plot.EastLine, true, plot.East, plot.South, plot.North);
        Side(ring, plot.NorthLine, false, plot.North, plot.East, plot.West);
        Side(ring, plot.WestLine, true, plot.West, plot.North, plot.South);
        ring.Add(ring[0]);
        return ring;
    }

    // Gives the number of the cut, or the complement of the number of the area where there is nothing left to cut.
    private int Part(Span<(double X, double Y)> people, int count, Plot plot)
    {
        if (count == 1)
        {
            plots.Add(plot);
            return ~(plots.Count - 1);
        }

        var across = plot.East - plot.West > plot.North - plot.South;
        if (across)
        {
            people.Sort((one, other) => one.X.CompareTo(other.X));
        }
        else
        {
            people.Sort((one, other) => one.Y.CompareTo(other.Y));
        }

        // At the median, but never so close to a side that a sliver is left.
        var (from, to) = across ? (plot.West, plot.East) : (plot.South, plot.North);
        var median = people.Length == 0 ? (from + to) / 2 : across ? people[people.Length / 2].X : people[people.Length / 2].Y;
        var position = Math.Clamp(median, from + (0.32 * (to - from)), to - (0.32 * (to - from)));
        var below = 0;
        while (below < people.Length && (across ? people[below].X : people[below].Y) < position)
        {
            below++;
        }

        var share = people.Length == 0 ? 0.5 : (double)below / people.Length;
        var countBelow = Math.Clamp((int)Math.Round(count * share), 1, count - 1);
        var line = cuts.Count;
        cuts.Add(new Cut(across, position));
        var one = across ? plot with { East = position, EastLine = line } : plot with { North = position, NorthLine = line };
        var other = across ? plot with { West = position, WestLine = line } : plot with { South = position, SouthLine = line };
        cuts[line].Below = Part(people[..below], countBelow, one);
        cuts[line].Above = Part(people[below..], count - countBelow, other);
        return line;
    }

    private void Corner(int line, double from, double to)
    {
        if (!corners.TryGetValue(line, out var ends))
        {
            corners.Add(line, ends = []);
        }

        ends.Add(from);
        ends.Add(to);
    }

    private void Side(List<(double X, double Y)> ring, int line, bool upright, double position, double from, double to)
    {
        var ends = corners[line];
        var (low, high) = (ends.BinarySearch(Math.Min(from, to)), ends.BinarySearch(Math.Max(from, to)));
        for (var step = 0; step < high - low; step++)
        {
            var at = from < to ? low + step : high - 1 - step;
            Stretch(ring, line, upright, position, ends[at], ends[at + 1], forward: from < to);
        }
    }

    // Each corner is the first point of the stretch that leaves it, so the last of a stretch is left to the next.
    private void Stretch(List<(double X, double Y)> ring, int line, bool upright, double position, double from, double to, bool forward)
    {
        var random = new Random(HashCode(line, from));
        var steps = leastSteps + random.Next(moreSteps);
        var length = to - from;
        var (bow, bend, ripple) = (Signed(random) * 0.05, Signed(random) * 0.03, Signed(random) * 0.015);
        var points = new (double X, double Y)[steps + 1];
        for (var step = 0; step <= steps; step++)
        {
            var along = (double)step / steps;
            var wanted = (bow * Math.Sin(Math.PI * along)) + (bend * Math.Sin(2 * Math.PI * along)) + (ripple * Math.Sin(5 * Math.PI * along))
                + (Signed(random) * 0.012);
            var aside = position + (length * Math.Clamp(wanted, -0.35 * Math.Min(along, 1 - along), 0.35 * Math.Min(along, 1 - along)));
            var forth = step == steps ? to : from + (length * along);
            points[step] = upright ? Ground.At(aside, forth) : Ground.At(forth, aside);
        }

        for (var step = 0; step < steps; step++)
        {
            ring.Add(points[forward ? step : steps - step]);
        }
    }

    // The same on every machine, which System.HashCode is not.
    private static int HashCode(int line, double from) => unchecked((int)((((uint)line * 2654435761u) ^ (uint)(long)from) * 2246822519u));

    private static double Signed(Random random) => (2 * random.NextDouble()) - 1;

    private sealed record Cut(bool Across, double Position)
    {
        public int Below { get; set; }

        public int Above { get; set; }
    }
}
