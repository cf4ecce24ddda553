using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Coverage;

public sealed class SourceMatchingTests
{
    private static readonly string[] Names =
    [
        "Harbour Lights Choir", "Millbrook Knitters", "Saint Anne Lunch Club", "Quarry Allotments", "Tidewater Boxing", "Larkfield Library",
        "Windmill Repair Café", "Copperfield Bowls", "Juniper Stay and Play", "Northgate Chess Circle", "Beacon Food Bank", "Orchard Yoga",
    ];

    [Fact]
    public void The_same_thing_in_two_lists_is_found_and_its_neighbours_stay_apart()
    {
        var found = SourceMatching.Of(
        [
            Listed(0, "Harbour Lights Choir", 100, 100), Listed(0, "Harbour Café", 120, 100),
            Listed(1, "The Harbour Lights Choir", 105, 98), Listed(1, "Quarry Allotments", 110, 100),
        ]);
        Assert.Equal((3, 4), (found.Count, found.Records));
        Assert.Equal(found.Of(0), found.Of(2));
        Assert.Equal([0, 1], found.Sources(found.Of(0)));
        Assert.Equal([0], found.Sources(found.Of(1)));
        Assert.Equal([1], found.Sources(found.Of(3)));
    }

    [Fact]
    public void Records_without_a_place_are_found_by_how_to_reach_them()
    {
        var one = new ListedRecord(0, new MatchRecord("Millbrook Knitters", null, null, null, "01632 960 111", null, null));
        var other = new ListedRecord(1, new MatchRecord("Millbrook Knitters", null, null, null, "+44 1632 960111", null, null));
        Assert.Equal(1, SourceMatching.Of([one, other]).Count);
        Assert.Equal(2, SourceMatching.Of([one, other with { What = other.What with { Name = "Quarry Allotments", Phone = null } }]).Count);
    }

    [Fact]
    public void A_source_never_lists_a_thing_twice_and_the_surest_pair_is_joined()
    {
        // Two play areas of one list beside one of another: it is the nearer of them, and the further one is another thing.
        var found = SourceMatching.Of([Listed(0, "Play Area", 190, 0), Listed(0, "Play Area", 10, 0), Listed(1, "Play Area", 0, 0)]);
        Assert.Equal(2, found.Count);
        Assert.Equal(found.Of(1), found.Of(2));
        Assert.NotEqual(found.Of(0), found.Of(1));
    }

    [Fact]
    public void What_people_decided_goes_before_what_is_alike()
    {
        ListedRecord[] records = [Listed(0, "Harbour Choir", 0, 0), Listed(1, "Harbour Choir", 1, 0), Listed(0, "Quite Another", 900, 900)];
        Assert.Equal(2, SourceMatching.Of(records).Count);
        Assert.Equal(3, SourceMatching.Of(records, different: [(1, 0)]).Count);

        // What was merged is one thing, though both records are of one source; and what is like either is not joined to it twice.
        var merged = SourceMatching.Of(records, same: [(0, 2)]);
        Assert.Equal(1, merged.Count);
        Assert.Equal([0, 1], merged.Sources(0));
        Assert.Equal(2, SourceMatching.Of(records, same: [(0, 2)], different: [(1, 2)]).Count);
    }

    [Fact]
    public void Nobody_and_one_source_alone_are_answers_too()
    {
        Assert.Equal((0, 0), (SourceMatching.Of([]).Count, SourceMatching.Of([]).Records));
        Assert.Equal(3, SourceMatching.Of([Listed(4, "Choir", 1, 1), Listed(4, "Choir", 1, 1), Listed(4, "Choir", 1, 1)]).Count);
        Assert.Throws<ArgumentException>(() => SourceMatching.Of([Listed(-1, "Choir", 1, 1)]));
        Assert.Throws<ArgumentException>(() => SourceMatching.Of([Listed(0, "Choir", double.NaN, 1)]));
    }

    [Fact]
    public void The_order_of_records_changes_no_pair() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ArrayOf(36).ToArbitrary(),
        order =>
        {
            ListedRecord[] records =
            [
                .. Enumerable.Range(0, 36).Select(at => Listed(at / 12, Names[at % 12], (at % 12 * 40) + (at / 12), at % 12 % 3 * 25)),
            ];
            int[] shuffled = [.. Enumerable.Range(0, 36).OrderBy(at => order[at]).ThenBy(at => at)];
            var (one, other) = (SourceMatching.Of(records), SourceMatching.Of([.. shuffled.Select(at => records[at])]));
            return one.Count == other.Count && Groups(one, at => at).SequenceEqual(Groups(other, at => shuffled[at]));
        }).Check(FixedDraws.Config.WithMaxTest(30));

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => SourceMatching.Of([Listed(0, "Choir", 1, 1)], cancellationToken: cancelled.Token));
    }

    private static IEnumerable<string> Groups(ListedThings things, Func<int, int> name) => Enumerable.Range(0, things.Records)
        .GroupBy(things.Of, name).Select(group => string.Join(' ', group.Order())).Order(StringComparer.Ordinal);

    private static ListedRecord Listed(int source, string name, double x, double y) =>
        new(source, new MatchRecord(name, x, y, null, null, null, null));
}
