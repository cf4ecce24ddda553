using CommunityAssets.Domain.People;
using CommunityAssets.Web.Introductions;

namespace CommunityAssets.WebTests.Introductions;

public sealed class CountTableTests
{
    private static readonly Month October = new(2026, 10);
    private static readonly Month November = new(2026, 11);

    [Fact]
    public void Exact_counts_are_told_with_their_totals_for_topics_that_have_any()
    {
        var table = CountTable.Of(
            [(October, "carers", 2), (November, "carers", 3), (November, null, 1), (November, "no-longer-a-topic", 4)], October, November, exact: true);

        Assert.Equal(["Carers", CountTable.NoTopic], table.Rows.Select(row => row.Label));
        Assert.Equal([2, 3], table.Rows[0].Counts);
        Assert.Equal([0, 5], table.Rows[1].Counts);
        Assert.Equal((5, 5, 10), (table.Rows[0].Total, table.Rows[1].Total, table.Totals.Total));
        Assert.Equal([2, 8], table.Totals.Counts);
    }

    [Fact]
    public void For_others_small_counts_are_hidden_and_the_rest_rounded()
    {
        var table = CountTable.Of(
            [(October, "carers", 12), (November, "carers", 21), (October, "music-singing", 3), (November, "music-singing", 2)],
            October, November, exact: false);

        var row = Assert.Single(table.Rows, row => row.Topic == "carers");
        Assert.Equal([10, 20], row.Counts);
        Assert.All(table.Rows.Append(table.Totals).SelectMany(row => row.Counts), count => Assert.True(count is null || count % 5 == 0));

        Assert.DoesNotContain(table.Rows, row => row.Topic == "music-singing");
    }

    [Fact]
    public void A_topic_of_which_nothing_can_be_shown_has_no_row_like_one_that_never_came()
    {
        var table = CountTable.Of([(October, "carers", 3)], October, November, exact: false);
        var empty = CountTable.Of([], October, November, exact: false);

        Assert.Empty(table.Rows);
        Assert.True(table.IsEmpty);
        Assert.Equal(empty.Totals.Counts, table.Totals.Counts);
        Assert.Equal(empty.Totals.Total, table.Totals.Total);
    }

    [Fact]
    public void A_file_says_of_each_number_whether_it_is_exact_rounded_or_hidden()
    {
        var exact = CountsApi.Csv(CountTable.Of([(November, "carers", 3)], November, November, exact: true));
        var others = CountsApi.Csv(CountTable.Of([(November, "carers", 33)], November, November, exact: false));

        Assert.Equal(
            "topic,label,month,count,note\r\ncarers,Carers,2026-11,3,exact\r\ncarers,Carers,all,3,exact\r\n"
            + "all,All topics,2026-11,3,exact\r\nall,All topics,all,3,exact\r\n",
            exact);
        Assert.Contains("carers,Carers,2026-11,35,rounded to 5\r\n", others, StringComparison.Ordinal);
    }
}
