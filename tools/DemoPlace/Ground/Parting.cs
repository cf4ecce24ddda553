namespace CommunityAssets.DemoPlace.Ground;

/// <summary>A piece of ground to be grouped with its neighbours.</summary>
/// <param name="At">Its middle.</param>
/// <param name="Weight">People who live there.</param>
/// <param name="Neighbours">Numbers of the pieces beside it, and how far each is (longer across the river).</param>
public sealed record Piece(Spot At, double Weight, IReadOnlyList<(int Number, double Distance)> Neighbours);

/// <summary>
/// Groups neighbouring pieces into connected parts of about equal weight: each part grows from a seed along shortest paths, seeds move to
/// the middle of their part, and heavier parts start later the next time (a centroidal, additively weighted Voronoi partition of the
/// graph).
/// </summary>
public static class Parting
{
    /// <summary>Parts the pieces named in <paramref name="members"/>.</summary>
    /// <param name="pieces">All pieces.</param>
    /// <param name="members">Those to part; connected.</param>
    /// <param name="count">How many parts.</param>
    /// <param name="dice">Chance for the first seeds.</param>
    /// <returns>The part of each member, in the members' order.</returns>
    public static int[] Part(IReadOnlyList<Piece> pieces, IReadOnlyList<int> members, int count, Dice dice)
    {
        if (count <= 1)
        {
            return new int[members.Count];
        }

        int[]? best = null;
        var bestSpread = double.MaxValue;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var (parts, spread) = Attempt(pieces, members, count, dice);
            if (spread < bestSpread)
            {
                (best, bestSpread) = (parts, spread);
            }
        }

        return best!;
    }

    /// <summary>Grows parts from given seeds without balancing them.</summary>
    public static int[] Grow(IReadOnlyList<Piece> pieces, IReadOnlyList<int> members,
        IReadOnlyList<(int Piece, int Part, double Start)> seeds)
    {
        var part = Enumerable.Repeat(-1, pieces.Count).ToArray();
        var inside = new bool[pieces.Count];
        foreach (var member in members)
        {
            inside[member] = true;
        }

        var queue = new PriorityQueue<(int Piece, int Part), (double, int)>();
        foreach (var (piece, number, start) in seeds)
        {
            queue.Enqueue((piece, number), (start, piece));
        }

        while (queue.TryDequeue(out var next, out var reached))
        {
            if (part[next.Piece] >= 0)
            {
                continue;
            }

            part[next.Piece] = next.Part;
            foreach (var (number, distance) in pieces[next.Piece].Neighbours)
            {
                if (inside[number] && part[number] < 0)
                {
                    queue.Enqueue((number, next.Part), (reached.Item1 + distance, number));
                }
            }
        }

        return [.. members.Select(member => part[member])];
    }

    private static (int[] Parts, double Spread) Attempt(IReadOnlyList<Piece> pieces, IReadOnlyList<int> members, int count, Dice dice)
    {
        var seeds = Spread(pieces, members, count, dice);
        var start = new double[count];
        var target = members.Sum(member => pieces[member].Weight) / count;
        var size = Math.Sqrt(members.Count) * 60;
        int[]? best = null;
        var bestSpread = double.MaxValue;
        for (var round = 0; round < 60; round++)
        {
            var parts = Grow(pieces, members, [.. seeds.Select((piece, part) => (piece, part, start[part]))]);
            var weights = new double[count];
            for (var i = 0; i < members.Count; i++)
            {
                if (parts[i] >= 0)
                {
                    weights[parts[i]] += pieces[members[i]].Weight;
                }
            }

            var spread = weights.Max(weight => Math.Abs(weight - target)) / target + (parts.Any(part => part < 0) ? 100 : 0);
            if (spread < bestSpread)
            {
                (best, bestSpread) = (parts, spread);
            }

            for (var part = 0; part < count; part++)
            {
                start[part] += Math.Clamp((weights[part] / target) - 1, -0.8, 0.8) * size * (round < 30 ? 0.25 : 0.12);
                if (round < 25 && weights[part] > 0)
                {
                    seeds[part] = MiddleOf(pieces, members, parts, part);
                }
            }

            var least = start.Min();
            for (var part = 0; part < count; part++)
            {
                start[part] -= least;
            }
        }

        return (best!, bestSpread);
    }

    private static int[] Spread(IReadOnlyList<Piece> pieces, IReadOnlyList<int> members, int count, Dice dice)
    {
        var lived = members.Where(member => pieces[member].Weight > 0).ToArray();
        var seeds = new List<int> { lived[dice.Below(lived.Length)] };
        while (seeds.Count < count)
        {
            var scores = lived.Select(piece => seeds.Contains(piece) ? 0
                : Math.Pow(seeds.Min(seed => pieces[seed].At.To(pieces[piece].At)), 2) * pieces[piece].Weight).ToArray();
            var drawn = dice.Next() * scores.Sum();
            var chosen = 0;
            while (chosen < lived.Length - 1 && (drawn -= scores[chosen]) > 0)
            {
                chosen++;
            }

            seeds.Add(lived[chosen]);
        }

        return [.. seeds];
    }

    private static int MiddleOf(IReadOnlyList<Piece> pieces, IReadOnlyList<int> members, int[] parts, int part)
    {
        double x = 0, y = 0, weight = 0;
        var own = new List<int>();
        for (var i = 0; i < members.Count; i++)
        {
            if (parts[i] == part)
            {
                var piece = pieces[members[i]];
                own.Add(members[i]);
                x += piece.At.X * piece.Weight;
                y += piece.At.Y * piece.Weight;
                weight += piece.Weight;
            }
        }

        var middle = new Spot(x / weight, y / weight);
        return own.MinBy(piece => pieces[piece].At.To(middle));
    }
}
