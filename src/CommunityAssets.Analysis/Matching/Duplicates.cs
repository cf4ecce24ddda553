using System.Collections.Concurrent;

namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Finds records of one thing among many. Compared are those of one postcode sector, of one square of 250 metres, with the same telephone,
/// e-mail address or web site, those within 500 metres whose names share a telling word, and those without any place that have the same
/// name. Each pair is compared once. A pair with neither alike names nor a contact in common is never told of, nor one with names that are
/// only somewhat alike and nothing else in common. Records of one name of which more than six lie together (the buildings of a university)
/// are taken for parts of one thing, and not compared with each other. A name that more than six have counts the less the commoner it is
/// ("Post Office"); names with other numbers ("Bay 5", "Bay 3") are never the same.
/// </summary>
/// <remarks>
/// Comparing within blocks is as old as linking records by machine (Newcombe HB, Kennedy JM, Axford SJ, James AP. Automatic linkage of
/// vital records. Science 1959;130:954–959); what a pair weighs is in <see cref="MatchWeights"/>. The answer does not depend on the order
/// in which records came (but for their numbers) nor on the number of threads: counts are added up over all pairs before anything is
/// estimated, and nothing is drawn at random.
/// </remarks>
public static class Duplicates
{
    private const float Square = 250;
    private const int Chunk = 64;
    private const int EntriesAtOnce = 16_384;

    private enum By
    {
        Sector,
        Square,
        Phone,
        Email,
        Web,
        Name,
    }

    /// <summary>Finds them, on both cores.</summary>
    /// <param name="table">
    /// The records; of fewer than two there are no pairs. It is used up: contacts that many give are forgotten in it.
    /// </param>
    /// <param name="options">How; null for the usual way.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static DuplicateFindings Find(
        MatchTable table, DuplicateOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken =
            default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var how = options ?? new DuplicateOptions();
        table.ForgetShared();
        table.MarkParts();
        var byName = ByName(table);
        progress?.Report(0.05);
        var blocks = new Block[Enum.GetValues<By>().Length];
        var total = new Tally();
        var (crowds, largest) = (0, 0);
        foreach (var by in Enum.GetValues<By>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            blocks[(int)by] = Block.Of(Keys(table, by), byName, how);
            var block = blocks[(int)by];
            foreach (var run in block.Runs.Where(block.IsCrowded))
            {
                (crowds, largest) = (crowds + 1, Math.Max(largest, run.To - run.From));
            }

            total.Add(Compare(table, blocks, (int)by, how, cancellationToken));
            progress?.Report(by == By.Sector ? 0.4 : 0.5 + (0.05 * (int)by));
        }

        var (near, spilt) = CompareNear(table, blocks, new NearWords(table, byName), how, cancellationToken);
        total.Add(near);
        progress?.Report(0.9);
        var weights = how.Weights ?? WeightEstimate.From(total.Neighbours, cancellationToken);
        var told = new List<DuplicatePair>();
        foreach (var kept in total.Promising)
        {
            var (agreement, share) = (Agreement.Of(kept.Code), table.ShareOfName(kept.One, kept.Other));
            var match = weights.Of(agreement, share);
            if (match.Probability >= how.Least)
            {
                told.Add(new DuplicatePair(kept.One, kept.Other, match, MatchWeights.Documented.Of(agreement, share).Weight));
            }
        }

        told.Sort((a, b) => b.Match.Weight.CompareTo(a.Match.Weight) is var by and not 0 ? by
            : a.One != b.One ? a.One.CompareTo(b.One) : a.Other.CompareTo(b.Other));
        progress?.Report(1);
        return new DuplicateFindings(
            told, weights, total.Compared, crowds + spilt, largest, table.SharedByMany, table.Parts);
    }

    private static int[] ByName(MatchTable table)
    {
        var order = new int[table.Count];
        for (var record = 0; record < order.Length; record++)
        {
            order[record] = record;
        }

        // Where names are the same the rest decides, so that windows do not depend on the order in which records came.
        Array.Sort(order, (a, b) =>
            table.Sorted(a).SequenceCompareTo(table.Sorted(b)) is var names and not 0 ? names
            : table.X[a].CompareTo(table.X[b]) is var x and not 0 ? x
            : table.Y[a].CompareTo(table.Y[b]) is var y and not 0 ? y
            : table.Phones[a].CompareTo(table.Phones[b]) is var phones and not 0 ? phones
            : table.Emails[a].CompareTo(table.Emails[b]) is var emails and not 0 ? emails
            : table.Webs[a].CompareTo(table.Webs[b]) is var webs and not 0 ? webs
            : a.CompareTo(b));
        return order;
    }

    private static ulong[] Keys(MatchTable table, By by) => by switch
    {
        By.Sector => table.Sectors.ToArray(),
        By.Square => Squares(table),
        By.Phone => table.Phones.ToArray(),
        By.Email => table.Emails.ToArray(),
        By.Web => table.Webs.ToArray(),
        _ => Names(table),
    };

    private static ulong[] Squares(MatchTable table)
    {
        var keys = new ulong[table.Count];
        for (var record = 0; record < keys.Length; record++)
        {
            if (table.X[record] is var x && !float.IsNaN(x))
            {
                var (column, row) = ((int)Math.Floor(x / Square), (int)Math.Floor(table.Y[record] / Square));
                keys[record] = (((ulong)(uint)column << 32) | (uint)row) + 1;
            }
        }

        return keys;
    }

    private static ulong[] Names(MatchTable table)
    {
        var keys = new ulong[table.Count];
        for (var record = 0; record < keys.Length; record++)
        {
            if (float.IsNaN(table.X[record]) && table.Sectors[record] == 0 && !table.Sorted(record).IsEmpty)
            {
                var hash = 14695981039346656037UL;
                foreach (var letter in table.Sorted(record))
                {
                    hash = (hash ^ letter) * 1099511628211UL;
                }

                keys[record] = hash | 1;
            }
        }

        return keys;
    }

    private static Tally Compare(MatchTable table, Block[] blocks, int by, DuplicateOptions options, CancellationToken cancellationToken)
    {
        var block = blocks[by];
        var total = new Tally();
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(1, block.Runs.Length), Chunk),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellationToken },
            () => new Tally(),
            (range, _, tally) =>
            {
                for (var number = range.Item1; number < Math.Min(range.Item2, block.Runs.Length); number++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var run = block.Runs[number];
                    var neighbours = by <= (int)By.Square && !block.IsCrowded(run);
                    for (var at = run.From; at < run.To; at++)
                    {
                        var end = block.PartnersEnd(at, run);
                        for (var partner = at + 1; partner < end; partner++)
                        {
                            Look(table, blocks, by, block.Order[at], block.Order[partner], neighbours, tally);
                        }
                    }
                }

                return tally;
            },
            total.AddLocked);
        return total;
    }

    private static (Tally Tally, int Crowded) CompareNear(
        MatchTable table, Block[] blocks, NearWords near, DuplicateOptions options, CancellationToken cancellationToken)
    {
        var (total, crowded) = (new Tally(), 0);
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(1, near.Count), EntriesAtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellationToken },
            () => new Tally(),
            (range, _, tally) =>
            {
                var partners = new List<int>();
                for (var entry = range.Item1; entry < Math.Min(range.Item2, near.Count); entry++)
                {
                    var (record, tooMany) = near.Partners(entry, partners);
                    if (tooMany)
                    {
                        Interlocked.Increment(ref crowded);
                    }

                    foreach (var partner in partners)
                    {
                        Look(table, blocks, blocks.Length, record, partner, neighbours: false, tally);
                    }
                }

                cancellationToken.ThrowIfCancellationRequested();
                return tally;
            },
            total.AddLocked);
        return (total, crowded);
    }

    // Looked at where they meet first alone: no list of all pairs is kept to tell which were seen.
    private static void Look(MatchTable table, Block[] blocks, int by, int one, int other, bool neighbours, Tally tally)
    {
        for (var earlier = 0; earlier < by; earlier++)
        {
            if (blocks[earlier].Joins(one, other))
            {
                return;
            }
        }

        if (table.AreParts(one, other))
        {
            return;
        }

        var agreement = table.Compare(one, other);
        tally.Compared++;
        tally.Neighbours[agreement.Code] += neighbours ? 1 : 0;
        if (agreement.IsPromising)
        {
            tally.Promising.Add(new Kept(Math.Min(one, other), Math.Max(one, other), agreement.Code));
        }
    }

    private readonly record struct Kept(int One, int Other, int Code);

    private sealed class Tally
    {
        private readonly Lock _gate = new();

        public long Compared { get; set; }

        public long[] Neighbours { get; } = new long[Agreement.Kinds];

        public List<Kept> Promising { get; } = [];

        public void AddLocked(Tally other)
        {
            lock (_gate)
            {
                Add(other);
            }
        }

        public void Add(Tally other)
        {
            Compared += other.Compared;
            for (var code = 0; code < Neighbours.Length; code++)
            {
                Neighbours[code] += other.Neighbours[code];
            }

            Promising.AddRange(other.Promising);
        }
    }
}
