using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Exchange.Writers;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CommunityAssets.Web.Analyses;

/// <summary>Areas of one sort that are neighbours of each other, as one: what people call a cluster.</summary>
internal static class ClusterGroups
{
    /// <summary>What a row tells.</summary>
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("group", ExportType.Text, "The cluster: its sort, then a number, the one with most areas first."),
        new("class", ExportType.Text, "Its sort: the areas' own value, then their neighbours'.") { ForPrograms = true },
        new("cluster", ExportType.Text, "The same in words."),
        new("areas", ExportType.Whole, "How many areas it has."),
        new("people", ExportType.Real, "The people who live there."),
        new("lowest_p", ExportType.Real, "The lowest pseudo p-value of its areas."),
        new("codes", ExportType.Text, "The areas' codes, parted by blanks.") { ForPrograms = true },
        new("names", ExportType.Text, "The areas' names, parted by semicolons."),
    ];

    /// <summary>The clusters, the largest of each sort first, with their boundaries dissolved.</summary>
    public static List<TableRow> Of(
        Ground ground, LocalStatistic[] found, SpatialWeights weights, ClusterRequest request, CancellationToken cancellationToken)
    {
        var groups = Joined(found, weights).OrderBy(group => IndexOf(found[group[0]].Kind)).ThenByDescending(group => group.Count)
            .ThenBy(group => group[0]).ToList();
        var shapes = new Geometry[groups.Count];
        Parallel.For(0, groups.Count, new ParallelOptions { CancellationToken = cancellationToken }, number =>
            shapes[number] = UnaryUnionOp.Union(groups[number].Select(area => ground.Areas[area].Shape!)));
        var rows = new List<TableRow>(groups.Count);
        foreach (var (group, number) in groups.Select((group, number) => (group, number)))
        {
            var kind = found[group[0]].Kind;
            var id = FormattableString.Invariant(
                $"{ClusterWords.Id(kind)}-{1 + rows.Count(row => (string)row.Values[1]! == ClusterWords.Id(kind))}");
            var people = group.Select(area => ground.People[area]).Where(count => !double.IsNaN(count)).ToList();
            rows.Add(new TableRow(id, shapes[number],
            [
                id, ClusterWords.Id(kind), ClusterWords.Name(kind, request), group.Count, people.Count == 0 ? null : people.Sum(),
                Told.Number(group.Min(area => found[area].PseudoP)), string.Join(' ', group.Select(area => ground.Areas[area].Key.Code)),
                string.Join("; ", group.Select(area => ground.Areas[area].Name)),
            ]));
        }

        return rows;
    }

    private static int IndexOf(ClusterKind kind) => ClusterWords.Kinds.ToList().IndexOf(kind);

    private static IEnumerable<List<int>> Joined(LocalStatistic[] found, SpatialWeights weights)
    {
        // Who counts whom as a neighbour need not be mutual (the nearest, say): either way joins.
        var beside = Enumerable.Range(0, found.Length).Select(_ => new List<int>()).ToArray();
        for (var area = 0; area < found.Length; area++)
        {
            foreach (var other in weights.Neighbours(area))
            {
                beside[area].Add(other);
                beside[other].Add(area);
            }
        }

        var seen = new bool[found.Length];
        for (var first = 0; first < found.Length; first++)
        {
            if (seen[first] || !ClusterWords.Kinds.Contains(found[first].Kind))
            {
                continue;
            }

            var (group, kind) = (new List<int> { first }, found[first].Kind);
            seen[first] = true;
            for (var at = 0; at < group.Count; at++)
            {
                foreach (var other in beside[group[at]].Where(other => !seen[other] && found[other].Kind == kind))
                {
                    seen[other] = true;
                    group.Add(other);
                }
            }

            group.Sort();
            yield return group;
        }
    }
}
