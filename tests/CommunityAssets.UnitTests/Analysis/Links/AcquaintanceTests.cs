using CommunityAssets.Analysis.Links;
using CommunityAssets.Analysis.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Links;

public sealed class AcquaintanceTests
{
    [Fact]
    public void Groups_that_share_a_hall_are_linked_and_three_links_away_nobody_is()
    {
        // Groups 0, 1, 2, 5; hall 3; trust 4, which runs the hall and another group.
        var graph = LinkGraph.Of(6, [(0, 3), (1, 3), (3, 4), (4, 2)]);
        Assert.Equal([true, true, false, false, false, false], Acquaintance.Of(graph, [true, true, true, false, false, true]));
    }

    [Fact]
    public void Partners_are_linked_straight_and_nobody_is_an_answer_too()
    {
        Assert.Equal([true, true], Acquaintance.Of(LinkGraph.Of(2, [(0, 1)]), [true, true]));
        Assert.Equal([false, false], Acquaintance.Of(LinkGraph.Of(2, [(0, 1)]), [true, false]));
        Assert.Empty(Acquaintance.Of(LinkGraph.Of(0, []), []));
        Assert.Throws<ArgumentException>(() => Acquaintance.Of(LinkGraph.Of(2, []), [true]));
    }

    [Fact]
    public void It_is_what_searching_two_links_deep_finds() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        seed =>
        {
            var (graph, kinds) = Random((ulong)seed);
            var found = Acquaintance.Of(graph, kinds);
            return Enumerable.Range(0, graph.Count).All(member => found[member] == (kinds[member] && Enumerable.Range(0, graph.Count)
                .Any(other => other != member && kinds[other]
                    && (graph.Of(member).Contains(other) || graph.Of(member).ToArray().Intersect(graph.Of(other).ToArray()).Any()))));
        }).Check(FixedDraws.Config);

    [Fact]
    public void Who_holds_groups_together_is_whoever_leaves_two_pieces_with_groups_when_taken_out() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        seed =>
        {
            var (graph, kinds) = Random((ulong)seed);
            var found = Connections.Of(graph, kinds);
            return Enumerable.Range(0, graph.Count).All(member => found.HoldsTogether[member] == (Pieces(graph, kinds, member) > 1));
        }).Check(FixedDraws.Config);

    [Fact]
    public void Names_of_members_change_no_figure_and_the_thread_count_not_a_digit() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        seed =>
        {
            var (graph, _) = Random((ulong)seed);
            var turned = LinkGraph.Of(
                graph.Count, Enumerable.Range(0, graph.Count)
                    .SelectMany(one => graph.Of(one).ToArray().Select(other => (graph.Count - 1 - one, graph.Count - 1 - other))));
            var (found, other) = (Connections.Of(graph), Connections.Of(turned));
            var again = Connections.Of(graph);
            return found.Betweenness.SequenceEqual(again.Betweenness)
                && found.Betweenness.Zip(other.Betweenness.Reverse()).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9)
                && found.HoldsTogether.SequenceEqual(other.HoldsTogether.Reverse())
                && found.Sizes.SequenceEqual(other.Sizes)
                && found.Bridges.Count == other.Bridges.Count;
        }).Check(FixedDraws.Config.WithMaxTest(40));

    /// <summary>Freeman's star and a line: what betweenness must be by hand.</summary>
    [Fact]
    public void In_a_star_the_middle_is_on_every_way_and_in_a_line_each_on_those_that_pass()
    {
        var star = Connections.Of(LinkGraph.Of(6, Enumerable.Range(1, 5).Select(other => (0, other))));
        Assert.Equal([10, 0, 0, 0, 0, 0], star.Betweenness);
        var line = Connections.Of(LinkGraph.Of(5, [(0, 1), (1, 2), (2, 3), (3, 4)]));
        Assert.Equal([0, 3, 4, 3, 0], line.Betweenness);
        Assert.Equal([false, true, true, true, false], line.HoldsTogether);
    }

    private static int Pieces(LinkGraph graph, bool[] kinds, int without)
    {
        var seen = new HashSet<int> { without };
        var pieces = 0;
        foreach (var start in graph.Of(without))
        {
            var (waiting, has) = (new Stack<int>(), false);
            if (seen.Add(start))
            {
                waiting.Push(start);
            }

            while (waiting.TryPop(out var member))
            {
                has |= kinds[member];
                foreach (var other in graph.Of(member))
                {
                    if (seen.Add(other))
                    {
                        waiting.Push(other);
                    }
                }
            }

            pieces += has ? 1 : 0;
        }

        return pieces;
    }

    private static (LinkGraph Graph, bool[] Kinds) Random(ulong seed)
    {
        var random = new Xoshiro(seed);
        var count = 2 + random.Below(30);
        (int, int)[] links = [.. Enumerable.Range(0, random.Below(2 * count)).Select(_ => (random.Below(count), random.Below(count)))];
        return (LinkGraph.Of(count, links), [.. Enumerable.Range(0, count).Select(_ => random.Unit() < 0.5)]);
    }
}
