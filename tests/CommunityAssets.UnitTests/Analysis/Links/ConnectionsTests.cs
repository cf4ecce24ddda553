using CommunityAssets.Analysis.Links;
using CommunityAssets.UnitTests.Analysis.Oracles;

namespace CommunityAssets.UnitTests.Analysis.Links;

public sealed class ConnectionsTests
{
    /// <summary>Against R's igraph (<c>tools/oracles/links.R</c>).</summary>
    [Theory]
    [InlineData("sparse")]
    [InlineData("karate")]
    public void Betweenness_components_bridges_and_members_that_hold_together_are_igraphs(string name)
    {
        var (members, links) = (Table.Read("link_members"), Table.Read("links"));
        int[] own = [.. Enumerable.Range(0, members.Count).Where(row => members.Text(row, "graph") == name)];
        int[] pairs = [.. Enumerable.Range(0, links.Count).Where(row => links.Text(row, "graph") == name)];
        var graph = LinkGraph.Of(own.Length, pairs.Select(row => ((int)links.Number(row, "one"), (int)links.Number(row, "other"))));
        var found = Connections.Of(graph);
        for (var member = 0; member < own.Length; member++)
        {
            Assert.Equal(members.Number(own[member], "degree"), found.Degrees[member]);
            Assert.Equal(members.Number(own[member], "betweenness"), found.Betweenness[member], 1e-9);
            Assert.Equal(members.Number(own[member], "size"), found.Sizes[found.Components[member]]);
            Assert.Equal(members.Number(own[member], "holds") == 1, found.HoldsTogether[member]);
        }

        Assert.Equal(
            pairs.Where(row => links.Number(row, "bridge") == 1)
                .Select(row => ((int)links.Number(row, "one"), (int)links.Number(row, "other"))).Order(),
            found.Bridges);
    }

    [Fact]
    public void Links_that_are_there_twice_or_lead_back_count_once_or_not_at_all()
    {
        var found = Connections.Of(LinkGraph.Of(4, [(0, 1), (1, 0), (0, 1), (2, 2)]));
        Assert.Equal([1, 1, 0, 0], found.Degrees);
        Assert.Equal([2, 3], found.Unlinked);
        Assert.Equal([0, 0, 1, 2], found.Components);
        Assert.Equal([2, 1, 1], found.Sizes);
        Assert.Equal([(0, 1)], found.Bridges);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_fits()
    {
        var graph = LinkGraph.Of(100_000, Enumerable.Range(0, 99_999).Select(member => (member, member + 1)));
        Assert.Equal(99_999, graph.Links);

        // Everything but betweenness is walked to the end before the first report of progress, which cancels what would take long.
        using var cancelled = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Connections.Of(graph, progress: new Cancelling(cancelled), cancellationToken: cancelled.Token));
        Assert.True(cancelled.IsCancellationRequested);
    }

    [Fact]
    public void A_run_that_is_cancelled_before_it_begins_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Connections.Of(LinkGraph.Of(2, [(0, 1)]), cancellationToken: cancelled.Token));
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }

    [Fact]
    public void Nobody_is_an_answer_too_and_a_link_to_nobody_is_refused()
    {
        Assert.Empty(Connections.Of(LinkGraph.Of(0, [])).Degrees);
        Assert.Throws<ArgumentException>(() => LinkGraph.Of(2, [(0, 2)]));
    }
}
