using CommunityAssets.Analysis.Matching;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Text;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Coverage;

/// <summary>Finds which records of several sources are of one thing.</summary>
/// <remarks>
/// Records are compared when they are of different sources and have a telephone number, an e-mail address or a web host in common, or a
/// telling word of the name within 500 metres or in the same postcode: a pair that differs in all of those is not found. They are scored
/// as in <see cref="Matcher"/>, and pairs that are <see cref="Matcher.Likely"/> the same are joined, the surest first. Each source is
/// trusted not to list a thing twice, so that a record is joined to at most one of each other source (Jaro MA. Advances in
/// record-linkage methodology. J Am Stat Assoc 1989;84:414–420, with the surest pair first in place of the best assignment). The answer
/// does not depend on the number of threads.
/// </remarks>
public static class SourceMatching
{
    private const double NearMetres = 500;

    /// <summary>A number or address that more records share than this is an office's, and says nothing of which thing is meant.</summary>
    private const int MostShared = 50;

    private const int Block = 256;

    /// <summary>Finds the things.</summary>
    /// <param name="records">Records of all sources, in any order.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">A source's number is below 0, or a record has half a place.</exception>
    public static ListedThings Of(
        IReadOnlyList<ListedRecord> records, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        for (var record = 0; record < records.Count; record++)
        {
            var (source, what) = records[record];
            if (source < 0 || what.X.HasValue != what.Y.HasValue || (what is { X: { } x, Y: { } y } && !double.IsFinite(x + y)))
            {
                throw new ArgumentException(
                    $"Record {record} is of source {source} at {what.X}, {what.Y}: sources are numbered from 0, and a place has two numbers.",
                    nameof(records));
            }
        }

        var blocks = new List<(double Weight, int One, int Other)>[(records.Count + Block - 1) / Block];
        var neighbours = new Neighbours(records);
        var done = 0;
        Parallel.For(0, blocks.Length, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            blocks[block] = [];
            for (var one = block * Block; one < Math.Min(records.Count, (block + 1) * Block); one++)
            {
                foreach (var other in neighbours.After(one))
                {
                    var match = Matcher.Compare(records[one].What, records[other].What);
                    if (match.Probability >= Matcher.Likely)
                    {
                        blocks[block].Add((match.Weight, one, other));
                    }
                }
            }

            progress?.Report(Interlocked.Increment(ref done) / (double)blocks.Length);
        });
        return Join(records, [.. blocks.SelectMany(pairs => pairs)]);
    }

    private static ListedThings Join(IReadOnlyList<ListedRecord> records, List<(double Weight, int One, int Other)> pairs)
    {
        // Each record starts as a thing of its own; joining two things that a source both lists is left undone.
        var heads = Enumerable.Range(0, records.Count).ToArray();
        var sources = Array.ConvertAll(heads, record => new SortedSet<int> { records[record].Source });
        foreach (var (_, one, other) in pairs.OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.One).ThenBy(pair => pair.Other))
        {
            var (first, second) = (Head(one), Head(other));
            if (first != second && !sources[first].Overlaps(sources[second]))
            {
                var (into, from) = first < second ? (first, second) : (second, first);
                heads[from] = into;
                sources[into].UnionWith(sources[from]);
            }
        }

        var (things, numbers, kept) = (new int[records.Count], new Dictionary<int, int>(), new List<int[]>());
        for (var record = 0; record < things.Length; record++)
        {
            var head = Head(record);
            if (!numbers.TryGetValue(head, out var number))
            {
                numbers[head] = number = kept.Count;
                kept.Add([.. sources[head]]);
            }

            things[record] = number;
        }

        return new ListedThings(things, [.. kept]);

        int Head(int record)
        {
            while (heads[record] != record)
            {
                record = heads[record] = heads[heads[record]];
            }

            return record;
        }
    }

    /// <summary>Which records are worth comparing.</summary>
    private sealed class Neighbours
    {
        private readonly IReadOnlyList<ListedRecord> _records;
        private readonly string[][] _words;
        private readonly List<int> _placed = [];
        private readonly PointTree _tree;
        private readonly Dictionary<string, List<int>> _contacts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> _postcodes = new(StringComparer.Ordinal);

        public Neighbours(IReadOnlyList<ListedRecord> records)
        {
            _records = records;
            _words = new string[records.Count][];
            var points = new List<Coordinate>();
            for (var record = 0; record < records.Count; record++)
            {
                var what = records[record].What;
                var words = SearchWords.Split(what.Name);
                string[] telling = [.. words.Where(word => !SearchWords.SmallWords.Contains(word))];
                _words[record] = telling.Length > 0 ? telling : [.. words];
                if (what is { X: { } x, Y: { } y })
                {
                    _placed.Add(record);
                    points.Add(new Coordinate(x, y));
                }

                Keep(_contacts, what.PhoneKey is { } phone ? "tel:" + phone : null, record);
                Keep(_contacts, what.EmailKey is { } email ? "mailto:" + email : null, record);
                Keep(_contacts, what.WebHost is { } host ? "//" + host : null, record);
                Keep(_postcodes, what.Postcode, record);
            }

            _tree = PointTree.Of(points);
        }

        /// <summary>The records with higher numbers that are worth comparing with one, each once, in order.</summary>
        public SortedSet<int> After(int one)
        {
            var (source, what) = _records[one];
            var found = new SortedSet<int>();
            foreach (var key in (ReadOnlySpan<string?>)[
                what.PhoneKey is { } phone ? "tel:" + phone : null, what.EmailKey is { } email ? "mailto:" + email : null,
                what.WebHost is { } host ? "//" + host : null])
            {
                if (key is not null && _contacts[key] is { Count: <= MostShared } sharing)
                {
                    found.UnionWith(sharing.Where(other => other > one && _records[other].Source != source));
                }
            }

            if (what.Postcode is { } postcode)
            {
                found.UnionWith(_postcodes[postcode].Where(other => IsAlike(one, source, other)));
            }

            if (what is { X: { } x, Y: { } y })
            {
                var near = new List<int>();
                _tree.Within(x, y, NearMetres, near);
                found.UnionWith(near.Select(point => _placed[point]).Where(other => IsAlike(one, source, other)));
            }

            return found;
        }

        private bool IsAlike(int one, int source, int other) =>
            other > one && _records[other].Source != source && _words[one].AsSpan().ContainsAny(_words[other]);

        private static void Keep(Dictionary<string, List<int>> kept, string? key, int record)
        {
            if (key is not null)
            {
                if (!kept.TryGetValue(key, out var list))
                {
                    kept[key] = list = [];
                }

                list.Add(record);
            }
        }
    }
}
