using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Analysis.Coverage;

/// <summary>Finds which records of several sources are of one thing.</summary>
/// <remarks>
/// Pairs are found and weighed as <see cref="Duplicates"/> does, with weights estimated on these records where there are enough, and those
/// <see cref="Matcher.Likely"/> the same are joined, the surest first. Each source is trusted not to list a thing twice, so that a record
/// is joined to at most one of each other source (Jaro MA. Advances in record-linkage methodology. J Am Stat Assoc 1989;84:414–420, with
/// the surest pair first in place of the best assignment). What people decided goes before: pairs that are the same are joined first,
/// whatever their sources, and things of which two records are different are not. The answer does not depend on the number of threads.
/// </remarks>
public static class SourceMatching
{
    /// <summary>Finds the things.</summary>
    /// <param name="records">Records of all sources, in any order.</param>
    /// <param name="same">Pairs of records that people know to be of one thing; null for none.</param>
    /// <param name="different">Pairs that they know to be of two; null for none.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">A source's number is below 0, or a record has half a place.</exception>
    public static ListedThings Of(
        IReadOnlyList<ListedRecord> records, IReadOnlyList<(int One, int Other)>? same = null,
        IReadOnlyList<(int One, int Other)>? different = null, IProgress<double>? progress = null, CancellationToken cancellationToken =
            default)
    {
        ArgumentNullException.ThrowIfNull(records);
        cancellationToken.ThrowIfCancellationRequested();
        var table = new MatchTable();
        for (var record = 0; record < records.Count; record++)
        {
            var (source, what) = records[record];
            if (source < 0 || what.X.HasValue != what.Y.HasValue || (what is { X: { } x, Y: { } y } && !double.IsFinite(x + y)))
            {
                throw new ArgumentException(
                    $"Record {record} is of source {source} at {what.X}, {what.Y}: sources are numbered from 0, and a place has two "
                    + "numbers.",
                    nameof(records));
            }

            table.Add(what);
        }

        // Surest first, as they are found.
        var pairs = Duplicates.Find(table, options: null, progress, cancellationToken).Pairs.Select(pair => (pair.One, pair.Other));
        return new Joining(records, different ?? []).Of(same ?? [], pairs);
    }

    /// <summary>Each record starts as a thing of its own; things are joined two by two.</summary>
    private sealed class Joining(IReadOnlyList<ListedRecord> records, IReadOnlyList<(int One, int Other)> different)
    {
        private readonly int[] _heads = [.. Enumerable.Range(0, records.Count)];
        private readonly SortedSet<int>[] _sources = [.. records.Select(record => new SortedSet<int> { record.Source })];

        public ListedThings Of(IEnumerable<(int One, int Other)> same, IEnumerable<(int One, int Other)> alike)
        {
            foreach (var (one, other) in same)
            {
                Join(Head(one), Head(other));
            }

            foreach (var (one, other) in alike)
            {
                var (first, second) = (Head(one), Head(other));
                if (!_sources[first].Overlaps(_sources[second]) && !AreDifferent(first, second))
                {
                    Join(first, second);
                }
            }

            var (things, numbers, kept) = (new int[records.Count], new Dictionary<int, int>(), new List<int[]>());
            for (var record = 0; record < things.Length; record++)
            {
                var head = Head(record);
                if (!numbers.TryGetValue(head, out var number))
                {
                    numbers[head] = number = kept.Count;
                    kept.Add([.. _sources[head]]);
                }

                things[record] = number;
            }

            return new ListedThings(things, [.. kept]);
        }

        private bool AreDifferent(int first, int second)
        {
            foreach (var (one, other) in different)
            {
                var (head, another) = (Head(one), Head(other));
                if ((head == first && another == second) || (head == second && another == first))
                {
                    return true;
                }
            }

            return false;
        }

        private void Join(int first, int second)
        {
            if (first != second)
            {
                var (into, from) = first < second ? (first, second) : (second, first);
                _heads[from] = into;
                _sources[into].UnionWith(_sources[from]);
            }
        }

        private int Head(int record)
        {
            while (_heads[record] != record)
            {
                record = _heads[record] = _heads[_heads[record]];
            }

            return record;
        }
    }
}
