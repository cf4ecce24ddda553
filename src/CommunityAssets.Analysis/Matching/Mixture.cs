namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Two kinds of pairs, of one thing and of two, whose fields come out independently within each kind; estimated from patterns alone by
/// expectation–maximisation (Jaro 1989, "Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida";
/// missing values as in Enamorado, Fifield and Imai 2019). Nothing is random: the same patterns in the same order give the same answer.
/// </summary>
public static class Mixture
{
    /// <summary>Estimates.</summary>
    /// <param name="start">Where to start from; each field has at most 32 cells.</param>
    /// <param name="prior">The share of pairs of one thing to start from, above 0 and below 1.</param>
    /// <param name="patterns">The patterns, each with an open cell or more for each field.</param>
    /// <param name="believed">
    /// How many pairs of each kind the start is worth, added to what is counted; 0 for the pure maximum likelihood.
    /// </param>
    /// <param name="rounds">The most rounds.</param>
    /// <param name="tolerance">At rest when no share moves by more.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">A pattern has too few fields, or one with no open cell.</exception>
    public static MixtureFit Fit(
        IReadOnlyList<LatentField> start, double prior, IReadOnlyList<PatternCount> patterns, double believed = 0, int rounds = 1000,
        double tolerance = 1e-9, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(patterns);
        if (prior is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(prior), prior, "A share above 0 and below 1.");
        }

        if (patterns.Any(pattern => pattern.Cells.Count != start.Count
            || pattern.Cells.Where((cells, field) => Open(cells, start[field].Match.Count) == 0).Any()))
        {
            throw new ArgumentException("Each pattern needs an open cell or more for each field.", nameof(patterns));
        }

        var total = patterns.Sum(pattern => pattern.Count);
        var (fields, share) = (start, prior);
        for (var round = 1; round <= rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (next, matched, likelihood) = Step(fields, share, patterns, start, believed);
            var nextShare = total > 0 ? matched / total : share;
            var moved = Math.Max(Math.Abs(nextShare - share), Moved(fields, next));
            (fields, share) = (next, nextShare);
            if (moved <= tolerance)
            {
                return new MixtureFit(fields, share, likelihood, round, Converged: true);
            }
        }

        return new MixtureFit(fields, share, Step(fields, share, patterns, start, believed).Likelihood, rounds, Converged: false);
    }

    /// <summary>The share that a field's open cells have together.</summary>
    internal static double Sum(IReadOnlyList<double> shares, uint open)
    {
        var sum = 0d;
        for (var cell = 0; cell < shares.Count; cell++)
        {
            sum += (open >> cell & 1) != 0 ? shares[cell] : 0;
        }

        return sum;
    }

    private static uint Open(uint cells, int count) => count == 32 ? cells : cells & ((1u << count) - 1);

    private static (IReadOnlyList<LatentField> Next, double Matched, double Likelihood) Step(
        IReadOnlyList<LatentField> fields, double prior, IReadOnlyList<PatternCount> patterns, IReadOnlyList<LatentField> start,
        double believed)
    {
        var match = start.Select(field => field.Match.Select(share => share * believed).ToArray()).ToArray();
        var differ = start.Select(field => field.Differ.Select(share => share * believed).ToArray()).ToArray();
        var (matched, likelihood) = (0d, 0d);
        foreach (var pattern in patterns)
        {
            var (m, u) = (prior, 1 - prior);
            for (var field = 0; field < fields.Count; field++)
            {
                m *= Sum(fields[field].Match, pattern.Cells[field]);
                u *= Sum(fields[field].Differ, pattern.Cells[field]);
            }

            var of = m + u > 0 ? m / (m + u) : 0.5;
            matched += pattern.Count * of;
            likelihood += pattern.Count > 0 ? pattern.Count * Math.Log(m + u) : 0;
            for (var field = 0; field < fields.Count; field++)
            {
                Share(match[field], fields[field].Match, pattern.Cells[field], pattern.Count * of);
                Share(differ[field], fields[field].Differ, pattern.Cells[field], pattern.Count * (1 - of));
            }
        }

        LatentField[] next =
        [
            .. fields.Select((field, at) => new LatentField(Shares(match[at], field.Match), Shares(differ[at], field.Differ))),
        ];
        return (next, matched, likelihood);
    }

    // What is missing is shared out among the open cells as they stand: it moves nothing that is not known.
    private static void Share(double[] counts, IReadOnlyList<double> shares, uint open, double count)
    {
        var sum = Sum(shares, open);
        if (!(sum > 0) || !(count > 0))
        {
            return;
        }

        for (var cell = 0; cell < counts.Length; cell++)
        {
            counts[cell] += (open >> cell & 1) != 0 ? count * shares[cell] / sum : 0;
        }
    }

    private static IReadOnlyList<double> Shares(double[] counts, IReadOnlyList<double> before)
    {
        var sum = counts.Sum();
        return sum > 0 ? [.. counts.Select(count => count / sum)] : before;
    }

    private static double Moved(IReadOnlyList<LatentField> before, IReadOnlyList<LatentField> after) => before.Zip(after).Max(pair =>
        Math.Max(Largest(pair.First.Match, pair.Second.Match), Largest(pair.First.Differ, pair.Second.Differ)));

    private static double Largest(IReadOnlyList<double> before, IReadOnlyList<double> after) =>
        before.Zip(after).Max(pair => Math.Abs(pair.First - pair.Second));
}
